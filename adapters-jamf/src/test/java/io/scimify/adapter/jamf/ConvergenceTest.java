package io.scimify.adapter.jamf;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.in.GroupDraft;
import io.scimify.application.port.in.GroupUpdate;
import io.scimify.application.port.in.GroupView;
import io.scimify.application.port.in.ScimCaller;
import io.scimify.application.port.in.ScimResult;
import io.scimify.application.port.in.UserDraft;
import io.scimify.application.port.in.UserView;
import io.scimify.application.port.out.InMemoryAuditTrail;
import io.scimify.application.port.out.InMemoryIntegrationInstanceRepository;
import io.scimify.application.port.out.InMemoryProvisionedGroupRepository;
import io.scimify.application.port.out.InMemoryProvisionedUserRepository;
import io.scimify.application.port.out.InMemoryProvisioningOperationRepository;
import io.scimify.application.port.out.InMemoryTransactions;
import io.scimify.application.port.out.MutableClock;
import io.scimify.application.port.out.RandomIds;
import io.scimify.application.service.provisioning.ProvisionGroupService;
import io.scimify.application.service.provisioning.ProvisionUserService;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.application.service.provisioning.ProvisioningWorker;
import io.scimify.application.service.provisioning.SubjectLeases;
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
import io.scimify.domain.tenant.Tenant;
import io.scimify.domain.tenant.TenantId;
import io.scimify.domain.user.ScimUserId;
import io.scimify.domain.user.UserProfile;
import io.scimify.jamf.simulator.Fault;
import io.scimify.jamf.simulator.FaultRule;
import io.scimify.jamf.simulator.JamfSimulator;
import io.scimify.jamf.simulator.JamfUser;
import io.scimify.jamf.simulator.SimulatorConfig;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever Jamf did meanwhile: once its faults end, Jamf equals what SCIM was told. Random
 * operations under random faults with a fixed seed, then an exact comparison. Longer with {@code
 * -Dscimify.convergence.operations=5000}.
 */
class ConvergenceTest {
  private static final int OPERATIONS = Integer.getInteger("scimify.convergence.operations", 150);
  private static final TenantId TENANT = new TenantId("acme");
  private static final IntegrationInstanceId INSTANCE =
      new IntegrationInstanceId("convergence-test");
  private static final ScimCaller CALLER =
      new ScimCaller(INSTANCE, "okta", new CorrelationId("convergence"));

  private final MutableClock clock = new MutableClock();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final RandomIds ids = new RandomIds();

  /** What the SCIM client was told. */
  private static final class Told {
    final ScimUserId id;
    final String userName;
    String title;
    boolean active = true;

    Told(ScimUserId id, String userName, String title) {
      this.id = id;
      this.userName = userName;
      this.title = title;
    }
  }

  private final Map<String, Told> users = new TreeMap<>();
  private final Set<String> refused = new HashSet<>();
  private final Map<ScimGroupId, Set<ScimUserId>> groups = new HashMap<>();
  private final Map<ScimGroupId, String> groupNames = new HashMap<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void jamfEqualsScim_onceFaultsEnd(long seed) {
    try (JamfSimulator jamf = JamfSimulator.builder().clock(clock).start()) {
      HttpJamfDirectory directory = new HttpJamfDirectory(clock, this::nanos, settings());
      ProvisioningPorts ports = ports(directory);
      prepare(ports, jamf);
      SubjectLeases leases = new SubjectLeases(ports);
      ProvisioningWorker worker = new ProvisioningWorker(ports, leases, Runnable::run);
      arm(jamf, seed);
      drive(
          new ProvisionUserService(ports, leases),
          new ProvisionGroupService(ports, leases),
          worker,
          new Random(seed));
      jamf.faults().clear();
      settle(worker);
      assertThat(ports.operations().countLive(INSTANCE)).isEmpty();
      compareUsers(jamf);
      compareGroups(jamf);
      assertThat(jamf.requests().counters().maxConcurrentRequests().values())
          .allMatch(most -> most <= 5);
    }
  }

