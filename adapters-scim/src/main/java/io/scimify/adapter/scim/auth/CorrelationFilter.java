package io.scimify.adapter.scim.auth;

import io.scimify.domain.operation.CorrelationId;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives each request the id under which its operations, audit events and log lines are found, and
 * tells it to the client. An id that the client brings is kept.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION - 100)
public final class CorrelationFilter implements ContainerRequestFilter, ContainerResponseFilter {

  public static final String HEADER = "X-Correlation-Id";

  private static final String PROPERTY = CorrelationFilter.class.getName();

  private final Supplier<CorrelationId> newId;

  public CorrelationFilter(Supplier<CorrelationId> newId) {
    this.newId = newId;
  }

  static CorrelationId of(ContainerRequestContext request) {
    if (request.getProperty(PROPERTY) instanceof CorrelationId id) {
      return id;
    }
    throw new IllegalStateException("The correlation filter comes first");
  }

  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(PROPERTY, kept(request.getHeaderString(HEADER)));
  }

  private CorrelationId kept(@Nullable String brought) {
    try {
      return brought == null ? newId.get() : new CorrelationId(brought);
    } catch (IllegalArgumentException unusable) {
      return newId.get();
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(PROPERTY) instanceof CorrelationId id) {
      response.getHeaders().putSingle(HEADER, id.value());
    }
  }
}
