package io.scimify.application.service.administration;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.ReadOverviewUseCase;
import io.scimify.application.port.out.ActivityTallies;
import io.scimify.application.port.out.InstanceVitals;
import io.scimify.application.port.out.InstanceVitals.Waiting;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.domain.administration.Role;
import io.scimify.domain.alert.AlertRules;
import io.scimify.domain.audit.Tally;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.ScimToken;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at every instance in a caller's reach with four queries in all. */
public final class OverviewService implements ReadOverviewUseCase {
  private final ProvisioningPorts ports;
  private final AdminGate gate;
  private final InstanceVitals vitals;
  private final ActivityTallies tallies;
  private final AlertRules rules;

  public OverviewService(
      ProvisioningPorts ports, InstanceVitals vitals, ActivityTallies tallies, AlertRules rules) {
    this.ports = ports;
    this.gate = new AdminGate(ports);
    this.vitals = vitals;
    this.tallies = tallies;
    this.rules = rules;
  }

  @Override
  public AdminResult<List<Standing>> overview(AdminCaller caller, Instant midnight, int days) {
    return gate.atLeast(caller, Role.VIEWER)
        .map(
            allowed ->
                ports
                    .transactions()
                    .inTransaction(() -> standings(caller.tenant(), midnight, days)));
  }

  private List<Standing> standings(Optional<TenantId> tenant, Instant midnight, int days) {
    Instant from = midnight.minus(Duration.ofDays(days - 1L));
    Look look =
        new Look(
            vitals.waiting(tenant),
            vitals.keys(tenant),
            tallies.days(tenant, from, days),
            Collections.nCopies(days, Tally.NONE));
    return tenant.map(ports.integrations()::ofTenant).orElseGet(ports.integrations()::all).stream()
        .map(instance -> standing(instance, look))
        .toList();
  }

  /** What was read of all instances together. */
  private record Look(
      Map<IntegrationInstanceId, Map<OperationState, Waiting>> waiting,
      Map<IntegrationInstanceId, List<ScimToken>> keys,
      Map<IntegrationInstanceId, List<Tally>> days,
      List<Tally> idle) {}

  private Standing standing(IntegrationInstance instance, Look look) {
    Map<OperationState, Waiting> waiting = look.waiting().getOrDefault(instance.id(), Map.of());
    List<ScimToken> keys = look.keys().getOrDefault(instance.id(), List.of());
    Map<OperationState, Integer> counts = new EnumMap<>(OperationState.class);
    waiting.forEach((state, some) -> counts.put(state, some.count()));
    AlertRules.Facts facts =
        new AlertRules.Facts(
            instance,
            keys,
            counts.getOrDefault(OperationState.HELD, 0),
            Optional.ofNullable(waiting.get(OperationState.PENDING)).map(Waiting::oldest));
    return new Standing(
        instance,
        counts,
        keys,
        rules.conditions(facts, ports.clock().instant()),
        look.days().getOrDefault(instance.id(), look.idle()));
  }
}