  private long nanos() {
    return Duration.between(java.time.Instant.EPOCH, clock.instant()).toNanos() + System.nanoTime();
  }

  private static JamfSettings settings() {
    return new JamfSettings(
        Duration.ofSeconds(5),
        Duration.ofMillis(700),
        5,
        Duration.ofSeconds(5),
        Duration.ofMillis(700),
        2,
        Duration.ofMillis(1),
        10,
        Duration.ofSeconds(2),
        true);
  }

  private ProvisioningPorts ports(HttpJamfDirectory directory) {
    InMemoryIntegrationInstanceRepository integrations =
        new InMemoryIntegrationInstanceRepository(transactions);
    return new ProvisioningPorts(
        integrations,
        new InMemoryProvisionedUserRepository(transactions, ids, clock),
        new InMemoryProvisionedGroupRepository(transactions, ids, clock),
        new InMemoryProvisioningOperationRepository(transactions, integrations),
        new InMemoryAuditTrail(transactions),
        directory,
        transactions,
        ids,
        clock);
  }

  private void prepare(ProvisioningPorts ports, JamfSimulator jamf) {
    DeprovisioningPolicy standard = DeprovisioningPolicy.standard();
    DeprovisioningPolicy unguarded =
        new DeprovisioningPolicy(
            standard.action(),
            standard.grace(),
            false,
            standard.window(),
            standard.users(),
            standard.groupMembers(),
            standard.protectedUsers(),
            false);
    IntegrationInstance instance =
        IntegrationInstance.draft(
                INSTANCE,
                TENANT,
                Optional.empty(),
                new JamfConnection(
                    URI.create(jamf.baseUrl()),
                    SimulatorConfig.DEFAULT_CLIENT_ID,
                    new SecretText(SimulatorConfig.DEFAULT_CLIENT_SECRET)),
                Optional.empty(),
                clock.instant())
            .governed(
                ProvisioningScope.USERS_AND_GROUPS,
                ProvisioningMode.LIVE,
                unguarded,
                clock.instant())
            .activate(clock.instant());
    ports.integrations().insertTenant(new Tenant(TENANT, "Acme", clock.instant()));
    ports.integrations().insert(instance);
  }

  private static void arm(JamfSimulator jamf, long seed) {
    jamf.faults().seed(seed);
    List<Fault> faults =
        List.of(
            Fault.internalServerError(),
            Fault.badGateway(),
            Fault.gatewayTimeoutButApplied(),
            Fault.resetBeforeEffect(),
            Fault.resetAfterEffect(),
            Fault.tooManyRequests(),
            Fault.loginPage(),
            Fault.truncatedBody(),
            Fault.transientConflict());
    for (Fault fault : faults) {
      jamf.faults()
          .add(
              FaultRule.on(FaultRule.ANY_METHOD, "/(api/v1/(users|static).*|JSSResource/.*)", fault)
                  .withProbability(0.03));
    }
  }

  private void drive(
      ProvisionUserService userService,
      ProvisionGroupService groupService,
      ProvisioningWorker worker,
      Random random) {
    for (int i = 0; i < OPERATIONS; i++) {
      int dice = random.nextInt(10);
      if (dice < 3 || users.isEmpty()) {
        create(userService, "user" + random.nextInt(40) + "@example.com", "t" + i);
      } else if (dice < 7) {
        change(userService, pick(users.values(), random), random.nextInt(4), "t" + i);
      } else if (groups.size() < 4) {
        createGroup(groupService, "group" + i);
      } else {
        changeGroup(groupService, pick(groups.keySet(), random), random, i);
      }
      clock.advance(Duration.ofMillis(random.nextInt(3000)));
      worker.poll();
    }
  }

  private static <T> T pick(java.util.Collection<T> from, Random random) {
    return new ArrayList<>(from).get(random.nextInt(from.size()));
  }

