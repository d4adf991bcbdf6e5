package io.scimify.application.service.provisioning;

import io.scimify.domain.audit.Actor;
import io.scimify.domain.audit.AttributeChange;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.deprovisioning.DeletionLoad;
import io.scimify.domain.deprovisioning.DeprovisioningDecision;
import io.scimify.domain.deprovisioning.DeprovisioningGuard;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.integration.Removal;
import io.scimify.domain.operation.OperationId;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.OperationTarget;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Carries removals out: turns each managed user into an ordinary recorded deletion, which the
 * worker does like any other, and deletes the instance when none is left. Everything it needs to go
 * on after a crash is recorded; what it remembers here only saves it looking twice.
 */
public final class InstanceRemoval {
  private static final System.Logger LOG = System.getLogger(InstanceRemoval.class.getName());
  private static final String KEY = "removal";
  private static final int PAGE = 100;
  private static final Duration NO_WAIT = Duration.ofMillis(1);
  private static final Duration A_MOMENT = Duration.ofMillis(500);
  private static final List<OperationState> WAITING =
      List.of(OperationState.PENDING, OperationState.HELD, OperationState.BLOCKED);

  private final ProvisioningPorts ports;
  private final SubjectLeases leases;
  private final Story story;
  private final OperationLedger ledger;

  /** Through whose users this node went once; the deletions they became have to end first. */
  private final Set<IntegrationInstanceId> asked = ConcurrentHashMap.newKeySet();

  public InstanceRemoval(ProvisioningPorts ports, SubjectLeases leases) {
    this.ports = ports;
    this.leases = leases;
    this.story = new Story(ports);
    this.ledger = new OperationLedger(ports, story);
  }

  /** One step for every instance that is being removed. */
  public void advance() {
    for (IntegrationInstance instance : read(() -> ports.integrations().removing())) {
      leases.alone(
          instance.id(),
          KEY,
          NO_WAIT,
          () -> {
            advanceOne(instance);
            return true;
          });
    }
  }

  private void advanceOne(IntegrationInstance instance) {
    try {
      advance(instance, instance.removal().orElseThrow());
    } catch (RuntimeException failure) {
      // What is recorded stays recorded; the others shall not wait for this one.
      LOG.log(
          System.Logger.Level.WARNING,
          "The removal of " + instance.id() + " did not come further; it is tried again",
          failure);
    }
  }

  private void advance(IntegrationInstance instance, Removal removal) {
    if (removal.calledOff()) {
      callOff(instance, removal);
    } else if (instance.mode() == ProvisioningMode.LIVE && !isWaiting(instance)) {
      boolean nobodyLeft = askForAll(instance, removal);
      asked.add(instance.id());
      if (nobodyLeft && !isWaiting(instance)) {
        end(instance, removal);
      }
    }
  }

  private boolean isWaiting(IntegrationInstance instance) {
    return asked.contains(instance.id())
        && !read(() -> ports.operations().countLive(instance.id())).isEmpty();
  }

  // ---------------------------------------------------------------------------- asking for
  // deletions

  /** False when there was somebody to delete, so that one has to look again later. */
  private boolean askForAll(IntegrationInstance instance, Removal removal) {
    boolean nobody = true;
    Optional<ScimUserId> after = Optional.empty();
    while (true) {
      Optional<ScimUserId> from = after;
      List<ProvisionedUser> page = read(() -> ports.users().managed(instance.id(), from, PAGE));
      for (ProvisionedUser user : page) {
        if (goes(instance, user)) {
          nobody = false;
          ask(instance, removal, user.id());
        }
      }
      if (page.size() < PAGE || !goesOn(instance)) {
        return nobody;
      }
      after = Optional.of(page.get(page.size() - 1).id());
    }
  }

  /** An administrator may have called it off meanwhile. */
  private boolean goesOn(IntegrationInstance instance) {
    return read(() -> ports.integrations().find(instance.id()))
        .filter(IntegrationInstance::worksOff)
        .isPresent();
  }

  /** Active, and neither protected nor a stranger. */
  private boolean goes(IntegrationInstance instance, ProvisionedUser user) {
    return user.active()
        && !(new DeprovisioningGuard(instance.policy())
                .decide(user, new DeletionLoad(0, 0, 1), ports.now())
            instanceof DeprovisioningDecision.Retain);
  }

  private void ask(IntegrationInstance instance, Removal removal, ScimUserId id) {
    alone(
        instance,
        Subject.of(id),
        () ->
            ports
                .users()
                .find(instance.id(), id)
                .filter(user -> goes(instance, user))
                .filter(user -> ledger.live(instance, Subject.of(id)).isEmpty())
                .ifPresent(user -> record(instance, removal, user)));
  }

