package io.scimify.adapter.scim.resource;

import io.scimify.adapter.scim.wire.Limits;
import io.scimify.application.port.in.AuthenticateScimClientUseCase;
import io.scimify.application.port.in.ProvisionGroupUseCase;
import io.scimify.application.port.in.ProvisionUserUseCase;
import io.scimify.application.port.in.ReadGroupsUseCase;
import io.scimify.application.port.in.ReadUsersUseCase;
import io.scimify.domain.operation.CorrelationId;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the SCIM side needs of the rest; {@link ScimApplication} looks it up as a CDI bean.
 *
 * @param publicBase the address under which clients see the application, without a slash at the
 *     end; empty to take it from each request
 * @param correlationIds a new id for each request that brings none
 */
public record ScimApi(
    AuthenticateScimClientUseCase authentication,
    ReadUsersUseCase readUsers,
    ReadGroupsUseCase readGroups,
    ProvisionUserUseCase provisionUser,
    ProvisionGroupUseCase provisionGroup,
    Supplier<CorrelationId> correlationIds,
    Clock clock,
    Optional<URI> publicBase,
    Limits limits) {}