  private void create(ProvisionUserService service, String name, String title) {
    ScimResult<UserView> result =
        service.create(CALLER, new UserDraft(profile(name, title), Optional.of(true)));
    if (result instanceof ScimResult.Done<UserView> done) {
      Told told = new Told(done.value().id(), name, title);
      Told before = users.put(name, told);
      assertThat(before == null || before.id.equals(told.id)).isTrue();
    } else if (!users.containsKey(name)) {
      refused.add(name);
    }
  }

  private void change(ProvisionUserService service, Told told, int what, String title) {
    boolean active = what == 0 ? false : what == 1 || told.active;
    String newTitle = what >= 2 ? title : told.title;
    ScimResult<UserView> result =
        service.update(
            CALLER,
            told.id,
            view -> new UserDraft(profile(told.userName, newTitle), Optional.of(active)));
    if (result instanceof ScimResult.Done<UserView> done) {
      assertThat(done.value().active()).isEqualTo(active);
      told.active = active;
      told.title = newTitle;
      if (!active) {
        groups.values().forEach(members -> members.remove(told.id));
      }
    }
  }

  private static UserProfile profile(String name, String title) {
    return new UserProfile(Map.of("userName", name, "displayName", "N " + name, "title", title));
  }

  private void createGroup(ProvisionGroupService service, String name) {
    ScimResult<GroupView> result =
        service.create(
            CALLER,
            new GroupDraft(
                new GroupDisplayName(name), Map.of(), MembershipChange.none(), List.of()));
    if (result instanceof ScimResult.Done<GroupView> done) {
      groups.put(done.value().id(), new HashSet<>());
      groupNames.put(done.value().id(), name);
    }
  }

  private void changeGroup(ProvisionGroupService service, ScimGroupId id, Random random, int i) {
    Told someone = pick(users.values(), random);
    boolean add = random.nextInt(3) > 0;
    MembershipChange change =
        add
            ? new MembershipChange.Delta(Set.of(someone.id), Set.of())
            : new MembershipChange.Delta(Set.of(), Set.of(someone.id));
    String name = random.nextInt(5) == 0 ? "renamed" + i : groupNames.get(id);
    ScimResult<GroupView> result = service.update(CALLER, id, update(name, change));
    if (result instanceof ScimResult.Done<GroupView>) {
      groupNames.put(id, name);
      if (add && someone.active) {
        groups.get(id).add(someone.id);
      } else if (!add) {
        groups.get(id).remove(someone.id);
      }
    }
  }

  private static GroupUpdate update(String name, MembershipChange change) {
    return new GroupUpdate() {
      @Override
      public boolean needsMembers() {
        return false;
      }

      @Override
      public GroupDraft apply(GroupView current) {
        return new GroupDraft(new GroupDisplayName(name), Map.of(), change, List.of());
      }
    };
  }

  private void settle(ProvisioningWorker worker) {
    for (int i = 0; i < 200; i++) {
      clock.advance(Duration.ofSeconds(5));
      while (worker.poll() > 0) {
        clock.advance(Duration.ofMillis(1));
      }
    }
  }

  private void compareUsers(JamfSimulator jamf) {
    Map<String, String> expected = new TreeMap<>();
    users.values().stream().filter(u -> u.active).forEach(u -> expected.put(u.userName, u.title));
    Map<String, String> actual = new TreeMap<>();
    for (JamfUser user : jamf.users().all()) {
      String name = user.name();
      assertThat(actual).as("no user twice").doesNotContainKey(name);
      if (users.containsKey(name) || !refused.contains(name)) {
        actual.put(name, user.position());
      }
    }
    assertThat(actual).isEqualTo(expected);
  }

  private void compareGroups(JamfSimulator jamf) {
    Map<ScimUserId, String> names = new HashMap<>();
    users.values().forEach(u -> names.put(u.id, u.userName));
    groups.forEach(
        (id, members) -> {
          Set<String> expected = new TreeSet<>();
          members.forEach(m -> expected.add(names.get(m)));
          assertThat(new TreeSet<>(jamf.groups().memberNames(groupNames.get(id))))
              .as(groupNames.get(id))
              .isEqualTo(expected);
        });
  }
}
