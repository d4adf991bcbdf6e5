package io.scimify.application.service.administration;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.LookUpPersonUseCase;
import io.scimify.application.port.out.JamfCallContext;
import io.scimify.application.port.out.JamfResult;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.application.service.provisioning.SubjectLeases;
import io.scimify.domain.administration.Role;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.deprovisioning.DeletionLoad;
import io.scimify.domain.deprovisioning.DeprovisioningDecision;
import io.scimify.domain.deprovisioning.DeprovisioningGuard;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.group.ScimGroupId;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.operation.OperationId;
import io.scimify.domain.operation.OperationTarget;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.tenant.TenantId;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import io.scimify.domain.user.UserName;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Looks one person up on both sides, and pushes it again. */
public final class PersonService implements LookUpPersonUseCase {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ProvisioningPorts ports;
  private final AdminGate gate;
  private final AdminStory story;
  private final SubjectLeases leases;

  public PersonService(ProvisioningPorts ports) {
    this.ports = ports;
    this.gate = new AdminGate(ports);
    this.story = new AdminStory(ports);
    this.leases = new SubjectLeases(ports);
  }

  @Override
  public AdminResult<Page> search(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      String text,
      int offset,
      int limit) {
    return gate.integration(caller, tenant, integration, Role.VIEWER)
        .map(
            instance ->
                ports
                    .transactions()
                    .inTransaction(
                        () ->
                            new Page(
                                ports.users().search(integration, text, offset, limit),
                                ports.users().countSearch(integration, text))));
  }

  @Override
  public AdminResult<Person> person(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration, ScimUserId id) {
    return gate.integration(caller, tenant, integration, Role.VIEWER)
        .then(instance -> user(instance, id).map(user -> person(instance, user)));
  }

  @Override
  public AdminResult<ProvisionedUser> user(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration, ScimUserId id) {
    return gate.integration(caller, tenant, integration, Role.VIEWER)
        .then(instance -> user(instance, id));
  }

  @Override
  public AdminResult<List<Found>> everywhere(AdminCaller caller, String text, int limit) {
    return gate.atLeast(caller, Role.VIEWER)
        .map(
            allowed ->
                ports.transactions().inTransaction(() -> found(caller.tenant(), text, limit)));
  }

  private List<Found> found(Optional<TenantId> reach, String text, int limit) {
    String wanted = UserName.keyOf(text);
    Comparator<Found> exactFirst =
        Comparator.comparing(
            found ->
                found.user().profile().lookedUpBy().stream()
                    .noneMatch(word -> UserName.keyOf(word).equals(wanted)));
    Map<IntegrationInstanceId, IntegrationInstance> instances =
        reach.map(ports.integrations()::ofTenant).orElseGet(ports.integrations()::all).stream()
            .collect(Collectors.toMap(IntegrationInstance::id, Function.identity()));
    return ports.users().searchIn(instances.keySet(), text, limit).stream()
        .map(
            found ->
                new Found(Objects.requireNonNull(instances.get(found.integration())), found.user()))
        .sorted(exactFirst)
        .toList();
  }

  private AdminResult<ProvisionedUser> user(IntegrationInstance instance, ScimUserId id) {
    return ports
        .transactions()
        .inTransaction(() -> ports.users().find(instance.id(), id))
        .<AdminResult<ProvisionedUser>>map(AdminResult::done)
        .orElseGet(
            () ->
                AdminResult.refused(
                    AdminResult.Reason.NOT_FOUND,
                    "id",
                    "There is no user with id \"" + id + "\"."));
  }

  private Person person(IntegrationInstance instance, ProvisionedUser user) {
    JamfResult<JamfUser> read =
        user.jamfId()
            .map(id -> read(instance, id))
            .orElseGet(
                () ->
                    JamfResult.failed(
                        JamfResult.Reason.NOT_FOUND, "Jamf Pro does not hold this user."));
    Optional<JamfUser> inJamf =
        read instanceof JamfResult.Done<JamfUser> done
            ? Optional.of(done.value())
            : Optional.empty();
    boolean answered =
        !(read instanceof JamfResult.Failed<JamfUser> failed)
            || failed.reason() == JamfResult.Reason.NOT_FOUND;
    String note = read instanceof JamfResult.Failed<JamfUser> failed ? failed.detail() : "";
    return ports
        .transactions()
        .inTransaction(
            () ->
                new Person(
                    user,
                    inJamf,
                    answered,
                    note,
                    ports.groups().groupsOf(instance.id(), user.id()),
                    ports.operations().findLive(instance.id(), Subject.of(user.id())),
                    ifDeactivated(instance, user)));
  }

  private JamfResult<JamfUser> read(IntegrationInstance instance, JamfUserId id) {
    Instant deadline = ports.clock().instant().plus(PATIENCE);
    return ports
        .jamf()
        .readUser(new JamfCallContext(instance.id(), instance.jamf(), deadline, call -> {}), id);
  }

