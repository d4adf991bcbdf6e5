package io.scimify.application.service.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.in.GroupDraft;
import io.scimify.application.port.in.GroupUpdate;
import io.scimify.application.port.in.GroupView;
import io.scimify.application.port.in.ScimCaller;
import io.scimify.application.port.in.ScimResult;
import io.scimify.application.port.in.UserDraft;
import io.scimify.application.port.in.UserView;
import io.scimify.application.port.out.FakeJamfDirectory;
import io.scimify.application.port.out.InMemoryAuditTrail;
import io.scimify.application.port.out.InMemoryIntegrationInstanceRepository;
import io.scimify.application.port.out.InMemoryProvisionedGroupRepository;
import io.scimify.application.port.out.InMemoryProvisionedUserRepository;
import io.scimify.application.port.out.InMemoryProvisioningOperationRepository;
import io.scimify.application.port.out.InMemoryTransactions;
import io.scimify.application.port.out.MutableClock;
import io.scimify.application.port.out.SequentialIds;
import io.scimify.domain.deprovisioning.DeprovisioningPolicy;
import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.MembershipChange;
import io.scimify.domain.group.ScimGroupId;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.JamfConnection;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.integration.ProvisioningScope;
import io.scimify.domain.integration.SecretText;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.tenant.TenantId;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import io.scimify.domain.user.UserName;
import io.scimify.domain.user.UserProfile;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A live instance on in-memory ports, and the words in which the tests speak of it. */
final class ProvisioningFixture {
  static final IntegrationInstanceId INSTANCE = new IntegrationInstanceId("instance-1");

  final MutableClock clock = new MutableClock();
  final SequentialIds ids = new SequentialIds();
  final InMemoryTransactions transactions = new InMemoryTransactions();
  final InMemoryIntegrationInstanceRepository instances =
      new InMemoryIntegrationInstanceRepository(transactions);
  final InMemoryProvisionedUserRepository users =
      new InMemoryProvisionedUserRepository(transactions, ids, clock);
  final InMemoryProvisionedGroupRepository groups =
      new InMemoryProvisionedGroupRepository(transactions, ids, clock);
  final InMemoryProvisioningOperationRepository operations =
      new InMemoryProvisioningOperationRepository(transactions, instances);
  final InMemoryAuditTrail audit = new InMemoryAuditTrail(transactions);
  final FakeJamfDirectory jamf = new FakeJamfDirectory();
  final ProvisioningPorts ports =
      new ProvisioningPorts(
          instances, users, groups, operations, audit, jamf, transactions, ids, clock);
  final SubjectLeases leases = new SubjectLeases(ports);
  final ProvisionUserService userService = new ProvisionUserService(ports, leases);
  final ProvisionGroupService groupService = new ProvisionGroupService(ports, leases);
  final ReadUsersService reading = new ReadUsersService(ports);
  final ReadGroupsService readingGroups = new ReadGroupsService(ports);
  final ProvisioningWorker worker = new ProvisioningWorker(ports, leases, Runnable::run);
  final ScimCaller caller = new ScimCaller(INSTANCE, "okta", new CorrelationId("c-1"));

  ProvisioningFixture() {
    jamf.onCall(() -> assertThat(transactions.isActive()).as("transaction over a call").isFalse());
    instances.insert(
        IntegrationInstance.draft(
                INSTANCE,
                new TenantId("acme"),
                Optional.of("Acme"),
                new JamfConnection(
                    URI.create("https://acme.jamfcloud.com"), "id", new SecretText("secret")),
                Optional.empty(),
                clock.instant())
            .activate(clock.instant()));
  }

  // ---------------------------------------------------------------------------------- settings

  IntegrationInstance instance() {
    return instances.find(INSTANCE).orElseThrow();
  }

  void change(UnaryOperator<IntegrationInstance> change) {
    instances.update(change.apply(instance()));
  }

  void mode(ProvisioningMode mode) {
    change(i -> i.governed(i.scope(), mode, i.policy(), clock.instant()));
  }

  void scope(ProvisioningScope scope) {
    change(i -> i.governed(scope, i.mode(), i.policy(), clock.instant()));
  }

  void policy(DeprovisioningPolicy policy) {
    change(i -> i.governed(i.scope(), i.mode(), policy, clock.instant()));
  }

  static DeprovisioningPolicy withGrace(Duration grace) {
    DeprovisioningPolicy p = DeprovisioningPolicy.standard();
    return new DeprovisioningPolicy(
        p.action(),
        grace,
        p.guarded(),
        p.window(),
        p.users(),
        p.groupMembers(),
        p.protectedUsers(),
        p.fourEyes());
  }

  // -------------------------------------------------------------------------------------- users

