package io.scimify.application.service.provisioning;

import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.OperationTarget;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.user.ProvisionedUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;

/**
 * Carries out what is owed: retries, ends of grace, approvals, and the work of nodes that died.
 * Works on few operations per instance at a time, so that one sick Jamf does not occupy everything.
 */
public final class ProvisioningWorker {
  private static final System.Logger LOG = System.getLogger(ProvisioningWorker.class.getName());
  private static final int BATCH = 50;
  private static final int MOST_PER_INSTANCE = 3;
  private static final Duration NO_WAIT = Duration.ofMillis(1);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final ProvisioningPorts ports;
  private final SubjectLeases leases;
  private final OperationLedger ledger;
  private final UserOperations users;
  private final GroupOperations groups;
  private final GroupConvergence groupConvergence;
  private final QuarantineProbe probe;
  private final Executor executor;
  private final ConcurrentHashMap<IntegrationInstanceId, Lane> lanes = new ConcurrentHashMap<>();
  private final Set<Subject> inHand = ConcurrentHashMap.newKeySet();

  /** Subjects that a request or another node was busy with. */
  private final ConcurrentHashMap<Subject, Instant> notBefore = new ConcurrentHashMap<>();

  /**
   * @param executor runs the operations, a handful at a time; may refuse only when it ends
   */
  public ProvisioningWorker(ProvisioningPorts ports, SubjectLeases leases, Executor executor) {
    this.ports = ports;
    this.leases = leases;
    this.executor = executor;
    Story story = new Story(ports);
    this.ledger = new OperationLedger(ports, story);
    QuarantineKeeper quarantine = new QuarantineKeeper(ports, story);
    this.users = new UserOperations(ports, leases, ledger, quarantine);
    this.groupConvergence = new GroupConvergence(ports);
    this.groups = new GroupOperations(ports, ledger, groupConvergence, quarantine);
    this.probe = new QuarantineProbe(ports, quarantine, executor);
  }

  /**
   * Looks for due work once and hands it out; how much. Call it again at once if there was some.
   */
  public int poll() {
    probe.probeWhenDue();
    Set<IntegrationInstanceId> busy =
        lanes.entrySet().stream()
            .filter(e -> e.getValue().isBusy())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    notBefore.values().removeIf(at -> !at.isAfter(ports.now()));
    List<ProvisioningOperation> due =
        ports.transactions().inTransaction(() -> ports.operations().due(ports.now(), busy, BATCH));
    int taken = 0;
    for (ProvisioningOperation operation : due) {
      taken += take(operation) ? 1 : 0;
    }
    due.stream().map(ProvisioningOperation::integration).distinct().forEach(i -> fill(lane(i)));
    return taken;
  }

  private Lane lane(IntegrationInstanceId integration) {
    return lanes.computeIfAbsent(integration, i -> new Lane(MOST_PER_INSTANCE));
  }

  private boolean take(ProvisioningOperation operation) {
    boolean tooEarly =
        notBefore.getOrDefault(operation.subject(), Instant.MIN).isAfter(ports.now());
    if (tooEarly || !inHand.add(operation.subject())) {
      return false;
    }
    lane(operation.integration()).add(operation);
    return true;
  }

  private void fill(Lane lane) {
    for (Optional<ProvisioningOperation> next = lane.next(); next.isPresent(); next = lane.next()) {
      hand(lane, next.get());
    }
  }

  /** Each operation is handed over by itself, so that the instances take turns. */
  private void hand(Lane lane, ProvisioningOperation operation) {
    Runnable end =
        () -> {
          inHand.remove(operation.subject());
          lane.ended();
        };
    try {
      executor.execute(
          () -> {
            run(operation, end);
            fill(lane);
          });
    } catch (RejectedExecutionException ending) {
      end.run();
    }
  }

  private void run(ProvisioningOperation operation, Runnable end) {
    try {
      work(operation);
    } catch (RuntimeException failure) {
      // The operation stays recorded and comes up again when its attempt's lease is over.
      LOG.log(
          System.Logger.Level.WARNING,
          "Operation " + operation.id() + " could not be worked on",
          failure);
      notBefore.put(operation.subject(), ports.now().plus(BETWEEN_TRIES));
    } finally {
      end.run();
    }
  }

