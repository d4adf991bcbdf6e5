package io.scimify.domain.operation;

import io.scimify.domain.group.MembershipChange;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.user.ScimUserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A durable intent. Recorded before Jamf is called; attempts are counted before they run, so that a
 * crash counts. Once {@code accepted}, the SCIM client was told "done" and we owe it.
 *
 * @param attempts how often it was begun
 * @param answered how many of these attempts ended in a clear word from Jamf
 * @param dueAt when to act: next try, or end of grace
 * @param removals members that were taken out of the group so far
 * @param detail why it waits, failed or was held, for the administrator
 */
public record ProvisioningOperation(
    OperationId id,
    IntegrationInstanceId integration,
    Subject subject,
    OperationType type,
    OperationTarget target,
    OperationState state,
    boolean accepted,
    boolean approved,
    int attempts,
    int answered,
    int removals,
    Instant createdAt,
    Instant dueAt,
    Optional<String> detail,
    CorrelationId correlation) {

  private static final String LOOKED_AT_AGAIN =
      "Done. It is looked at again for a minute, because an earlier change got no answer and may"
          + " still come into effect.";

  public static ProvisioningOperation intend(
      OperationId id,
      IntegrationInstanceId integration,
      Subject subject,
      OperationType type,
      OperationTarget target,
      Instant now,
      CorrelationId correlation) {
    return new ProvisioningOperation(
        id,
        integration,
        subject,
        type,
        target,
        OperationState.PENDING,
        false,
        false,
        0,
        0,
        0,
        now,
        now,
        Optional.empty(),
        correlation);
  }

  /** Owed from the start: a deactivation is never refused, so it may only be retried. */
  public ProvisioningOperation promised() {
    return copy(target, state, true, approved, attempts, dueAt, detail);
  }

  /**
   * Counted before it runs; not due again before {@code leaseEnd}, when others may take it over.
   */
  public ProvisioningOperation attempted(Instant leaseEnd) {
    return copy(target, state, accepted, approved, attempts + 1, leaseEnd, detail);
  }

  /** Tried in vain; we own it now and try again at {@code at}. */
  public ProvisioningOperation retryAt(Instant at, String why) {
    return copy(target, OperationState.PENDING, true, approved, attempts, at, Optional.of(why));
  }

  /**
   * The SCIM client was told that this failed; we only look whether it took effect all the same.
   */
  public ProvisioningOperation unaccepted() {
    return copy(subject, false, answered, removals);
  }

  /** Jamf's answer to the last attempt was clear, so that nothing of it can come later. */
  public ProvisioningOperation settled() {
    return copy(subject, accepted, answered + 1, removals);
  }

  /** Whether what an attempt sent to Jamf may come into effect without anybody hearing of it. */
  public boolean isInDoubt() {
    return attempts > answered;
  }

  /** Done, but to be compared with Jamf once more at {@code at}. */
  public ProvisioningOperation lookedAtAgain(Instant at) {
    return retryAt(at, LOOKED_AT_AGAIN);
  }

  /** Whether it is done and only compared with Jamf for some more time. */
  public boolean isLookedAtAgain() {
    return state == OperationState.PENDING && detail.filter(LOOKED_AT_AGAIN::equals).isPresent();
  }

  /** An update that has to create whoever is gone from Jamf: what a reactivation does. */
  public ProvisioningOperation creatingAnew() {
    return new ProvisioningOperation(
        id,
        integration,
        subject,
        OperationType.REACTIVATE_USER,
        target,
        state,
        accepted,
        approved,
        attempts,
        answered,
        removals,
        createdAt,
        dueAt,
        detail,
        correlation);
  }

  /** So many more members were taken out of the group. */
  public ProvisioningOperation removed(int members) {
    return copy(subject, accepted, answered, removals + members);
  }

  /**
   * A creation that worked out after its request had ended in a failure, or in nothing at all. The
   * client asks again (Okta repeats a POST after 429 and after a timeout, fact sheet Okta §1.11)
   * and is then told what it missed.
   */
  public boolean isUntoldCreation() {
    return type.creates() && state == OperationState.DONE && !accepted && attempts > 1;
  }

  /** The same under the identity that its subject turned out to have. */
  public ProvisioningOperation about(Subject identity) {
    return copy(identity, accepted, answered, removals);
  }

  /** A group's change that asks for {@code leaver} no more. */
  public ProvisioningOperation without(ScimUserId leaver) {
    return asking(((OperationTarget.Group) target).membership().without(leaver));
  }

  /** A group's change that asks for this instead. */
  public ProvisioningOperation asking(MembershipChange membership) {
    OperationTarget.Group group = (OperationTarget.Group) target;
    OperationTarget other =
        new OperationTarget.Group(group.displayName(), group.attributes(), membership);
    return copy(other, state, accepted, approved, attempts, dueAt, detail);
  }

  public ProvisioningOperation blocked(Instant slowRetry, String why) {
    return copy(
        target, OperationState.BLOCKED, true, approved, attempts, slowRetry, Optional.of(why));
  }

  public ProvisioningOperation held(String why) {
    return copy(target, OperationState.HELD, true, approved, attempts, dueAt, Optional.of(why));
  }

  public ProvisioningOperation scheduled(Instant at, String why) {
    return copy(target, OperationState.SCHEDULED, true, approved, attempts, at, Optional.of(why));
  }

  /** An administrator agreed: due now, and never held again. */
  public ProvisioningOperation approvedAt(Instant now, String why) {
    return copy(target, OperationState.PENDING, true, true, 0, now, Optional.of(why));
  }

  public ProvisioningOperation ended(OperationState end, String why) {
    if (end.isLive()) {
      throw new IllegalArgumentException(end + " is not an end");
    }
    return copy(target, end, accepted, approved, attempts, dueAt, Optional.of(why));
  }

  private ProvisioningOperation copy(
      OperationTarget newTarget,
      OperationState newState,
      boolean newAccepted,
      boolean newApproved,
      int newAttempts,
      Instant newDue,
      Optional<String> newDetail) {
    return new ProvisioningOperation(
        id,
        integration,
        subject,
        type,
        newTarget,
        newState,
        newAccepted,
        newApproved,
        newAttempts,
        Math.min(answered, newAttempts),
        removals,
        createdAt,
        newDue,
        newDetail,
        correlation);
  }

  private ProvisioningOperation copy(
      Subject newSubject, boolean newAccepted, int newAnswered, int newRemovals) {
    return new ProvisioningOperation(
        id,
        integration,
        newSubject,
        type,
        target,
        state,
        newAccepted,
        approved,
        attempts,
        newAnswered,
        newRemovals,
        createdAt,
        dueAt,
        detail,
        correlation);
  }
}
