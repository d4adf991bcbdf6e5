package io.scimify.application.service.provisioning;

import static io.scimify.application.service.provisioning.ProvisioningFixture.INSTANCE;
import static io.scimify.application.service.provisioning.ProvisioningFixture.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.in.GroupView;
import io.scimify.application.port.in.UserView;
import io.scimify.application.port.out.FakeJamfDirectory.Call;
import io.scimify.application.port.out.InMemoryDriftReportRepository;
import io.scimify.application.port.out.JamfResult;
import io.scimify.application.service.reconciliation.DriftComparison;
import io.scimify.application.service.reconciliation.DriftPolicy;
import io.scimify.application.service.reconciliation.DriftSchedule;
import io.scimify.domain.audit.Actor;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.reconciliation.DriftItem;
import io.scimify.domain.reconciliation.DriftKind;
import io.scimify.domain.reconciliation.DriftReport;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.JamfUserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What others did in Jamf behind our back is found, told, and mended only when asked. */
final class DriftTest {
  private final ProvisioningFixture f = new ProvisioningFixture();
  private final InMemoryDriftReportRepository reports =
      new InMemoryDriftReportRepository(f.transactions);
  private final DriftComparison comparison = new DriftComparison(f.ports, reports, f.leases);
  private final DriftRepair repair = new DriftRepair(f.ports, f.leases);

  private void settle() {
    f.clock.advance(Duration.ofMinutes(3));
  }

  private DriftReport compared() {
    f.jamf.forgetCalls();
    DriftReport begun = comparison.begin(f.instance(), "owner").orElseThrow();
    DriftReport report = comparison.complete(f.instance(), begun);
    assertThat(f.jamf.writes()).isEmpty();
    return report;
  }

  private List<DriftItem> items(DriftReport report) {
    return reports.items(INSTANCE, report.id(), Optional.empty(), 0, 1000);
  }

  private DriftRepair.Outcome repaired(DriftReport report) {
    DriftRepair.Outcome outcome =
        repair.repair(
            f.instance(), items(report), Actor.admin("owner"), new CorrelationId("repair-1"));
    f.work();
    return outcome;
  }

  private JamfUserId jamfId(UserView user) {
    return f.stored(user.id()).jamfId().orElseThrow();
  }

  @Nested
  class Report {
    @Test
    void isEmpty_whenBothSidesAreEqual() {
      UserView ada = f.created("ada");
      done(f.createGroup("Engineering", ada.id()));
      settle();

      DriftReport report = compared();
      assertThat(report.state()).isEqualTo(DriftReport.State.DONE);
      assertThat(report.counts()).isEmpty();
      assertThat(report.usersCompared()).isEqualTo(1);
      assertThat(report.groupsCompared()).isEqualTo(1);
    }

    @Test
    void namesEveryKind() {
      List<UserView> users = f.createdUsers("ada", "bob", "cy", "dee");
      GroupView group = done(f.createGroup("Engineering", users.get(0).id(), users.get(1).id()));
      settle();
      JamfUserId guest = f.jamf.givenUser("guest", "Guest", "");
      JamfUserId cy = jamfId(users.get(2));
      f.jamf.change(cy, new JamfUserFields("cy", "Somebody Else", "cy@example.com", "", ""));
      f.jamf.removeUser(jamfId(users.get(3)));
      replaceMember(group, jamfId(users.get(1)), guest);

      DriftReport report = compared();
      assertThat(report.counts())
          .isEqualTo(
              Map.of(
                  DriftKind.MISSING_IN_JAMF, 1,
                  DriftKind.CHANGED_IN_JAMF, 1,
                  DriftKind.UNMANAGED_USER, 1,
                  DriftKind.MISSING_MEMBER, 1,
                  DriftKind.UNKNOWN_MEMBER, 1));
      assertThat(report.repairable()).isEqualTo(4);
    }

    @Test
    void leavesOutWhatIsOnTheMove() {
      UserView ada = f.created("ada");
      settle();
      f.jamf.goDown();
      f.put(ada.id(), ProvisioningFixture.with(ada.profile(), "title", "Countess"));
      settle();
      f.jamf.comeUp();

      DriftReport report = compared();
      assertThat(report.counts()).isEmpty();
      assertThat(report.unsettled()).isEqualTo(1);
    }

    @Test
    void readsOnceMore_whoWasWrittenJustNow() {
      UserView ada = f.created("ada");
      f.created("bob");
      f.jamf.removeUser(jamfId(ada));
      f.clock.advance(Duration.ofSeconds(1));

      assertThat(compared().counts()).isEqualTo(Map.of(DriftKind.MISSING_IN_JAMF, 1));
      assertThat(f.jamf.count(Call.READ_USER)).isEqualTo(1);
    }

    @Test
    void fails_whenTheListFails_orIsSuspiciouslyEmpty() {
      UserView ada = f.created("ada");
      settle();
      f.jamf.failBefore(Call.LIST_USERS, JamfResult.Reason.UNREACHABLE);
      assertThat(compared().failure()).contains("UNREACHABLE");

      f.jamf.removeUser(jamfId(ada));
      DriftReport report = compared();
      assertThat(report.state()).isEqualTo(DriftReport.State.FAILED);
      assertThat(report.failure()).contains("not believed");
      assertThat(items(report)).isEmpty();
    }