  private void work(ProvisioningOperation operation) {
    Optional<Boolean> hadItsTurn =
        leases.alone(
            operation.integration(),
            operation.subject().toString(),
            NO_WAIT,
            () -> {
              workAlone(operation);
              return true;
            });
    if (hadItsTurn.isEmpty()) {
      notBefore.put(operation.subject(), ports.now().plus(BETWEEN_TRIES));
    }
  }

  private void workAlone(ProvisioningOperation seen) {
    Optional<IntegrationInstance> instance =
        ports.transactions().inTransaction(() -> ports.integrations().find(seen.integration()));
    Optional<ProvisioningOperation> attempt =
        instance
            .filter(IntegrationInstance::worksOff)
            .flatMap(i -> ports.transactions().inTransaction(() -> attempt(i, seen)));
    if (attempt.isPresent()) {
      JamfConversation jamf = new JamfConversation(instance.orElseThrow(), ports.now());
      act(instance.get(), attempt.get(), jamf);
    }
  }

  /** The operation as it is now, with this attempt counted, unless it is no longer to be done. */
  private Optional<ProvisioningOperation> attempt(
      IntegrationInstance instance, ProvisioningOperation seen) {
    Optional<ProvisioningOperation> current =
        ports
            .operations()
            .find(instance.id(), seen.id())
            .filter(o -> o.state().isLive() && o.state() != OperationState.HELD)
            .filter(o -> !o.dueAt().isAfter(ports.now()));
    if (current.isPresent() && mustBeHeld(instance, current.get())) {
      ledger.held(
          instance,
          current.get(),
          OperationLedger.HELD_WITH_OTHERS,
          new JamfConversation(instance, ports.now()));
      return Optional.empty();
    }
    Optional<ProvisioningOperation> counted =
        current.map(o -> o.attempted(ports.now().plus(SubjectLeases.LEASE)));
    counted.ifPresent(ports.operations()::update);
    // Observed or read-only, Jamf is not written to; what is owed waits until the mode is live.
    return counted.filter(o -> instance.mode() == ProvisioningMode.LIVE);
  }

  /** Once the guard holds anything, it also holds deletions that were queued before. */
  private boolean mustBeHeld(IntegrationInstance instance, ProvisioningOperation operation) {
    return operation.type().deletesUser()
        && operation.state() != OperationState.BLOCKED
        && !operation.approved()
        && instance.policy().guards(ports.now())
        && ports.operations().countHeldDeletions(instance.id()) > 0;
  }

  private void act(
      IntegrationInstance instance, ProvisioningOperation operation, JamfConversation jamf) {
    if (operation.subject().kind() == Subject.Kind.USER) {
      actOnUser(instance, operation, jamf);
    } else {
      actOnGroup(instance, operation, jamf);
    }
  }

  private void actOnUser(
      IntegrationInstance instance, ProvisioningOperation operation, JamfConversation jamf) {
    Optional<ProvisionedUser> user =
        ports
            .transactions()
            .inTransaction(() -> ports.users().find(instance.id(), operation.subject().userId()));
    if (user.isEmpty()) {
      cancel(operation, "The user is no longer known.");
    } else if (operation.type() == OperationType.CREATE_USER && !operation.accepted()) {
      users.finishCreation(instance, operation, user.get(), jamf);
    } else {
      users.actAndSettle(instance, operation, user.get(), Optional.empty(), jamf);
    }
  }

  private void actOnGroup(
      IntegrationInstance instance, ProvisioningOperation operation, JamfConversation jamf) {
    Optional<ProvisionedGroup> group =
        ports
            .transactions()
            .inTransaction(() -> ports.groups().find(instance.id(), operation.subject().groupId()));
    if (group.isPresent()) {
      groups.actAndSettle(instance, operation, group.get(), jamf);
    } else if (operation.type() == OperationType.CREATE_GROUP) {
      finishGroupCreation(instance, operation, jamf);
    } else {
      cancel(operation, "The group is no longer known.");
    }
  }

  private void cancel(ProvisioningOperation operation, String why) {
    ports.transactions().run(() -> ledger.cancel(operation, why));
  }

  /** The client was told to try again; we only see to it that nothing half-done stays. */
  private void finishGroupCreation(
      IntegrationInstance instance, ProvisioningOperation operation, JamfConversation jamf) {
    GroupDisplayName name = ((OperationTarget.Group) operation.target()).displayName();
    groups.finishCreation(instance, operation, groupConvergence.find(name, jamf), jamf);
  }

  /** How many operations are being worked on now. */
  public int inProgress() {
    return inHand.size();
  }
}
