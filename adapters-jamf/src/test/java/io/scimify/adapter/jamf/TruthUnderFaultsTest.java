package io.scimify.adapter.jamf;

import static io.scimify.adapter.jamf.JamfTestBench.fields;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.out.JamfResult;
import io.scimify.application.port.out.JamfResult.Done;
import io.scimify.application.port.out.JamfResult.Failed;
import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.user.JamfUserId;
import io.scimify.jamf.simulator.Fault;
import io.scimify.jamf.simulator.FaultRule;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever goes wrong on the way: "done" means that Jamf holds it, and a failure of known effect
 * means that it does not. The faults come at random, from a fixed seed.
 */
class TruthUnderFaultsTest {
  private static final double SHARE = 0.06;
  private static final List<Fault> FAULTS =
      List.of(
          Fault.internalServerError(),
          Fault.serviceUnavailable(),
          Fault.tooManyRequests(),
          Fault.gatewayTimeoutButApplied(),
          Fault.transientConflict(),
          Fault.loginPage(),
          Fault.resetBeforeEffect(),
          Fault.resetAfterEffect(),
          Fault.truncatedBody());

  @ParameterizedTest
  @CsvSource({"1,11.30.2", "2,11.30.2", "3,11.20.0", "4,11.20.0"})
  void isTold(long seed, String version) {
    var settings =
        JamfTestBench.settings()
            .withBackOff(Duration.ofMillis(1))
            .withCircuit(1_000, Duration.ofSeconds(1));
    try (var bench = new JamfTestBench(settings)) {
      bench.jamf.settings().version(version);
      bench.warm();
      bench.jamf.faults().seed(seed);
      for (Fault fault : FAULTS) {
        bench
            .jamf
            .faults()
            .add(FaultRule.on("*", "/(api/v1/users|JSSResource).*", fault).withProbability(SHARE));
      }
      for (int i = 0; i < 60; i++) {
        liveAUsersLife(bench, "user-" + i);
        liveAGroupsLife(bench, "group-" + i);
      }
      var counters = bench.jamf.requests().counters();
      assertThat(counters.repeatedPosts()).isZero();
      assertThat(counters.violations()).isZero();
    }
  }

  private static void liveAUsersLife(JamfTestBench bench, String name) {
    var users = bench.jamf.users();
    var created = bench.directory.createUser(bench.context(), fields(name));
    check(created, () -> users.find(name).isPresent());
    JamfUserId id =
        new JamfUserId(users.find(name).orElseGet(() -> users.add(name + "-instead")).id());

    var updated = bench.directory.updateUser(bench.context(), id, fields(name + "-new"));
    check(updated, () -> users.find(name + "-new").isPresent());

    var deleted = bench.directory.deleteUser(bench.context(), id);
    check(deleted, () -> users.find((int) id.value()).isEmpty());
  }

  private static void liveAGroupsLife(JamfTestBench bench, String name) {
    var groups = bench.jamf.groups();
    JamfUserId member = new JamfUserId(bench.jamf.users().add("member of " + name).id());
    var created =
        bench.directory.createGroup(
            bench.context(), new GroupDisplayName(name), "", List.of(member));
    check(created, () -> groups.find(name).isPresent());
    if (groups.find(name).isEmpty()) {
      return;
    }
    JamfGroupId id = new JamfGroupId(groups.get(name).id());
    var removed = bench.directory.removeMembers(bench.context(), id, List.of(member));
    check(removed, () -> groups.memberNames(name).isEmpty());
    boolean isOut = groups.memberNames(name).isEmpty();
    var added = bench.directory.addMembers(bench.context(), id, List.of(member));
    if (isOut) {
      check(added, () -> !groups.memberNames(name).isEmpty());
    }
    var deleted = bench.directory.deleteGroup(bench.context(), id);
    check(deleted, () -> groups.find(name).isEmpty());
  }

  private static void check(JamfResult<?> result, BooleanSupplier held) {
    if (result instanceof Done<?>) {
      assertThat(held.getAsBoolean()).as(result.toString()).isTrue();
    } else if (result instanceof Failed<?> failed && !failed.effectUnknown()) {
      assertThat(held.getAsBoolean()).as(result.toString()).isFalse();
    }
  }
}
