package io.scimify.application.port.in;

import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.Removal;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.tenant.TenantId;
import java.util.Map;
import java.util.Optional;

/**
 * Removes an integration instance together with the users that it manages. Without its users it is
 * deleted by {@link AdministerIntegrationsUseCase#delete}.
 */
public interface RemoveIntegrationUseCase {
  /**
   * What would happen, or how far it is.
   *
   * @param deletes active managed users that would vanish from Jamf, or have still to be asked for
   * @param stays active managed users that are protected, so that Jamf keeps them
   * @param waiting live operations by state; HELD, SCHEDULED and BLOCKED ones have to be decided
   *     before a removal begins
   * @param running the removal under way
   */
  record Outlook(
      int deletes, int stays, Map<OperationState, Integer> waiting, Optional<Removal> running) {
    public Outlook {
      waiting = Map.copyOf(waiting);
    }

    /** Users whose deletion is not finished. */
    public int remaining() {
      return deletes + waiting.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  AdminResult<Outlook> outlook(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration);

  /**
   * Begins it; the worker carries it out, and the instance vanishes at the end.
   *
   * @param confirmed how many users the administrator expects to be deleted; refused when it is
   *     another number by now
   */
  AdminResult<IntegrationInstance> begin(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration, int confirmed);

  /** Keeps the users that have not been deleted yet, and leaves the instance paused. */
  AdminResult<IntegrationInstance> callOff(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration);
}
