package io.scimify.application.service.provisioning;

import io.scimify.application.port.out.JamfResult;
import io.scimify.domain.audit.Actor;
import io.scimify.domain.audit.AttributeChange;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.RetryPolicy;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.user.ScimUserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The book of intents: what is recorded before Jamf is called, and what after. Its methods join the
 * surrounding transaction, together with the change of the subject itself.
 */
final class OperationLedger {
  static final String HELD_WITH_OTHERS =
      "Held with the others that wait for an administrator's approval.";

  /** About two minutes; a refusal that lasts longer is for a person to look at. */
  private static final int REFUSALS_THAT_MAY_PASS = 10;

  /** What needs longer does not need time but something else, such as a member that is refused. */
  private static final Duration SETTLES_WITHIN = Duration.ofMinutes(2);

  private final ProvisioningPorts ports;
  private final Story story;
  private final LateEffects lateEffects;

  OperationLedger(ProvisioningPorts ports, Story story) {
    this.ports = ports;
    this.story = story;
    this.lateEffects = new LateEffects(ports);
  }

  Optional<ProvisioningOperation> live(IntegrationInstance instance, Subject subject) {
    return ports.operations().findLive(instance.id(), subject);
  }

  /**
   * The same for whoever builds upon it: nobody takes a leaver out of it until the transaction
   * ends.
   */
  Optional<ProvisioningOperation> lockLive(IntegrationInstance instance, Subject subject) {
    Optional<ProvisioningOperation> seen = live(instance, subject);
    while (seen.isPresent()) {
      Optional<ProvisioningOperation> locked = lock(seen.get());
      if (locked.isPresent()) {
        return locked;
      }
      seen = live(instance, subject);
    }
    return seen;
  }

  /** As it is now, locked; empty if it is live no more. */
  private Optional<ProvisioningOperation> lock(ProvisioningOperation seen) {
    return ports
        .operations()
        .lock(seen.integration(), seen.id())
        .filter(operation -> operation.state().isLive());
  }

  /** Whether the subject was created without the client being told so; see there. */
  boolean isCreatedUntold(IntegrationInstance instance, Subject subject) {
    return ports
        .operations()
        .findLatest(instance.id(), subject)
        .filter(ProvisioningOperation::isUntoldCreation)
        .isPresent();
  }

  /** Records an intent whose first attempt follows at once; it takes the place of a live one. */
  ProvisioningOperation begin(
      IntegrationInstance instance,
      Actor actor,
      ProvisioningOperation intent,
      Optional<ProvisioningOperation> live,
      String message,
      List<AttributeChange> changes) {
    supersede(live);
    ProvisioningOperation begun = intent.attempted(ports.now().plus(SubjectLeases.LEASE));
    ports.operations().insert(begun);
    story.tell(instance, actor, begun, AuditOutcome.ACCEPTED, message, changes, List.of());
    return begun;
  }

  /** Records an intent that is not acted upon now: held, scheduled, retained or only observed. */
  ProvisioningOperation recordOnly(
      IntegrationInstance instance,
      Actor actor,
      ProvisioningOperation intent,
      Optional<ProvisioningOperation> live,
      AuditOutcome outcome,
      List<AttributeChange> changes) {
    supersede(live);
    ports.operations().insert(intent);
    story.tell(instance, actor, intent, outcome, intent.detail().orElse(""), changes, List.of());
    return intent;
  }

  /** The replacement was refused, so what it replaced is owed as before. */
  private void reinstate(Optional<ProvisioningOperation> replaced) {
    replaced.filter(ProvisioningOperation::accepted).ifPresent(ports.operations()::update);
  }

  /**
   * The operation as it is by now, since a leaver may have been taken out of it meanwhile; empty
   * when another attempt or a later request has taken over.
   */
  Optional<ProvisioningOperation> current(ProvisioningOperation attempt) {
    return lock(attempt).filter(now -> now.attempts() == attempt.attempts());
  }

  private void supersede(Optional<ProvisioningOperation> live) {
    live.ifPresent(
        old -> {
          OperationState end =
              old.isLookedAtAgain() ? OperationState.DONE : OperationState.SUPERSEDED;
          ports.operations().update(old.ended(end, "A later request took its place."));
        });
  }

  /**
   * A leaver is asked into no group any more, so that whoever returns does not find back into one
   * by a change from before. Looks again until nobody asks, because what builds upon an operation
   * that is locked here or there is seen only afterwards.
   */
  void forgetMember(IntegrationInstance instance, ScimUserId leaver) {
    for (List<ProvisioningOperation> asking = asking(instance, leaver);
        !asking.isEmpty();
        asking = asking(instance, leaver)) {
      for (ProvisioningOperation operation : asking) {
        lock(operation).map(now -> now.without(leaver)).ifPresent(ports.operations()::update);
      }
    }
  }

  private List<ProvisioningOperation> asking(IntegrationInstance instance, ScimUserId leaver) {
    return ports.operations().live(instance.id(), Subject.Kind.GROUP).stream()
        .filter(operation -> !operation.without(leaver).equals(operation))
        .toList();
  }

