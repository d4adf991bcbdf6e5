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

  /**
   * All that wait in one state now, by id: what "all" means from here on, whatever begins to wait
   * later.
   */
  AdminResult<List<OperationId>> all(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration, OperationState state);

  /** How many wait, by state. */
  AdminResult<Map<OperationState, Integer>> counts(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration);

  /** So many are named; the others are only counted. */
  int MOST_NAMED = 1_000;

  /**
   * How many, and who.
   *
   * @param names of the first {@link #MOST_NAMED}
   */
  record Affected(int count, List<String> names) {}

  /**
   * What approving would do now; changes nothing.
   *
   * @param usersDeleted the Jamf users that would be deleted
   * @param groupsChanged the groups that would lose members
   * @param triedAgain the subjects whose change would be tried again
   * @param refusal why this administrator may not approve them
   */
  record Consequences(
      Affected usersDeleted,
      Affected groupsChanged,
      Affected triedAgain,
      Optional<String> refusal) {
    /** How many operations would be decided. */
    public int count() {
      return usersDeleted.count() + groupsChanged.count() + triedAgain.count();
    }
  }

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