  private void record(IntegrationInstance instance, Removal removal, ProvisionedUser user) {
    ProvisioningOperation intent =
        ProvisioningOperation.intend(
            new OperationId(ports.ids().nextId()),
            instance.id(),
            Subject.of(user.id()),
            OperationType.DEPROVISION_USER,
            new OperationTarget.User(user.profile(), false),
            ports.now(),
            removal.correlation());
    boolean fourEyes = instance.policy().fourEyes();
    ports.users().update(instance.id(), user.deactivated(user.profile(), ports.now()));
    ledger.recordOnly(
        instance,
        Actor.admin(removal.askedBy()),
        fourEyes
            ? intent.held("The instance is being removed; another administrator has to approve.")
            : intent.approvedAt(
                ports.now(), "The instance is being removed together with its users."),
        Optional.empty(),
        fourEyes ? AuditOutcome.HELD : AuditOutcome.ACCEPTED,
        List.of(new AttributeChange("active", "true", "false")));
  }

  private void end(IntegrationInstance instance, Removal removal) {
    ports
        .transactions()
        .run(
            () -> {
              int deleted = ports.operations().countDeletions(instance.id(), removal.askedAt());
              ports.integrations().delete(instance.id());
              tell(
                  instance,
                  Actor.admin(removal.askedBy()),
                  "integration.delete",
                  "The instance was deleted after "
                      + deleted
                      + " of its users; its groups stay in Jamf Pro.",
                  removal);
            });
    ports.jamf().forget(instance.id());
    asked.remove(instance.id());
  }

  // ------------------------------------------------------------------------------------ calling
  // off

  private void callOff(IntegrationInstance instance, Removal removal) {
    List<ProvisioningOperation> rest = undone(instance, removal);
    rest.forEach(operation -> callOff(instance, operation));
    if (rest.isEmpty()) {
      ports
          .transactions()
          .run(
              () -> {
                ports.integrations().update(instance.pause(ports.now()));
                tell(
                    instance,
                    Actor.SYSTEM,
                    "integration.pause",
                    "The removal was called off; the instance is paused.",
                    removal);
              });
      asked.remove(instance.id());
    }
  }

  private List<ProvisioningOperation> undone(IntegrationInstance instance, Removal removal) {
    List<ProvisioningOperation> undone = new ArrayList<>();
    for (OperationState state : WAITING) {
      List<ProvisioningOperation> page = List.of();
      for (int offset = 0; offset == 0 || page.size() == PAGE; offset += PAGE) {
        int from = offset;
        page = read(() -> ports.operations().inState(instance.id(), state, from, PAGE));
        undone.addAll(page);
      }
    }
    undone.removeIf(operation -> !operation.correlation().equals(removal.correlation()));
    return undone;
  }

  private void callOff(IntegrationInstance instance, ProvisioningOperation seen) {
    alone(
        instance,
        seen.subject(),
        () ->
            ports
                .operations()
                .find(instance.id(), seen.id())
                .filter(operation -> operation.state().isLive())
                .ifPresent(operation -> keepUser(instance, operation)));
  }

  private void keepUser(IntegrationInstance instance, ProvisioningOperation operation) {
    String why = "The removal of the instance was called off; the user stays.";
    ledger.cancel(operation, why);
    ports
        .users()
        .find(instance.id(), operation.subject().userId())
        .ifPresent(user -> ports.users().update(instance.id(), user.restored(ports.now())));
    story.tell(
        instance, Actor.SYSTEM, operation, AuditOutcome.CANCELLED, why, List.of(), List.of());
  }

  // ---------------------------------------------------------------------------------------- common

  private <T> T read(Supplier<T> question) {
    return ports.transactions().inTransaction(question::get);
  }

  /** Whoever is busy is left to the next look. */
  private void alone(IntegrationInstance instance, Subject subject, Runnable change) {
    leases.alone(
        instance.id(),
        subject.toString(),
        A_MOMENT,
        () -> {
          ports.transactions().run(change::run);
          return true;
        });
  }

  private void tell(
      IntegrationInstance instance, Actor actor, String action, String what, Removal removal) {
    story.tell(
        instance,
        actor,
        action,
        Optional.empty(),
        instance.displayName(),
        AuditOutcome.SUCCEEDED,
        what,
        List.of(),
        List.of(),
        removal.correlation());
  }
}
