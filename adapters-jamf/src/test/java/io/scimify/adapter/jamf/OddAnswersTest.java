package io.scimify.adapter.jamf;

import static io.scimify.adapter.jamf.JamfTestBench.failure;
import static io.scimify.adapter.jamf.JamfTestBench.fields;
import static io.scimify.adapter.jamf.JamfTestBench.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.out.JamfResult.Failed;
import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.UserName;
import io.scimify.jamf.simulator.Fault;
import io.scimify.jamf.simulator.Settings.BlockedDelete;
import io.scimify.jamf.simulator.Settings.WriteRoot;
import io.scimify.jamf.simulator.UserLinks;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the client makes of a Jamf that stumbles (fact sheet Jamf §2.6, §3.4, §5). */
class OddAnswersTest {
  private static final String USERS = "/api/v1/users.*";
  private static final String GROUPS = "/JSSResource/usergroups.*";

  private final JamfTestBench bench = new JamfTestBench();

  @BeforeEach
  void warm() {
    bench.warm();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void once(String method, String path, Fault fault) {
    bench.jamf.faults().once(method, path, fault);
  }

  private static Fault conflict(String reason) {
    return Fault.answer(409, "text/html", "<html><p>Conflict</p><p>" + reason + "</p></html>");
  }

  private void always(String method, String path, Fault fault) {
    bench.jamf.faults().always(method, path, fault);
  }

  private JamfUserId existing(String name) {
    return new JamfUserId(bench.jamf.users().add(name).id());
  }

  private long count(String call) {
    return bench.calls().stream().filter(call::equals).count();
  }

  static Stream<Fault> passing() {
    return Stream.of(
        Fault.internalServerError(),
        Fault.badGateway(),
        Fault.serviceUnavailable(),
        Fault.tooManyRequests(),
        Fault.answer(408, "text/plain", ""),
        Fault.resetBeforeEffect(),
        Fault.truncatedBody(),
        Fault.loginPage());
  }

  /** Nobody can tell from the answer whether the write took effect. It did. */
  static Stream<Fault> applied() {
    return Stream.of(Fault.gatewayTimeoutButApplied(), Fault.resetAfterEffect());
  }

  /** Nobody can tell from the answer whether the write took effect. It did not. */
  static Stream<Fault> notApplied() {
    return Stream.of(
        Fault.internalServerError(),
        Fault.badGateway(),
        Fault.serviceUnavailable(),
        Fault.resetBeforeEffect(),
        Fault.loginPage(),
        Fault.answer(200, "text/plain", ""),
        Fault.answer(200, "application/json", "{}"));
  }

  private static Fault notFound() {
    return Fault.answer(
        404, "application/json", "{'httpStatus':404,'errors':[]}".replace('\'', '"'));
  }

  @Nested
  class Reads {
    @ParameterizedTest
    @MethodSource("io.scimify.adapter.jamf.OddAnswersTest#passing")
    void areRepeated_whenJamfStumblesOnce(Fault fault) {
      JamfUserId id = existing("ada");
      once("GET", USERS, fault);

      assertThat(value(bench.directory.readUser(bench.context(), id)).id()).isEqualTo(id);
      assertThat(bench.calls()).hasSize(2);
    }

    @Test
    void failAsUnreachable_whenJamfKeepsFailing() {
      always("GET", USERS, Fault.serviceUnavailable());

      Failed<JamfUser> failed =
          failure(bench.directory.readUser(bench.context(), new JamfUserId(1)));
      assertThat(failed.reason()).isEqualTo(Reason.UNREACHABLE);
      assertThat(failed.detail()).contains("503");
      assertThat(failed.effectUnknown()).isFalse();
      assertThat(bench.calls()).hasSize(3);
    }

    @Test
    void failAsUnexpected_onALoginPage() {
      always("GET", USERS, Fault.loginPage());

      assertThat(failure(bench.directory.findUser(bench.context(), new UserName("ada"))).reason())
          .isEqualTo(Reason.UNEXPECTED);
    }

    @Test
    void failAsUnexpected_onATruncatedAnswer() {
      JamfUserId id = existing("ada");
      always("GET", USERS, Fault.truncatedBody());

      assertThat(failure(bench.directory.readUser(bench.context(), id)).reason())
          .isEqualTo(Reason.UNEXPECTED);
    }

    @Test
    void waitAShortTime_whenJamfAsksForIt() {
      JamfUserId id = existing("ada");
      once("GET", USERS, Fault.tooManyRequests(Duration.ofSeconds(1)));

      assertThat(value(bench.directory.readUser(bench.context(), id)).id()).isEqualTo(id);
    }

    @Test
    void failAsThrottled_whenJamfAsksForALongTime_andLeaveItAloneMeanwhile() {
      JamfUserId id = existing("ada");
      once("GET", USERS, Fault.tooManyRequests(Duration.ofDays(1)));

      Failed<JamfUser> first = failure(bench.directory.readUser(bench.context(), id));
      assertThat(first.reason()).isEqualTo(Reason.THROTTLED);
      assertThat(first.retryAfter()).contains(Duration.ofDays(1));
      Failed<JamfUser> second = failure(bench.directory.readUser(bench.context(), id));
      assertThat(second.reason()).isEqualTo(Reason.THROTTLED);
      assertThat(bench.calls()).hasSize(1);

      bench.turnClock(Duration.ofSeconds(46)); // but not for longer than a minute
      assertThat(value(bench.directory.readUser(bench.context(), id)).id()).isEqualTo(id);
    }

    @Test
    void endWithTheDeadline_whenJamfStalls() {
      always("GET", USERS, Fault.stall());
      bench.patientFor(Duration.ofMillis(600));
      long start = System.nanoTime();

      Failed<JamfUser> failed =
          failure(bench.directory.readUser(bench.context(), new JamfUserId(1)));

      assertThat(failed.reason()).isEqualTo(Reason.UNREACHABLE);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void tryAgain_whenTheFirstAnswerStalls() {
      JamfUserId id = existing("ada");
      once("GET", USERS, Fault.stall());
      bench.patientFor(Duration.ofSeconds(2));

      assertThat(value(bench.directory.readUser(bench.context(), id)).id()).isEqualTo(id);
    }

    @Test
    void doNotBelieveAProxysNotFound() {
      JamfUserId id = existing("ada");
      String page = "<html><head><title>404 Not Found</title></head><body>nginx</body></html>";
      always("GET", USERS, Fault.answer(404, "text/html", page));
      always("GET", GROUPS, Fault.answer(404, "text/html", page));

      assertThat(failure(bench.directory.readUser(bench.context(), id)).reason())
          .isEqualTo(Reason.UNEXPECTED);
      assertThat(failure(bench.directory.readGroup(bench.context(), new JamfGroupId(1))).reason())
          .isEqualTo(Reason.UNEXPECTED);
    }
  }

  @Nested
  class Creates {
    @ParameterizedTest
    @MethodSource("io.scimify.adapter.jamf.OddAnswersTest#applied")
    void areDone_whenJamfHoldsTheUser(Fault fault) {
      once("POST", USERS, fault);

      JamfUserId id = value(bench.directory.createUser(bench.context(), fields("ada")));

      assertThat(bench.jamf.users().get("ada").id()).isEqualTo((int) id.value());
      assertThat(bench.calls()).containsExactly("POST /api/v1/users", "GET /api/v1/users");
    }

    @ParameterizedTest
    @MethodSource("io.scimify.adapter.jamf.OddAnswersTest#notApplied")
    void areUnknown_andNotRepeated_whenJamfDoesNotHoldTheUser(Fault fault) {
      once("POST", USERS, fault);

      Failed<JamfUserId> failed =
          failure(bench.directory.createUser(bench.context(), fields("ada")));

      assertThat(failed.effectUnknown()).isTrue();
      assertThat(failed.reason().isTransient()).isTrue();
      assertThat(count("POST /api/v1/users")).isEqualTo(1);
    }

    @Test
    void areUnknown_whenAnotherUserHasTheName() {
      bench.jamf.users().add("ada"); // without our values, so not what we made
      once("POST", USERS, Fault.gatewayTimeoutButApplied());

      assertThat(
              failure(bench.directory.createUser(bench.context(), fields("ada"))).effectUnknown())
          .isTrue();
    }

    @Test
    void areNotRepeated_afterA429_andMayHaveTakenEffect() {
      once("POST", USERS, Fault.tooManyRequests());

      Failed<JamfUserId> failed =
          failure(bench.directory.createUser(bench.context(), fields("ada")));
      assertThat(failed.reason()).isEqualTo(Reason.THROTTLED);
      assertThat(failed.effectUnknown()).isTrue();
      assertThat(bench.calls()).filteredOn(call -> call.startsWith("POST")).hasSize(1);
    }

    @Test
    void conflict_whenTheNameIsTaken() {
      bench.jamf.users().add("ADA");

      assertThat(failure(bench.directory.createUser(bench.context(), fields("ada"))).reason())
          .isEqualTo(Reason.CONFLICT);
      bench.jamf.settings().version("11.25.2");
      bench.directory.forget(JamfTestBench.INSTANCE);
      Failed<JamfUserId> classic =
          failure(bench.directory.createUser(bench.context(), fields("ada")));
      assertThat(classic.reason()).isEqualTo(Reason.CONFLICT);
      assertThat(classic.detail()).contains("Duplicate name");
    }

    @Test
    void areTransientAndNotRepeated_onA409ThatPasses() {
      for (Fault passing :
          List.of(
              Fault.transientConflict(),
              conflict("Error: Row was updated by another transaction"),
              conflict("Error: Optimistic lock failed"))) {
        once("POST", USERS, passing);

        Failed<JamfUserId> failed =
            failure(bench.directory.createUser(bench.context(), fields("ada")));
        assertThat(failed.reason()).isEqualTo(Reason.UNEXPECTED);
        assertThat(failed.effectUnknown()).isFalse();
      }
      assertThat(bench.calls())
          .filteredOn(call -> call.startsWith("POST /api/v1/users"))
          .hasSize(3);
    }

    @Test
    void areInvalid_onA409WithAReason() {
      once("POST", USERS, conflict("Error: Name required"));

      Failed<JamfUserId> failed =
          failure(bench.directory.createUser(bench.context(), fields("ada")));
      assertThat(failed.reason()).isEqualTo(Reason.INVALID);
      assertThat(failed.detail()).contains("Name required");
    }

    @Test
    void areTransient_onA409WhoseWordsNobodyKnows() {
      once("POST", USERS, conflict("Error: could not execute statement"));

      assertThat(failure(bench.directory.createUser(bench.context(), fields("ada"))).reason())
          .isEqualTo(Reason.REFUSED);
    }

    @Test
    void areAConflict_onA409InOtherWordsWhenTheNameIsTaken() {
      bench.jamf.users().add("ada");
      once("POST", USERS, conflict("Error: Problem with the name"));

      assertThat(failure(bench.directory.createUser(bench.context(), fields("ada"))).reason())
          .isEqualTo(Reason.CONFLICT);
    }

    @Test
    void ofGroupsAreTransient_onAPassing409() {
      once("POST", GROUPS, conflict("Error: Optimistic lock failed"));

      assertThat(
              failure(
                      bench.directory.createGroup(
                          bench.context(), new GroupDisplayName("G"), "", Set.of()))
                  .reason())
          .isEqualTo(Reason.UNEXPECTED);
    }

    @Test
    void giveJamfsOwnReason_whenTheValueIsRefused() {
      once(
          "POST",
          USERS,
          Fault.answer(
              400,
              "application/json",
              "{\"httpStatus\":400,\"errors\":[{\"code\":\"INVALID_FIELD\",\"field\":\"phone\","
                  + "\"description\":\"too long\",\"id\":\"0\"}]}"));

      Failed<JamfUserId> failed =
          failure(bench.directory.createUser(bench.context(), fields("ada")));
      assertThat(failed.reason()).isEqualTo(Reason.INVALID);
      assertThat(failed.detail()).contains("phone: too long");
    }

    @Test
    void findTheIdByName_whenTheAnswerIsEmpty() {
      bench.jamf.settings().writeRoot(WriteRoot.EMPTY_BODY);

      JamfGroupId id =
          value(
              bench.directory.createGroup(
                  bench.context(), new GroupDisplayName("G"), "", List.of()));
      assertThat((int) id.value()).isEqualTo(bench.jamf.groups().get("G").id());
      assertThat(bench.calls())
          .containsExactly("POST /JSSResource/usergroups/id/0", "GET /api/v1/static-user-groups");
    }

    @ParameterizedTest
    @MethodSource("io.scimify.adapter.jamf.OddAnswersTest#applied")
    void ofGroupsAreDone_whenJamfHoldsThem(Fault fault) {
      JamfUserId ada = existing("ada");
      once("POST", GROUPS, fault);

      value(
          bench.directory.createGroup(bench.context(), new GroupDisplayName("G"), "", Set.of(ada)));
      assertThat(bench.jamf.groups().memberNames("G")).containsExactly("ada");
      assertThat(count("POST /JSSResource/usergroups/id/0")).isEqualTo(1);
    }
  }

  @Nested
  class Updates {
    @ParameterizedTest
    @MethodSource("io.scimify.adapter.jamf.OddAnswersTest#applied")
    void areDone_whenJamfHoldsTheValues(Fault fault) {
      JamfUserId id = existing("ada");
      once("PUT", USERS, fault);

      value(bench.directory.updateUser(bench.context(), id, fields("ada.k")));
      assertThat(count("PUT /api/v1/users/" + id)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("io.scimify.adapter.jamf.OddAnswersTest#notApplied")
    void areUnknown_whenJamfDoesNotHoldTheValues(Fault fault) {
      JamfUserId id = existing("ada");
      once("PUT", USERS, fault);

      assertThat(
              failure(bench.directory.updateUser(bench.context(), id, fields("b"))).effectUnknown())
          .isTrue();
    }

    @Test
    void areNotFound_whenTheUserIsGone() {
      assertThat(
              failure(bench.directory.updateUser(bench.context(), new JamfUserId(9), fields("b")))
                  .reason())
          .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void areRepeatedOnce_onAPassing409() {
      JamfUserId id = existing("ada");
      var group = new JamfGroupId(bench.jamf.groups().add("G").id());
      once("PUT", USERS, Fault.transientConflict());
      once("PUT", GROUPS, Fault.transientConflict());

      value(bench.directory.updateUser(bench.context(), id, fields("ada.k")));
      value(bench.directory.renameGroup(bench.context(), group, new GroupDisplayName("H")));
      assertThat(bench.jamf.users().find("ada.k")).isPresent();
      assertThat(bench.jamf.groups().find("H")).isPresent();
    }

    @Test
    void conflict_whenTheNewNameIsTaken() {
      JamfUserId id = existing("ada");
      existing("bob");
      var group = new JamfGroupId(bench.jamf.groups().add("G").id());
      bench.jamf.groups().add("H");

      assertThat(failure(bench.directory.updateUser(bench.context(), id, fields("bob"))).reason())
          .isEqualTo(Reason.CONFLICT);
      assertThat(
              failure(
                      bench.directory.renameGroup(
                          bench.context(), group, new GroupDisplayName("H")))
                  .reason())
          .isEqualTo(Reason.CONFLICT);
    }

    @Test
    void areUnknown_onA400ThatIsNotJamfs() {
      JamfUserId id = existing("ada");
      once("PUT", USERS, Fault.answer(400, "text/html", "<html>Request Header Too Large</html>"));

      Failed<JamfUser> failed =
          failure(bench.directory.updateUser(bench.context(), id, fields("ada.k")));
      assertThat(failed.reason()).isEqualTo(Reason.UNEXPECTED);
      assertThat(failed.effectUnknown()).isTrue();
    }

    @Test
    void noticeAnotherVersion_beforeBelievingANotFound() {
      JamfUserId id = existing("ada");
      bench.jamf.settings().version("11.20.0");
      bench.turnClock(Duration.ofSeconds(31));

      value(bench.directory.updateUser(bench.context(), id, fields("ada.k")));
      assertThat(bench.jamf.users().find("ada.k")).isPresent();
    }

    @Test
    void ofAGroupsNameAreDone_whenJamfHoldsIt() {
      var id = new JamfGroupId(bench.jamf.groups().add("G").id());
      once("PUT", GROUPS, Fault.gatewayTimeoutButApplied());

      value(bench.directory.renameGroup(bench.context(), id, new GroupDisplayName("H")));
      assertThat(bench.jamf.groups().find("H")).isPresent();
    }
  }

  @Nested
  class Deletes {
    @ParameterizedTest
    @MethodSource("io.scimify.adapter.jamf.OddAnswersTest#applied")
    void areDone_whenTheUserIsGone(Fault fault) {
      JamfUserId id = existing("ada");
      once("DELETE", USERS, fault);

      assertThat(value(bench.directory.deleteUser(bench.context(), id))).isEqualTo(id);
      assertThat(count("DELETE /api/v1/users/" + id)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("io.scimify.adapter.jamf.OddAnswersTest#notApplied")
    void areUnknown_whenTheUserIsThere(Fault fault) {
      JamfUserId id = existing("ada");
      once("DELETE", USERS, fault);

      assertThat(failure(bench.directory.deleteUser(bench.context(), id)).effectUnknown()).isTrue();
    }

    @Test
    void areUnknown_onA404WhileTheUserIsThere() {
      JamfUserId id = existing("ada");
      once("DELETE", USERS, notFound());

      Failed<JamfUserId> failed = failure(bench.directory.deleteUser(bench.context(), id));
      assertThat(failed.reason()).isEqualTo(Reason.UNEXPECTED);
      assertThat(failed.effectUnknown()).isTrue();
    }

    @Test
    void ofGroupsAreUnknown_onA404WhileTheGroupIsThere() {
      var id = new JamfGroupId(bench.jamf.groups().add("G").id());
      once("DELETE", GROUPS, notFound());

      assertThat(failure(bench.directory.deleteGroup(bench.context(), id)).reason())
          .isEqualTo(Reason.UNEXPECTED);
    }

    /** What Classic never says, a proxy may have said. */
    @Test
    void ofGroupsAreUnknown_onA204WhileTheGroupIsThere() {
      var id = new JamfGroupId(bench.jamf.groups().add("G").id());
      once("DELETE", GROUPS, Fault.answer(204, "text/plain", ""));

      assertThat(failure(bench.directory.deleteGroup(bench.context(), id)).effectUnknown())
          .isTrue();
    }

    @Test
    void areDone_onTheMisleading400() {
      JamfUserId id = withComputer();
      bench.jamf.settings().blockedDelete(BlockedDelete.BAD_REQUEST_BUT_DELETED);

      assertThat(value(bench.directory.deleteUser(bench.context(), id))).isEqualTo(id);
    }

    @Test
    void nameWhatIsAssigned_whenRefused() {
      JamfUserId id = withComputer();

      Failed<JamfUserId> failed = failure(bench.directory.deleteUser(bench.context(), id));
      assertThat(failed.reason()).isEqualTo(Reason.IN_USE);
      assertThat(failed.detail()).contains("dependencies").contains("computer \"mac-01\"");
    }

    @Test
    void areRepeatedOnce_onA409WithoutAReason() {
      JamfUserId id = existing("ada");
      once("DELETE", USERS, Fault.transientConflict());

      assertThat(value(bench.directory.deleteUser(bench.context(), id))).isEqualTo(id);
    }

    @Test
    void ofGroupsFollowTheSameRule() {
      var id = new JamfGroupId(bench.jamf.groups().add("G").id());
      once("DELETE", GROUPS, Fault.answer(400, "text/html", "<html><p>Bad Request</p></html>"));
      assertThat(failure(bench.directory.deleteGroup(bench.context(), id)).reason())
          .isEqualTo(Reason.IN_USE);

      once("DELETE", GROUPS, Fault.resetAfterEffect());
      assertThat(value(bench.directory.deleteGroup(bench.context(), id))).isEqualTo(id);
    }

    @Test
    void ofGroupsAreTransient_onA409WhoseWordsNobodyKnows() {
      var id = new JamfGroupId(bench.jamf.groups().add("G").id());
      always("DELETE", GROUPS, conflict("Error: Quota violation"));
      assertThat(failure(bench.directory.deleteGroup(bench.context(), id)).reason())
          .isEqualTo(Reason.REFUSED);
    }

    private JamfUserId withComputer() {
      UserLinks links = new UserLinks(List.of("mac-01"), List.of());
      return new JamfUserId(
          bench
              .jamf
              .users()
              .add(io.scimify.jamf.simulator.JamfUser.named("ada").withLinks(links))
              .id());
    }
  }

  @Nested
  class MemberChanges {
    private final JamfUserId ada = existing("ada");
    private final JamfUserId bob = existing("bob");
    private final JamfGroupId group = new JamfGroupId(bench.jamf.groups().add("G").id());

    @Test
    void areRepeated_onAPassing409() {
      once("PUT", GROUPS, Fault.transientConflict());

      value(bench.directory.addMembers(bench.context(), group, List.of(ada, bob)));
      assertThat(bench.jamf.groups().memberNames("G")).containsExactly("ada", "bob");
    }

    @Test
    void addEverybodyElse_whenOneUserIsUnknown() {
      Failed<JamfGroupId> failed =
          failure(
              bench.directory.addMembers(
                  bench.context(), group, List.of(ada, new JamfUserId(999), bob)));

      assertThat(failed.reason()).isEqualTo(Reason.INVALID);
      assertThat(failed.detail()).contains("Unable to match user 999");
      assertThat(bench.jamf.groups().memberNames("G")).containsExactlyInAnyOrder("ada", "bob");
    }

    @Test
    void removeTheOthers_whenOneIsNoMemberAnyMore() {
      value(bench.directory.addMembers(bench.context(), group, List.of(ada)));

      value(bench.directory.removeMembers(bench.context(), group, List.of(ada, bob)));
      assertThat(bench.jamf.groups().memberNames("G")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.scimify.adapter.jamf.OddAnswersTest#applied")
    void areDone_whenTheGroupHoldsThem(Fault fault) {
      bench.turnClock(Duration.ofSeconds(80)); // one web app has answered for long
      once("PUT", GROUPS, fault);

      value(bench.directory.addMembers(bench.context(), group, List.of(ada)));
      assertThat(count("PUT /JSSResource/usergroups/id/" + group)).isEqualTo(1);
    }

    /** It may be a web app that lags behind, and has members whom another one took out. */
    @ParameterizedTest
    @MethodSource("io.scimify.adapter.jamf.OddAnswersTest#applied")
    void areUnknown_whileWebAppsMayTakeTurns(Fault fault) {
      once("PUT", GROUPS, fault);

      assertThat(
              failure(bench.directory.addMembers(bench.context(), group, List.of(ada)))
                  .effectUnknown())
          .isTrue();
    }

    @Test
    void areUnknown_onA204WhenTheGroupDoesNotHoldThem() {
      once("PUT", GROUPS, Fault.answer(204, "text/plain", ""));

      assertThat(
              failure(bench.directory.addMembers(bench.context(), group, List.of(ada)))
                  .effectUnknown())
          .isTrue();
    }

    @ParameterizedTest
    @MethodSource("io.scimify.adapter.jamf.OddAnswersTest#notApplied")
    void areUnknown_whenTheGroupDoesNotHoldThem(Fault fault) {
      once("PUT", GROUPS, fault);

      assertThat(
              failure(bench.directory.addMembers(bench.context(), group, List.of(ada)))
                  .effectUnknown())
          .isTrue();
      assertThat(count("PUT /JSSResource/usergroups/id/" + group)).isEqualTo(1);
    }
  }

  @Nested
  class Lists {
    @Test
    void fail_whenAPageIsMissing() {
      bench.jamf.users().seed(1_500, "u");
      value(bench.directory.listUsers(bench.context(), 0, 100));
      always("GET", USERS, Fault.serviceUnavailable());

      assertThat(failure(bench.directory.listUsers(bench.context(), 1_000, 100)).reason())
          .isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void areReadAgain_whenUsersChangeMeanwhile() {
      bench.jamf.users().seed(1_500, "u");
      value(bench.directory.listUsers(bench.context(), 0, 100));
      bench.jamf.users().add("late");

      var page = value(bench.directory.listUsers(bench.context(), 1_400, 200));
      assertThat(page.total()).isEqualTo(1_501);
      assertThat(page.users()).hasSize(101);
    }

    @Test
    void startAfresh_whenTheSnapshotHasBeenIdle() {
      bench.jamf.users().seed(50, "u");
      value(bench.directory.listUsers(bench.context(), 0, 10));
      bench.jamf.users().add("late");
      bench.turnClock(Duration.ofSeconds(61));

      assertThat(value(bench.directory.listUsers(bench.context(), 10, 10)).total()).isEqualTo(51);
    }

    @Test
    void showOurOwnWrites() {
      bench.jamf.users().seed(50, "u");
      value(bench.directory.listUsers(bench.context(), 0, 10));
      value(bench.directory.createUser(bench.context(), fields("ada")));

      assertThat(value(bench.directory.listUsers(bench.context(), 50, 10)).users()).hasSize(1);
    }

    @Test
    void ofGroupsFallBackToClassic_whenTheApiIsRefused() {
      bench.jamf.groups().add("Static");
      bench.jamf.groups().add(io.scimify.jamf.simulator.JamfGroup.named("Smart").asSmart());
      always("GET", "/api/v1/static-user-groups", Fault.answer(403, "application/json", "{}"));

      assertThat(value(bench.directory.listStaticGroups(bench.context())))
          .extracting(group -> group.name())
          .containsExactly("Static");
    }
  }
}