    @Test
    void isMadeByOneAtATime_untilSilentForTooLong() {
      assertThat(comparison.begin(f.instance(), "")).isPresent();
      assertThat(comparison.begin(f.instance(), "")).isEmpty();

      f.clock.advance(Duration.ofMinutes(6));
      assertThat(comparison.begin(f.instance(), "")).isPresent();
    }

    @Test
    void coversManyPages() {
      for (int i = 0; i < 1203; i++) {
        f.jamf.givenUser("u" + i, "", "");
      }

      assertThat(compared().count(DriftKind.UNMANAGED_USER)).isEqualTo(1203);
    }
  }

  private void replaceMember(GroupView group, JamfUserId out, JamfUserId in) {
    var jamfId = f.groups.find(INSTANCE, group.id()).orElseThrow().jamfId().orElseThrow();
    var context =
        new io.scimify.application.port.out.JamfCallContext(
            INSTANCE, f.instance().jamf(), f.clock.instant().plusSeconds(9), call -> {});
    f.jamf.removeMembers(context, jamfId, List.of(out));
    f.jamf.addMembers(context, jamfId, List.of(in));
  }

  @Nested
  class Repair {
    @Test
    void makesJamfEqualAgain() {
      List<UserView> users = f.createdUsers("ada", "bob", "cy");
      GroupView group = done(f.createGroup("Engineering", users.get(0).id()));
      settle();
      JamfUserId guest = f.jamf.givenUser("guest", "Guest", "");
      replaceMember(group, jamfId(users.get(0)), guest);
      f.jamf.change(jamfId(users.get(1)), new JamfUserFields("bob", "Robert", "", "", ""));
      f.jamf.removeUser(jamfId(users.get(2)));

      DriftRepair.Outcome outcome = repaired(compared());

      assertThat(outcome.asked()).hasSize(4);
      assertThat(outcome.skipped()).hasSize(1); // the guest stays
      assertThat(f.jamf.userNames()).containsExactly("ada", "bob", "cy", "guest");
      assertThat(f.jamf.user("bob").map(JamfUser::fields).orElseThrow().fullName())
          .isEqualTo("User bob");
      assertThat(f.jamf.memberNames("Engineering")).containsExactly("ada");
      settle();
      assertThat(compared().repairable()).isZero();
    }

    @Test
    void ofALeaver_asksTheGuard() {
      List<UserView> users = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        users.add(f.created("u" + i));
      }
      f.mode(io.scimify.domain.integration.ProvisioningMode.OBSERVE);
      users.forEach(user -> f.active(user.id(), false));
      f.mode(io.scimify.domain.integration.ProvisioningMode.LIVE);
      f.clock.advance(Duration.ofHours(2));

      DriftReport report = compared();
      assertThat(report.counts()).isEqualTo(Map.of(DriftKind.STILL_IN_JAMF, 12));
      DriftRepair.Outcome outcome = repaired(report);

      assertThat(outcome.held()).isNotEmpty();
      assertThat(f.liveCount(OperationState.HELD)).isEqualTo(12 - (12 - f.jamf.userNames().size()));
      assertThat(f.jamf.userNames()).isNotEmpty();
    }

    @Test
    void leavesAloneWhatIsUnderWay() {
      UserView ada = f.created("ada");
      f.created("bob");
      settle();
      f.jamf.removeUser(jamfId(ada));
      DriftReport report = compared();
      f.jamf.goDown();
      f.put(ada.id(), ProvisioningFixture.with(ada.profile(), "title", "Countess"));

      DriftRepair.Outcome outcome = repaired(report);

      assertThat(outcome.asked()).isEmpty();
      assertThat(outcome.notes()).singleElement().asString().contains("under way");
    }
  }

  @Nested
  class Schedule {
    private DriftSchedule schedule(boolean repairs) {
      return new DriftSchedule(
          f.ports, reports, comparison, repair, new DriftPolicy(Duration.ofDays(1), repairs));
    }

    @Test
    void comparesOnceADay_andRepairsNothing() {
      UserView ada = f.created("ada");
      f.created("bob");
      DriftSchedule schedule = schedule(false);
      assertThat(schedule.compareDue()).isZero();

      f.clock.advance(Duration.ofDays(1));
      f.jamf.removeUser(jamfId(ada));
      assertThat(schedule.compareDue()).isEqualTo(1);
      assertThat(schedule.compareDue()).isZero();
      f.work();

      assertThat(f.jamf.userNames()).containsExactly("bob");
      assertThat(reports.lastDone(INSTANCE).orElseThrow().count(DriftKind.MISSING_IN_JAMF))
          .isEqualTo(1);
    }

    @Test
    void repairs_whenSwitchedOn() {
      UserView ada = f.created("ada");
      f.created("bob");
      f.clock.advance(Duration.ofDays(1));
      f.jamf.removeUser(jamfId(ada));

      assertThat(schedule(true).compareDue()).isEqualTo(1);
      f.work();

      assertThat(f.jamf.userNames()).containsExactly("ada", "bob");
    }

    @Test
    void neverComparesByItself_whenTheIntervalIsZero() {
      f.clock.advance(Duration.ofDays(9));
      DriftSchedule never =
          new DriftSchedule(
              f.ports, reports, comparison, repair, new DriftPolicy(Duration.ZERO, false));

      assertThat(never.compareDue()).isZero();
    }
  }
}
