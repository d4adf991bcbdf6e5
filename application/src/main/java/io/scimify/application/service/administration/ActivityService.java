package io.scimify.application.service.administration;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.ReadActivityUseCase;
import io.scimify.application.port.out.AuditTrail;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.domain.administration.Role;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.audit.AuditEventId;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.tenant.TenantId;
import io.scimify.domain.user.ScimUserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the audit trail of one integration instance. */
public final class ActivityService implements ReadActivityUseCase {
  private final ProvisioningPorts ports;
  private final AdminGate gate;

  public ActivityService(ProvisioningPorts ports) {
    this.ports = ports;
    this.gate = new AdminGate(ports);
  }

  @Override
  public AdminResult<Page> activity(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      Filter filter,
      int offset,
      int limit) {
    return read(
        caller,
        tenant,
        integration,
        filter,
        query ->
            new Page(
                ports.audit().find(query, offset, limit),
                ports.audit().count(query, MOST_COUNTED)));
  }

  @Override
  public AdminResult<List<AuditEvent>> events(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      Filter filter,
      int offset,
      int limit) {
    return read(
        caller, tenant, integration, filter, query -> ports.audit().find(query, offset, limit));
  }

  @Override
  public AdminResult<Long> count(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration, Filter filter) {
    return read(
        caller, tenant, integration, filter, query -> ports.audit().count(query, MOST_COUNTED));
  }

  @Override
  public AdminResult<List<AuditEvent>> after(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      Filter filter,
      Optional<AuditEventId> last,
      int limit) {
    return read(
        caller,
        tenant,
        integration,
        filter,
        query ->
            last.map(id -> ports.audit().after(query, id, limit))
                .orElseGet(() -> ports.audit().find(query, 0, limit)));
  }

  @Override
  public AdminResult<List<LastWord>> lastWords(AdminCaller caller, String name, int limit) {
    return gate.atLeast(caller, Role.VIEWER)
        .map(
            allowed ->
                ports.transactions().inTransaction(() -> lastWords(caller.tenant(), name, limit)));
  }

  /** Events outlive their instances; there is nothing to open of those that are gone. */
  private List<LastWord> lastWords(Optional<TenantId> reach, String name, int limit) {
    Map<IntegrationInstanceId, IntegrationInstance> instances =
        reach.map(ports.integrations()::ofTenant).orElseGet(ports.integrations()::all).stream()
            .collect(Collectors.toMap(IntegrationInstance::id, Function.identity()));
    List<AuditEvent> events =
        byId(name)
            .map(user -> newest(reach, user))
            .orElseGet(() -> ports.audit().lastWords(reach, name, limit));
    return events.stream()
        .flatMap(
            event ->
                event.integration().map(instances::get).stream()
                    .map(instance -> new LastWord(instance, event)))
        .toList();
  }

  private List<AuditEvent> newest(Optional<TenantId> reach, Subject user) {
    return ports
        .audit()
        .find(
            new AuditTrail.Query(
                reach,
                Optional.empty(),
                Optional.of(user),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            0,
            1);
  }

  private <T> AdminResult<T> read(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      Filter filter,
      Function<AuditTrail.Query, T> reading) {
    return gate.integration(caller, tenant, integration, Role.VIEWER)
        .then(
            instance -> {
              try {
                AuditTrail.Query query = query(tenant, integration, filter);
                return AdminResult.done(
                    ports.transactions().inTransaction(() -> reading.apply(query)));
              } catch (IllegalArgumentException invalid) {
                return TenantsService.invalid("correlationId", invalid);
              }
            });
  }

  private static AuditTrail.Query query(
      TenantId tenant, IntegrationInstanceId integration, Filter filter) {
    Optional<Subject> user = filter.user().flatMap(ActivityService::byId);
    return new AuditTrail.Query(
        Optional.of(tenant),
        Optional.of(integration),
        filter.subject().or(() -> user),
        user.isPresent() ? Optional.empty() : filter.user().filter(text -> !text.isBlank()),
        filter.outcome(),
        filter.correlationId().map(CorrelationId::new),
        filter.from(),
        filter.to());
  }

  /** Somebody who has no more than a SCIM id, from an answer or a log, finds the user as well. */
  private static Optional<Subject> byId(String text) {
    try {
      return Optional.of(Subject.of(new ScimUserId(UUID.fromString(text.strip()))));
    } catch (IllegalArgumentException aName) {
      return Optional.empty();
    }
  }
}
