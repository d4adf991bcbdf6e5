package io.scimify.webapp.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Ready once the migrations have run, and while the database answers. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class Readiness implements HealthCheck {
  private static final int SECONDS = 3;

  private final CompositionRoot root;

  @Inject
  public Readiness(CompositionRoot root) {
    this.root = root;
  }

  /** For the client proxy. */
  @SuppressWarnings("NullAway") // never called on a real instance
  protected Readiness() {
    this(null);
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("database");
    if (!root.isReady()) {
      return answer
          .down()
          .withData("state", "not yet: the schema is being brought up to date")
          .build();
    }
    try (Connection connection = CompositionRoot.dataSource().getConnection()) {
      return answer.status(connection.isValid(SECONDS)).build();
    } catch (SQLException | IllegalStateException unreachable) {
      return answer.down().withData("state", "the database cannot be reached").build();
    }
  }
}
