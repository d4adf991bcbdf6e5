package io.scimify.application.service.provisioning;

import io.scimify.domain.audit.Actor;
import io.scimify.domain.audit.AttributeChange;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.deprovisioning.DeprovisioningDecision;
import io.scimify.domain.group.MembershipChange;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.operation.OperationId;
import io.scimify.domain.operation.OperationTarget;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.reconciliation.DriftItem;
import io.scimify.domain.reconciliation.DriftItemId;
import io.scimify.domain.reconciliation.DriftKind;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns differences into ordinary recorded operations, which the worker carries out like any other:
 * from a fresh read, with the guard's consent, and with a story. Whatever is under way already is
 * left alone.
 */
public final class DriftRepair {
  private static final Duration A_MOMENT = Duration.ofSeconds(2);
  private static final int MOST_NOTES = 10;
  private static final String WHY = "Repair of drift: Jamf Pro is made equal to what SCIM shows.";

  private final ProvisioningPorts ports;
  private final SubjectLeases leases;
  private final OperationLedger ledger;
  private final UserOperations users;

  public DriftRepair(ProvisioningPorts ports, SubjectLeases leases) {
    this.ports = ports;
    this.leases = leases;
    Story story = new Story(ports);
    this.ledger = new OperationLedger(ports, story);
    this.users = new UserOperations(ports, leases, ledger, new QuarantineKeeper(ports, story));
  }

  /**
   * What became of each difference.
   *
   * @param notes why something was held or left alone, the first few
   */
  public record Outcome(
      List<DriftItemId> asked,
      List<DriftItemId> held,
      List<DriftItemId> skipped,
      List<String> notes) {

    /** Those about which something will be done. */
    public List<DriftItemId> taken() {
      List<DriftItemId> taken = new ArrayList<>(asked);
      taken.addAll(held);
      return taken;
    }
  }

  /** How one subject's repair stands. */
  private record Step(AuditOutcome outcome, String note) {
    static Step skipped(String why) {
      return new Step(AuditOutcome.UNCHANGED, why);
    }
  }

  /** Who asks for it. */
  private record Order(IntegrationInstance instance, Actor actor, CorrelationId correlation) {}

