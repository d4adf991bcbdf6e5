package io.scimify.application.port.out;

import io.scimify.domain.group.ScimGroupId;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.operation.OperationId;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Durable intents, and the leases under which subjects are worked on by one node at a time. */
public interface ProvisioningOperationRepository {
  void insert(ProvisioningOperation operation);

  void update(ProvisioningOperation operation);

  Optional<ProvisioningOperation> find(IntegrationInstanceId integration, OperationId id);

  /**
   * The same, as it is once no other transaction changes it, and unchangeable for others until this
   * one ends.
   */
  Optional<ProvisioningOperation> lock(IntegrationInstanceId integration, OperationId id);

  /** The one live operation of a subject. */
  Optional<ProvisioningOperation> findLive(IntegrationInstanceId integration, Subject subject);

  /** The live operations of several subjects. */
  List<ProvisioningOperation> findLive(
      IntegrationInstanceId integration, Collection<Subject> subjects);

  /** The newest operation of a subject, live or ended; empty once the past is forgotten. */
  Optional<ProvisioningOperation> findLatest(IntegrationInstanceId integration, Subject subject);

  /** The operations of a subject that were asked for since {@code since}, newest first. */
  List<ProvisioningOperation> history(
      IntegrationInstanceId integration, Subject subject, Instant since);

  /**
   * Whether another operation of the same subject is in doubt ({@link
   * ProvisioningOperation#isInDoubt}): one that was asked for since {@code askedSince} and may have
   * been tried after {@code triedSince}, judged by when it was or is due again.
   */
  boolean followsDoubt(ProvisioningOperation operation, Instant askedSince, Instant triedSince);

  /** All live operations on users, or all on groups, oldest first. */
  List<ProvisioningOperation> live(IntegrationInstanceId integration, Subject.Kind kind);

  /** Live operations of one state, oldest first. */
  List<ProvisioningOperation> inState(
      IntegrationInstanceId integration, OperationState state, int offset, int limit);

  /** Their ids alone, of all of them: a target may name thousands, an id is small. */
  List<OperationId> idsInState(IntegrationInstanceId integration, OperationState state);

  /** Those of the operations that are there, oldest first. */
  List<ProvisioningOperation> findAll(
      IntegrationInstanceId integration, Collection<OperationId> operations);

  /** PENDING operations of one type whose outcome the SCIM client was never told, oldest first. */
  List<ProvisioningOperation> unpromised(IntegrationInstanceId integration, OperationType type);

  /** How many live operations there are, by state. */
  Map<OperationState, Integer> countLive(IntegrationInstanceId integration);

  /** What observe mode decided and did not carry out, by type. */
  Map<OperationType, Integer> countObserved(IntegrationInstanceId integration);

  /**
   * PENDING, SCHEDULED or BLOCKED operations due at {@code now}, oldest first, of instances that
   * work off what is owed and are not in {@code busy}. On PostgreSQL rows that another node is
   * taking are skipped (FOR UPDATE SKIP LOCKED).
   */
  List<ProvisioningOperation> due(Instant now, Set<IntegrationInstanceId> busy, int limit);

  /**
   * Lets one transaction at a time, over all nodes, weigh and record deletions of the instance, so
   * that deletions at the same moment do not each overlook the others. Held to the end of the
   * surrounding transaction.
   */
  void awaitTurnToDelete(IntegrationInstanceId integration);

  /**
   * Holds the user deletions that wait for the end of their grace or for their next try, unless
   * approved; those that were held by it.
   */
  List<ProvisioningOperation> holdWaitingDeletions(IntegrationInstanceId integration, String why);

  /** Members that were taken out of the group by operations created since {@code since}. */
  int countRemovals(IntegrationInstanceId integration, ScimGroupId group, Instant since);

  /** User deletions decided since {@code since} (created then or later), held ones included. */
  int countDeletions(IntegrationInstanceId integration, Instant since);

  /** User deletions held now. */
  int countHeldDeletions(IntegrationInstanceId integration);

  /**
   * Takes the lease on {@code key} until {@code until} unless another owner holds it beyond {@code
   * now}. In a transaction of its own.
   */
  boolean tryLease(
      IntegrationInstanceId integration, String key, String owner, Instant now, Instant until);

  /** Gives the lease back, if {@code owner} still has it. */
  void releaseLease(IntegrationInstanceId integration, String key, String owner);

  /** Whether {@code owner} still holds it; locks the row for the surrounding transaction. */
  boolean holdsLease(IntegrationInstanceId integration, String key, String owner);

  /** Forgets ended operations that are older than {@code before}; how many. */
  int purgeEnded(Instant before, int limit);
}
