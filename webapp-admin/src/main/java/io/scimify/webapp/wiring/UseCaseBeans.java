package io.scimify.webapp.wiring;

import io.scimify.application.port.in.AdministerAdministratorsUseCase;
import io.scimify.application.port.in.AdministerIntegrationsUseCase;
import io.scimify.application.port.in.AdministerTenantsUseCase;
import io.scimify.application.port.in.LookUpPersonUseCase;
import io.scimify.application.port.in.ReadActivityUseCase;
import io.scimify.application.port.in.ReviewOperationsUseCase;
import io.scimify.application.port.in.SignInUseCase;
import io.scimify.webapp.rest.AdminServices;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;

/** Offers each use case as a bean of its own, so that a view asks for just what it needs. */
@Dependent
public class UseCaseBeans {
  @Produces
  SignInUseCase signIn(AdminServices services) {
    return services.signIn();
  }

  @Produces
  AdministerTenantsUseCase tenants(AdminServices services) {
    return services.tenants();
  }

  @Produces
  AdministerIntegrationsUseCase integrations(AdminServices services) {
    return services.integrations();
  }

  @Produces
  AdministerAdministratorsUseCase administrators(AdminServices services) {
    return services.administrators();
  }

  @Produces
  ReadActivityUseCase activity(AdminServices services) {
    return services.activity();
  }

  @Produces
  ReviewOperationsUseCase operations(AdminServices services) {
    return services.operations();
  }

  @Produces
  LookUpPersonUseCase people(AdminServices services) {
    return services.people();
  }
}
