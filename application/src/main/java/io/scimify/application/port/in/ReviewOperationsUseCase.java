package io.scimify.application.port.in;

import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.operation.OperationId;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What waits for a person: held, scheduled and blocked operations. */
public interface ReviewOperationsUseCase {
  AdminResult<List<ProvisioningOperation>> waiting(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      OperationState state,
      int offset,
      int limit);

  /** How many wait, by state. */
  AdminResult<Map<OperationState, Integer>> counts(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration);

  /**
   * What approving would do now; changes nothing.
   *
   * @param usersDeleted names of the Jamf users that would be deleted
   * @param groupsChanged names of the groups that would lose members
   * @param triedAgain names of the subjects whose change would be tried again
   * @param refusal why this administrator may not approve them
   */
  record Consequences(
      List<String> usersDeleted,
      List<String> groupsChanged,
      List<String> triedAgain,
      Optional<String> refusal) {}

  /** What {@link #approve} would do, for the same operations. */
  AdminResult<Consequences> preview(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      List<OperationId> operations);

  /** What observe mode would have done in Jamf so far, by type. */
  AdminResult<Map<OperationType, Integer>> observed(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration);

  /** Lets held operations go, scheduled ones at once, blocked ones be tried again; how many. */
  AdminResult<Integer> approve(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      List<OperationId> operations,
      String reason);

  /** Calls them off: the Jamf user stays, SCIM keeps showing it inactive; how many. */
  AdminResult<Integer> reject(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      List<OperationId> operations,
      String reason);
}