  /** The same guard that decides a real deactivation. */
  private DeprovisioningDecision ifDeactivated(IntegrationInstance instance, ProvisionedUser user) {
    Instant now = ports.clock().instant();
    int recent =
        ports.operations().countDeletions(instance.id(), now.minus(instance.policy().window()));
    int population = ports.users().countManagedActive(instance.id()) + recent;
    int held = ports.operations().countHeldDeletions(instance.id());
    return new DeprovisioningGuard(instance.policy())
        .decide(user, new DeletionLoad(recent, held, population), now);
  }

  @Override
  public AdminResult<List<ProvisionedUser>> find(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      String text,
      int offset,
      int limit) {
    return read(
        caller, tenant, integration, () -> ports.users().search(integration, text, offset, limit));
  }

  @Override
  public AdminResult<Integer> count(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration, String text) {
    return read(caller, tenant, integration, () -> ports.users().countSearch(integration, text));
  }

  @Override
  public AdminResult<List<PushedGroup>> groups(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      String text,
      int offset,
      int limit) {
    return read(caller, tenant, integration, () -> pushedGroups(integration, text, offset, limit));
  }

  private List<PushedGroup> pushedGroups(
      IntegrationInstanceId integration, String text, int offset, int limit) {
    List<ProvisionedGroup> page = ports.groups().search(integration, text, offset, limit);
    Map<ScimGroupId, Integer> members =
        ports.groups().countMembers(integration, page.stream().map(ProvisionedGroup::id).toList());
    return page.stream()
        .map(group -> new PushedGroup(group, members.getOrDefault(group.id(), 0)))
        .toList();
  }

  @Override
  public AdminResult<Integer> countGroups(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration, String text) {
    return read(caller, tenant, integration, () -> ports.groups().countSearch(integration, text));
  }

  private <T> AdminResult<T> read(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration, Supplier<T> reading) {
    return gate.integration(caller, tenant, integration, Role.VIEWER)
        .map(instance -> ports.transactions().inTransaction(reading));
  }

  @Override
  public AdminResult<Person> pushAgain(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration, ScimUserId id) {
    return gate.integration(caller, tenant, integration, Role.ADMIN)
        .then(instance -> user(instance, id).then(user -> push(caller, instance, user)));
  }

  private AdminResult<Person> push(
      AdminCaller caller, IntegrationInstance instance, ProvisionedUser user) {
    if (!user.isManaged() || !user.active()) {
      return AdminResult.refused(
          AdminResult.Reason.CONFLICT,
          "id",
          "Only an active user that the identity provider manages can be pushed again.");
    }
    if (!instance.serves() || instance.mode() != ProvisioningMode.LIVE) {
      return AdminResult.refused(
          AdminResult.Reason.CONFLICT,
          "id",
          "Nothing is written to Jamf Pro while the instance is "
              + instance.status()
              + " in mode "
              + instance.mode()
              + ".");
    }
    Optional<ProvisioningOperation> pushed =
        leases.alone(
            instance.id(),
            Subject.of(user.id()).toString(),
            SubjectLeases.PATIENCE,
            () -> ports.transactions().inTransaction(() -> ask(caller, instance, user)));
    return pushed.isPresent()
        ? AdminResult.done(person(instance, user))
        : AdminResult.refused(
            AdminResult.Reason.CONFLICT,
            "id",
            "This user is being changed right now; try again in a moment.");
  }

  private ProvisioningOperation ask(
      AdminCaller caller, IntegrationInstance instance, ProvisionedUser user) {
    ProvisioningOperation operation = due(caller, instance, user);
    story.tell(
        caller,
        instance,
        "user.push",
        operation,
        AuditOutcome.ACCEPTED,
        "Asked to make Jamf Pro equal to what SCIM shows.");
    return operation;
  }

  /** The live operation made due now, or a new one. */
  private ProvisioningOperation due(
      AdminCaller caller, IntegrationInstance instance, ProvisionedUser user) {
    Instant now = ports.clock().instant();
    Optional<ProvisioningOperation> live =
        ports.operations().findLive(instance.id(), Subject.of(user.id()));
    if (live.isPresent()) {
      ProvisioningOperation again = live.get().retryAt(now, "Asked for by an administrator.");
      ports.operations().update(again);
      return again;
    }
    ProvisioningOperation operation =
        ProvisioningOperation.intend(
                new OperationId(ports.ids().nextId()),
                instance.id(),
                Subject.of(user.id()),
                OperationType.UPDATE_USER,
                new OperationTarget.User(user.profile(), true),
                now,
                caller.correlation())
            .promised();
    ports.operations().insert(operation);
    return operation;
  }
}