  static UserProfile profile(String name) {
    return new UserProfile(
        Map.of(
            "userName",
            name,
            "displayName",
            "User " + name,
            "emails",
            List.of(Map.of("value", name + "@example.com", "type", "work", "primary", true))));
  }

  static UserProfile with(UserProfile profile, String attribute, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(profile.attributes());
    changed.put(attribute, value);
    return new UserProfile(changed);
  }

  ScimResult<UserView> create(UserProfile profile) {
    return userService.create(caller, new UserDraft(profile, Optional.of(true)));
  }

  UserView created(String name) {
    return done(create(profile(name)));
  }

  ScimResult<UserView> put(ScimUserId id, UserProfile profile) {
    return userService.update(caller, id, now -> new UserDraft(profile, Optional.empty()));
  }

  ScimResult<UserView> active(ScimUserId id, boolean active) {
    return userService.update(caller, id, now -> new UserDraft(now.profile(), Optional.of(active)));
  }

  ScimResult<ScimUserId> delete(ScimUserId id) {
    return userService.delete(caller, id, view -> {});
  }

  UserView shown(ScimUserId id) {
    return done(reading.get(caller, id));
  }

  Optional<UserView> found(String name) {
    return done(reading.findByUserName(caller, new UserName(name)));
  }

  ProvisionedUser stored(ScimUserId id) {
    return users.find(INSTANCE, id).orElseThrow();
  }

  // ------------------------------------------------------------------------------------- groups

  static MembershipChange exactly(ScimUserId... members) {
    return new MembershipChange.Exactly(Set.of(members));
  }

  static MembershipChange plus(ScimUserId... members) {
    return new MembershipChange.Delta(Set.of(members), Set.of());
  }

  static MembershipChange minus(ScimUserId... members) {
    return new MembershipChange.Delta(Set.of(), Set.of(members));
  }

  static GroupDraft draft(String name, MembershipChange members) {
    return new GroupDraft(new GroupDisplayName(name), Map.of(), members, List.of());
  }

  ScimResult<GroupView> createGroup(String name, ScimUserId... members) {
    return groupService.create(caller, draft(name, exactly(members)));
  }

  ScimResult<GroupView> changeGroup(ScimGroupId id, String name, MembershipChange members) {
    return groupService.update(
        caller,
        id,
        new GroupUpdate() {
          @Override
          public boolean needsMembers() {
            return false;
          }

          @Override
          public GroupDraft apply(GroupView current) {
            return draft(name, members);
          }
        });
  }

  ScimResult<ScimGroupId> deleteGroup(ScimGroupId id) {
    return groupService.delete(caller, id, view -> {});
  }

  List<String> members(ScimGroupId id) {
    return done(readingGroups.get(caller, id, true)).members().orElseThrow().stream()
        .map(GroupView.Member::display)
        .toList();
  }

  // --------------------------------------------------------------------------------- operations

  Optional<ProvisioningOperation> live(ScimUserId id) {
    return operations.findLive(INSTANCE, Subject.of(id));
  }

  Optional<ProvisioningOperation> live(ScimGroupId id) {
    return operations.findLive(INSTANCE, Subject.of(id));
  }

  void approve(ScimUserId id) {
    operations.update(live(id).orElseThrow().approvedAt(clock.instant(), "Approved"));
  }

  int liveCount(OperationState state) {
    return operations.countLive(INSTANCE).getOrDefault(state, 0);
  }

  /** Lets the worker do what is due now. */
  void work() {
    for (int i = 0; i < 100 && worker.poll() > 0; i++) {
      assertThat(worker.inProgress()).isZero();
    }
  }

  /** Lets time pass in steps, with the worker at work. */
  void pass(Duration time) {
    Duration step = Duration.ofSeconds(5);
    for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plus(step)) {
      clock.advance(step);
      work();
    }
  }

  // ------------------------------------------------------------------------------------ answers

  static <T> T done(ScimResult<T> result) {
    assertThat(result).isInstanceOf(ScimResult.Done.class);
    return ((ScimResult.Done<T>) result).value();
  }

  static ScimResult.Refused<?> refused(ScimResult<?> result, ScimResult.Reason reason) {
    assertThat(result).isInstanceOf(ScimResult.Refused.class);
    ScimResult.Refused<?> refused = (ScimResult.Refused<?>) result;
    assertThat(refused.reason()).as(refused.detail()).isEqualTo(reason);
    return refused;
  }

  static ScimUserId[] idsOf(List<UserView> users) {
    return users.stream().map(UserView::id).toArray(ScimUserId[]::new);
  }

  List<UserView> createdUsers(String... names) {
    return Arrays.stream(names).map(this::created).toList();
  }
}