  void cancel(ProvisioningOperation operation, String why) {
    ports.operations().update(operation.ended(OperationState.CANCELLED, why));
  }

  /**
   * Jamf holds what was wanted; told once more when a later look finds that it had to be mended.
   */
  void done(
      IntegrationInstance instance,
      ProvisioningOperation operation,
      boolean changed,
      String message,
      JamfConversation jamf) {
    ProvisioningOperation counted = operation.removed(jamf.removals()).settled();
    Optional<Instant> again = lateEffects.nextLook(operation);
    ports
        .operations()
        .update(
            again
                .map(counted::lookedAtAgain)
                .orElseGet(() -> counted.ended(OperationState.DONE, message)));
    AuditOutcome outcome = changed ? AuditOutcome.SUCCEEDED : AuditOutcome.UNCHANGED;
    tell(instance, operation, outcome, message, jamf);
  }

  void rejected(
      IntegrationInstance instance,
      ProvisioningOperation operation,
      String message,
      Optional<ProvisioningOperation> replaced,
      JamfConversation jamf) {
    ports.operations().update(operation.settled().ended(OperationState.REJECTED, message));
    reinstate(replaced);
    tell(instance, operation, AuditOutcome.REJECTED, message, jamf);
  }

  /** Tried in vain; it is ours now, and tried again later. */
  void retry(
      IntegrationInstance instance,
      ProvisioningOperation operation,
      JamfResult.Failed<?> failure,
      JamfConversation jamf) {
    if (failure.reason() == JamfResult.Reason.REFUSED
        && operation.attempts() >= REFUSALS_THAT_MAY_PASS) {
      blocked(instance, operation.removed(jamf.removals()), failure.detail(), jamf);
      return;
    }
    ports
        .operations()
        .update(
            settledIfUnsent(operation, jamf)
                .removed(jamf.removals())
                .retryAt(nextTry(operation, failure), failure.detail()));
    tell(
        instance,
        operation,
        AuditOutcome.RETRYING,
        "Attempt " + operation.attempts() + " failed, will be repeated: " + failure.detail(),
        jamf);
  }

  /** Like {@link #retry}, for an intent of which the SCIM client was told that it failed. */
  void look(ProvisioningOperation operation, JamfResult.Failed<?> failure, JamfConversation jamf) {
    Instant at = nextTry(operation, failure);
    ProvisioningOperation waiting = settledIfUnsent(operation, jamf).retryAt(at, failure.detail());
    ports.operations().update(waiting.unaccepted());
  }

  /** An attempt that sent no write leaves nothing that could come into effect later. */
  private static ProvisioningOperation settledIfUnsent(
      ProvisioningOperation operation, JamfConversation jamf) {
    return jamf.wrote() ? operation : operation.settled();
  }

  private Instant nextTry(ProvisioningOperation operation, JamfResult.Failed<?> failure) {
    double random = ThreadLocalRandom.current().nextDouble();
    Instant now = ports.now();
    boolean settling =
        failure.reason() == JamfResult.Reason.NOT_YET
            && operation.createdAt().plus(SETTLES_WITHIN).isAfter(now);
    RetryPolicy policy = settling ? RetryPolicy.SETTLING : RetryPolicy.TRANSIENT;
    return now.plus(policy.delay(operation.attempts(), random, failure.retryAfter()));
  }

  void blocked(
      IntegrationInstance instance,
      ProvisioningOperation operation,
      String message,
      JamfConversation jamf) {
    int attempts = operation.state() == OperationState.BLOCKED ? operation.attempts() : 1;
    double random = ThreadLocalRandom.current().nextDouble();
    Instant now = ports.now();
    RetryPolicy policy = RetryPolicy.BLOCKED.atAge(Duration.between(operation.createdAt(), now));
    Instant at = now.plus(policy.delay(attempts, random, Optional.empty()));
    ports.operations().update(operation.blocked(at, message));
    tell(instance, operation, AuditOutcome.BLOCKED, "Needs attention: " + message, jamf);
  }

  void held(
      IntegrationInstance instance,
      ProvisioningOperation operation,
      String message,
      JamfConversation jamf) {
    ports.operations().update(operation.held(message));
    tell(instance, operation, AuditOutcome.HELD, message, jamf);
  }

  /**
   * Once the guard holds anything, it also holds the deletions before it that were not carried out
   * yet, so that whoever decides sees them all.
   */
  void holdWaitingDeletions(IntegrationInstance instance) {
    for (ProvisioningOperation held :
        ports.operations().holdWaitingDeletions(instance.id(), HELD_WITH_OTHERS)) {
      story.tell(
          instance, Actor.SYSTEM, held, AuditOutcome.HELD, HELD_WITH_OTHERS, List.of(), List.of());
    }
  }

  private void tell(
      IntegrationInstance instance,
      ProvisioningOperation operation,
      AuditOutcome outcome,
      String message,
      JamfConversation jamf) {
    story.tell(instance, Actor.SYSTEM, operation, outcome, message, List.of(), jamf.calls());
  }
}
