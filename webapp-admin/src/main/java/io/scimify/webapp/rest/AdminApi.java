package io.scimify.webapp.rest;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/**
 * The admin REST API, assembled by hand, so that it shares no filter and no error mapper with the
 * SCIM side of the same WAR.
 */
@ApplicationPath("/api/v1")
public class AdminApi extends Application {

  @Override
  @SuppressWarnings("deprecation") // the one portable way to register objects that were constructed
  public Set<Object> getSingletons() {
    return components(CDI.current().select(AdminServices.class).get());
  }

  static Set<Object> components(AdminServices services) {
    Answers answers = new Answers();
    IntegrationJson json = new IntegrationJson(services.publicBase());
    return Set.of(
        new CorrelationHeader(services.correlationIds()),
        new BasicAuthentication(services.signIn()),
        new ProblemMapper(),
        new ContainerProblemMapper(),
        new OpenApiResource(),
        new TenantsResource(services.tenants(), answers),
        new IntegrationsResource(services.integrations(), json, answers),
        new RemovalResource(services.removal(), json, answers),
        new ScimTokensResource(services.integrations(), answers),
        new ActivityResource(services.activity(), answers),
        new AuditResource(services.audit(), answers),
        new ApprovalsResource(services.operations(), answers),
        new UsersResource(services.people(), answers),
        new PeopleResource(services.people(), services.activity(), answers),
        new DriftResource(services.reconciliation(), answers),
        new MatchPreviewResource(services.reconciliation(), answers),
        new AdministratorsResource(services.administrators(), answers));
  }
}