  public Outcome repair(
      IntegrationInstance instance, List<DriftItem> items, Actor actor, CorrelationId correlation) {
    Order order = new Order(instance, actor, correlation);
    Outcome outcome =
        new Outcome(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Map<Subject, List<DriftItem>> bySubject = new LinkedHashMap<>();
    for (DriftItem item : items) {
      if (item.subject().isPresent() && item.kind().isRepairable()) {
        bySubject.computeIfAbsent(item.subject().get(), s -> new ArrayList<>()).add(item);
      } else {
        outcome.skipped().add(item.id());
        note(
            outcome, item.name(), "the identity provider does not manage it, so it is left alone.");
      }
    }
    bySubject.forEach((subject, about) -> repair(order, subject, about, outcome));
    return outcome;
  }

  private void repair(Order order, Subject subject, List<DriftItem> items, Outcome outcome) {
    Step step =
        leases
            .alone(
                order.instance().id(),
                subject.toString(),
                A_MOMENT,
                () -> ports.transactions().inTransaction(() -> step(order, subject, items)))
            .orElseGet(() -> Step.skipped("it is being changed right now."));
    List<DriftItemId> ids = items.stream().map(DriftItem::id).toList();
    switch (step.outcome()) {
      case UNCHANGED -> outcome.skipped().addAll(ids);
      case HELD -> outcome.held().addAll(ids);
      default -> outcome.asked().addAll(ids);
    }
    if (step.outcome() != AuditOutcome.RETRYING) {
      note(outcome, items.get(0).name(), step.note());
    }
  }

  private static void note(Outcome outcome, String name, String why) {
    if (outcome.notes().size() < MOST_NOTES) {
      outcome.notes().add("\"" + name + "\": " + why);
    }
  }

  private Step step(Order order, Subject subject, List<DriftItem> items) {
    Optional<ProvisioningOperation> live = ledger.live(order.instance(), subject);
    if (live.isPresent()) {
      return Step.skipped(
          "an operation is under way already (" + live.get().state() + "); it comes first.");
    }
    return subject.kind() == Subject.Kind.USER
        ? ports
            .users()
            .find(order.instance().id(), subject.userId())
            .map(user -> repairUser(order, user, items.get(0)))
            .orElseGet(() -> Step.skipped("it is no longer known."))
        : ports
            .groups()
            .find(order.instance().id(), subject.groupId())
            .map(group -> repairGroup(order, group, items))
            .orElseGet(() -> Step.skipped("it is no longer known."));
  }

  private Step repairUser(Order order, ProvisionedUser user, DriftItem item) {
    boolean toBeThere = item.kind() != DriftKind.STILL_IN_JAMF;
    if (!user.isManaged() || user.active() != toBeThere) {
      return Step.skipped("it has changed since the report was made.");
    }
    if (toBeThere) {
      OperationTarget target = new OperationTarget.User(user.profile(), true);
      return now(order, intent(order, item, OperationType.UPDATE_USER, target), item);
    }
    OperationTarget target = new OperationTarget.User(user.profile(), false);
    ProvisioningOperation intent = intent(order, item, OperationType.DEPROVISION_USER, target);
    return deprovision(order, intent, users.decide(order.instance(), user), item);
  }

  /** The guard decides as it does for a deactivation that comes in now. */
  private Step deprovision(
      Order order, ProvisioningOperation intent, DeprovisioningDecision decision, DriftItem item) {
    if (decision instanceof DeprovisioningDecision.Retain retain) {
      return Step.skipped(retain.why());
    }
    if (decision instanceof DeprovisioningDecision.Hold hold) {
      return record(order, intent.held(hold.why()), AuditOutcome.HELD, item);
    }
    return decision instanceof DeprovisioningDecision.Schedule schedule
        ? record(
            order, intent.scheduled(schedule.at(), schedule.why()), AuditOutcome.SCHEDULED, item)
        : now(order, intent, item);
  }

  private Step repairGroup(Order order, ProvisionedGroup group, List<DriftItem> items) {
    if (items.stream().anyMatch(item -> item.kind() == DriftKind.MISSING_IN_JAMF)) {
      return Step.skipped(
          "the static user group is gone, and policies may have depended on it;"
              + " unlink the group in the identity provider and push it again.");
    }
    OperationTarget target =
        new OperationTarget.Group(
            group.displayName(), group.attributes(), membership(order.instance(), items));
    DriftItem first = items.get(0);
    return now(order, intent(order, first, OperationType.UPDATE_GROUP, target), first);
  }

  private MembershipChange membership(IntegrationInstance instance, List<DriftItem> items) {
    Set<ScimUserId> additions = new LinkedHashSet<>();
    List<JamfUser> strangers = new ArrayList<>();
    for (DriftItem item : items) {
      if (item.kind() == DriftKind.MISSING_MEMBER) {
        item.member().ifPresent(additions::add);
      } else if (item.kind() == DriftKind.UNKNOWN_MEMBER) {
        item.jamfUser().ifPresent(id -> strangers.add(named(id, item.memberName())));
      }
    }
    Set<ScimUserId> removals = new LinkedHashSet<>();
    ports.users().identify(instance.id(), strangers).values().forEach(u -> removals.add(u.id()));
    return new MembershipChange.Delta(additions, removals);
  }

  private static JamfUser named(JamfUserId id, String name) {
    return new JamfUser(id, new JamfUserFields(name, "", "", "", ""));
  }

  private ProvisioningOperation intent(
      Order order, DriftItem item, OperationType type, OperationTarget target) {
    return ProvisioningOperation.intend(
        new OperationId(ports.ids().nextId()),
        order.instance().id(),
        item.subject().orElseThrow(),
        type,
        target,
        ports.now(),
        order.correlation());
  }

  private Step now(Order order, ProvisioningOperation intent, DriftItem item) {
    return record(order, intent.retryAt(ports.now(), WHY), AuditOutcome.RETRYING, item);
  }

  private Step record(
      Order order, ProvisioningOperation intent, AuditOutcome outcome, DriftItem item) {
    List<AttributeChange> changes =
        item.differences().stream()
            .map(d -> new AttributeChange(d.attribute(), d.inJamf(), d.inScim()))
            .toList();
    ledger.recordOnly(order.instance(), order.actor(), intent, Optional.empty(), outcome, changes);
    return new Step(outcome, intent.detail().orElse(""));
  }
}
