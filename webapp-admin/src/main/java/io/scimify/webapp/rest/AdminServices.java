package io.scimify.webapp.rest;

import io.scimify.application.port.in.AdministerAdministratorsUseCase;
import io.scimify.application.port.in.AdministerIntegrationsUseCase;
import io.scimify.application.port.in.AdministerTenantsUseCase;
import io.scimify.application.port.in.LookUpPersonUseCase;
import io.scimify.application.port.in.ReadActivityUseCase;
import io.scimify.application.port.in.ReadAuditUseCase;
import io.scimify.application.port.in.ReadOverviewUseCase;
import io.scimify.application.port.in.ReconcileUseCase;
import io.scimify.application.port.in.RemoveIntegrationUseCase;
import io.scimify.application.port.in.ReviewOperationsUseCase;
import io.scimify.application.port.in.SignInByProviderUseCase;
import io.scimify.application.port.in.SignInUseCase;
import io.scimify.domain.operation.CorrelationId;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What the admin API needs of the rest; the WAR offers one CDI bean of this type.
 *
 * @param background runs what takes longer than an answer may
 * @param publicBase the address under which clients see the application, without a slash at the
 *     end; empty to take it from each request
 */
public record AdminServices(
    SignInUseCase signIn,
    SignInByProviderUseCase signInByProvider,
    AdministerTenantsUseCase tenants,
    AdministerIntegrationsUseCase integrations,
    AdministerAdministratorsUseCase administrators,
    ReadActivityUseCase activity,
    ReadAuditUseCase audit,
    ReadOverviewUseCase overview,
    ReviewOperationsUseCase operations,
    LookUpPersonUseCase people,
    ReconcileUseCase reconciliation,
    RemoveIntegrationUseCase removal,
    Supplier<CorrelationId> correlationIds,
    Executor background,
    Optional<URI> publicBase) {}
