package io.scimify.application.port.out;

import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.ScimToken;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.tenant.TenantId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Vitals out of the other repositories. */
public record InMemoryInstanceVitals(
    IntegrationInstanceRepository integrations, ProvisioningOperationRepository operations)
    implements InstanceVitals {

  @Override
  public Map<IntegrationInstanceId, Map<OperationState, Waiting>> waiting(
      Optional<TenantId> tenant) {
    Map<IntegrationInstanceId, Map<OperationState, Waiting>> all = new HashMap<>();
    for (IntegrationInstance instance : inReach(tenant)) {
      Map<OperationState, Waiting> waiting = waiting(instance.id());
      if (!waiting.isEmpty()) {
        all.put(instance.id(), waiting);
      }
    }
    return all;
  }

  private Map<OperationState, Waiting> waiting(IntegrationInstanceId integration) {
    Map<OperationState, Waiting> waiting = new EnumMap<>(OperationState.class);
    Arrays.stream(OperationState.values())
        .filter(OperationState::isLive)
        .forEach(
            state -> {
              List<ProvisioningOperation> some =
                  operations.inState(integration, state, 0, Integer.MAX_VALUE);
              if (!some.isEmpty()) {
                waiting.put(state, new Waiting(some.size(), some.get(0).createdAt()));
              }
            });
    return waiting;
  }

  @Override
  public Map<IntegrationInstanceId, List<ScimToken>> keys(Optional<TenantId> tenant) {
    Map<IntegrationInstanceId, List<ScimToken>> keys = new HashMap<>();
    for (IntegrationInstance instance : inReach(tenant)) {
      List<ScimToken> of = integrations.tokens(instance.id());
      if (!of.isEmpty()) {
        keys.put(instance.id(), of);
      }
    }
    return keys;
  }

  private List<IntegrationInstance> inReach(Optional<TenantId> tenant) {
    return tenant.map(integrations::ofTenant).orElseGet(integrations::all);
  }
}
