package io.scimify.application.service.provisioning;

import static io.scimify.application.service.provisioning.ProvisioningFixture.INSTANCE;
import static io.scimify.application.service.provisioning.ProvisioningFixture.done;
import static io.scimify.application.service.provisioning.ProvisioningFixture.exactly;
import static io.scimify.application.service.provisioning.ProvisioningFixture.idsOf;
import static io.scimify.application.service.provisioning.ProvisioningFixture.minus;
import static io.scimify.application.service.provisioning.ProvisioningFixture.plus;
import static io.scimify.application.service.provisioning.ProvisioningFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.in.GroupView;
import io.scimify.application.port.in.ScimResult;
import io.scimify.application.port.in.UserView;
import io.scimify.application.port.out.FakeJamfDirectory.Call;
import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.domain.deprovisioning.DeprovisioningPolicy;
import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.group.MembershipChange;
import io.scimify.domain.group.ScimGroupId;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.integration.ProvisioningScope;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.user.ScimUserId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProvisionGroupServiceTest {
  private final ProvisioningFixture f = new ProvisioningFixture();

  private ScimGroupId staff(ScimUserId... members) {
    return done(f.createGroup("Staff", members)).id();
  }

  private List<UserView> people(int count) {
    return IntStream.range(0, count).mapToObj(i -> f.created("user" + i)).toList();
  }

  @Nested
  class Create {
    @Test
    void withAHundredMembers_takesThreeCallsAtMost() {
      ScimUserId[] members = idsOf(people(100));
      f.jamf.forgetCalls();
      staff(members);
      assertThat(f.jamf.memberNames("Staff")).hasSize(100);
      assertThat(f.jamf.calls()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void withManyMembers_fillsInBatches() {
      ScimUserId[] members = idsOf(people(450));
      staff(members);
      assertThat(f.jamf.memberNames("Staff")).hasSize(450);
    }

    @Test
    void ofATakenName_isAConflict() {
      staff();
      refused(f.createGroup("STAFF"), ScimResult.Reason.UNIQUENESS);
      f.jamf.givenGroup("Smart", true);
      refused(f.createGroup("Smart"), ScimResult.Reason.UNIQUENESS);
      assertThat(f.jamf.groupNames()).containsExactly("Smart", "Staff");
    }

    @Test
    void leavesOutUnknownAndInactiveMembers() {
      UserView ada = f.created("ada");
      UserView bea = f.created("bea");
      done(f.active(bea.id(), false));
      staff(ada.id(), bea.id(), new ScimUserId(new UUID(9, 9)));
      assertThat(f.jamf.memberNames("Staff")).containsExactly("ada");
      assertThat(f.audit.events()).anyMatch(e -> e.message().contains("2 named member(s)"));
    }

    @Test
    void leavesOutMembersThatJamfLost() {
      UserView ada = f.created("ada");
      UserView bea = f.created("bea");
      f.jamf.removeUser(f.jamf.user("bea").orElseThrow().id());
      staff(ada.id(), bea.id());
      assertThat(f.jamf.memberNames("Staff")).containsExactly("ada");
    }

    @Test
    void is429_whenInDoubt_andIsFinishedByTheNextPost() {
      UserView ada = f.created("ada");
      f.jamf.loseRequest(Call.CREATE_GROUP);
      refused(f.createGroup("Staff", ada.id()), ScimResult.Reason.UNAVAILABLE);
      staff(ada.id());
      assertThat(f.jamf.groupNames()).containsExactly("Staff");
      assertThat(f.operations.countLive(INSTANCE)).isEmpty();
    }

    @Test
    void isAdopted_whenTheAnswerGotLost() {
      UserView ada = f.created("ada");
      f.jamf.loseAnswer(Call.CREATE_GROUP);
      ScimGroupId id = staff(ada.id());
      assertThat(f.members(id)).containsExactly("ada");
      assertThat(f.jamf.count(Call.CREATE_GROUP)).isEqualTo(1);
    }

    @Test
    void isForgotten_whenItNeverTookEffect() {
      f.jamf.loseRequest(Call.CREATE_GROUP);
      refused(f.createGroup("Staff"), ScimResult.Reason.UNAVAILABLE);
      f.pass(Duration.ofMinutes(3));
      assertThat(f.operations.countLive(INSTANCE)).isEmpty();
      assertThat(f.groups.provisioned(INSTANCE)).isEmpty();
    }

    @Test
    void isAdoptedByTheWorker_whenItTookEffectLate() {
      f.jamf.loseRequest(Call.CREATE_GROUP);
      refused(f.createGroup("Staff"), ScimResult.Reason.UNAVAILABLE);
      f.jamf.givenGroup("Staff", false);
      f.pass(Duration.ofSeconds(30));
      assertThat(f.groups.provisioned(INSTANCE)).hasSize(1);
      assertThat(f.operations.countLive(INSTANCE)).isEmpty();
      assertThat(done(f.readingGroups.list(f.caller))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isTold_toWhoeverAsksAgain_onceTheWorkerFoundItDone(boolean listedMeanwhile) {
      UserView ada = f.created("ada");
      f.jamf.loseRequest(Call.CREATE_GROUP);
      refused(f.createGroup("Staff"), ScimResult.Reason.UNAVAILABLE);
      f.jamf.givenGroup("Staff", false);
      if (listedMeanwhile) {
        assertThat(done(f.readingGroups.list(f.caller))).hasSize(1);
      }
      f.pass(Duration.ofSeconds(30));

      ScimGroupId id = staff(ada.id());
      assertThat(f.members(id)).containsExactly("ada");
      assertThat(f.jamf.count(Call.CREATE_GROUP)).isEqualTo(1);
      refused(f.createGroup("Staff"), ScimResult.Reason.UNIQUENESS); // now it was told
    }

    /** Groups are not restored at a return (fact sheet Okta §6.2), not even by what was owed. */
    @Test
    void aLeaverWhoReturns_isNotAddedByAChangeFromBefore() {
      UserView ada = f.created("ada");
      ScimGroupId id = staff();
      f.jamf.failBefore(Call.ADD_MEMBERS, Reason.UNREACHABLE);
      done(f.changeGroup(id, "Staff", plus(ada.id()))); // owed
      done(f.active(ada.id(), false));
      done(f.active(ada.id(), true));
      f.pass(Duration.ofMinutes(2));

      assertThat(f.jamf.memberNames("Staff")).isEmpty();
      assertThat(f.operations.countLive(INSTANCE)).isEmpty();
    }

    @Test
    void waitsForMembersWhoseCreationIsStillOwed() {
      UserView ada = f.created("ada");
      done(f.active(ada.id(), false));
      f.jamf.failBefore(Call.CREATE_USER, Reason.UNREACHABLE);
      done(f.active(ada.id(), true)); // owed
      ScimGroupId id = staff(ada.id());
      assertThat(f.members(id)).containsExactly("ada"); // shown already
      f.pass(Duration.ofSeconds(60));
      assertThat(f.jamf.memberNames("Staff")).containsExactly("ada");
      assertThat(f.operations.countLive(INSTANCE)).isEmpty();
    }
  }

  @Nested
  class Change {
    @Test
    void renamesInPlace_inOneCall() {
      UserView ada = f.created("ada");
      ScimGroupId id = staff(ada.id());
      f.jamf.forgetCalls();
      done(f.changeGroup(id, "Crew", MembershipChange.none()));
      assertThat(f.jamf.calls()).containsExactly(Call.RENAME_GROUP);
      assertThat(f.jamf.memberNames("Crew")).containsExactly("ada");
    }

    @Test
    void ofNothing_callsNobody() {
      ScimGroupId id = staff();
      f.jamf.forgetCalls();
      done(f.changeGroup(id, "Staff", MembershipChange.none()));
      assertThat(f.jamf.calls()).isEmpty();
    }

    @Test
    void addsOne_inTwoCalls_andAgainWithoutAWrite() {
      UserView ada = f.created("ada");
      ScimGroupId id = staff();
      f.jamf.forgetCalls();
      done(f.changeGroup(id, "Staff", plus(ada.id())));
      assertThat(f.jamf.calls()).containsExactly(Call.READ_GROUP, Call.ADD_MEMBERS);
      f.jamf.forgetCalls();
      done(f.changeGroup(id, "Staff", plus(ada.id())));
      assertThat(f.jamf.writes()).isEmpty();
    }

    @Test
    void removesOne_inTwoCalls_andAgainWithoutAWrite() {
      UserView ada = f.created("ada");
      ScimGroupId id = staff(ada.id());
      f.jamf.forgetCalls();
      done(f.changeGroup(id, "Staff", minus(ada.id())));
      assertThat(f.jamf.calls()).containsExactly(Call.READ_GROUP, Call.REMOVE_MEMBERS);
      f.jamf.forgetCalls();
      done(f.changeGroup(id, "Staff", minus(ada.id())));
      assertThat(f.jamf.writes()).isEmpty();
    }

    @Test
    void replaces_inThreeCalls() {
      List<UserView> people = people(30);
      ScimGroupId id = staff(idsOf(people.subList(0, 20)));
      f.jamf.forgetCalls();
      done(f.changeGroup(id, "Staff", exactly(idsOf(people.subList(5, 25)))));
      assertThat(f.jamf.calls())
          .containsExactly(Call.READ_GROUP, Call.ADD_MEMBERS, Call.REMOVE_MEMBERS);
      assertThat(f.members(id)).hasSize(20);
      assertThat(f.jamf.memberNames("Staff")).contains("user24").doesNotContain("user4");
    }

    @Test
    void empties() {
      ScimGroupId id = staff(idsOf(people(5)));
      done(f.changeGroup(id, "Staff", exactly()));
      assertThat(f.jamf.memberNames("Staff")).isEmpty();
      assertThat(f.jamf.groupNames()).containsExactly("Staff");
    }

    @Test
    void keepsMembersThatWeDoNotManage_onAdd_andDropsThemOnReplace() {
      UserView ada = f.created("ada");
      JamfGroupId jamfId = f.jamf.givenGroup("Staff", false, f.jamf.givenUser("zoe", "", ""));
      ScimGroupId id = done(f.readingGroups.list(f.caller)).get(0).id();
      done(f.changeGroup(id, "Staff", plus(ada.id())));
      assertThat(f.jamf.memberNames("Staff")).containsExactlyInAnyOrder("ada", "zoe");
      done(f.changeGroup(id, "Staff", exactly(ada.id())));
      assertThat(f.jamf.memberNames("Staff")).containsExactly("ada");
      assertThat(jamfId).isNotNull();
    }

    @Test
    void leavesOutAMemberThatJamfLost_andDoesTheRest() {
      List<UserView> people = people(3);
      ScimGroupId id = staff(people.get(0).id());
      f.jamf.removeUser(f.jamf.user("user1").orElseThrow().id());
      done(
          f.changeGroup(
              id,
              "Staff",
              new MembershipChange.Delta(
                  Set.of(people.get(1).id(), people.get(2).id()), Set.of(people.get(0).id()))));
      assertThat(f.jamf.memberNames("Staff")).containsExactly("user2");
    }

    @Test
    void isMerged_whileJamfIsDown() {
      List<UserView> people = people(4);
      ScimGroupId id = staff(people.get(0).id());
      f.jamf.goDown();
      done(f.changeGroup(id, "Staff", plus(people.get(1).id())));
      done(f.changeGroup(id, "Staff", plus(people.get(2).id())));
      done(f.changeGroup(id, "Staff", minus(people.get(1).id())));
      done(f.changeGroup(id, "Crew", plus(people.get(3).id())));
      f.jamf.comeUp();
      f.jamf.forgetCalls();
      assertThat(f.members(id)).containsExactly("user0", "user2", "user3");
      f.pass(Duration.ofSeconds(60));
      assertThat(f.jamf.memberNames("Crew")).containsExactlyInAnyOrder("user0", "user2", "user3");
      assertThat(f.jamf.writes()).containsExactly(Call.RENAME_GROUP, Call.ADD_MEMBERS);
      assertThat(f.live(id)).isEmpty();
    }

    @Test
    void thatIsRefused_leavesAnEarlierPromiseOwed() {
      List<UserView> people = people(2);
      ScimGroupId id = staff(people.get(0).id());
      done(f.createGroup("Taken"));
      f.jamf.failBefore(Call.ADD_MEMBERS, Reason.UNREACHABLE);
      done(f.changeGroup(id, "Staff", plus(people.get(1).id())));
      refused(f.changeGroup(id, "Taken", MembershipChange.none()), ScimResult.Reason.UNIQUENESS);
      f.pass(Duration.ofSeconds(60));
      assertThat(f.jamf.memberNames("Staff")).containsExactlyInAnyOrder("user0", "user1");
    }

    @Test
    void ofAGroupThatIsGone_isNotFound() {
      UserView ada = f.created("ada");
      JamfGroupId jamfId = f.jamf.givenGroup("Staff", false);
      ScimGroupId id = done(f.readingGroups.list(f.caller)).get(0).id();
      f.jamf.removeGroup(jamfId);
      refused(f.changeGroup(id, "Staff", plus(ada.id())), ScimResult.Reason.NOT_FOUND);
      refused(f.changeGroup(id, "Crew", MembershipChange.none()), ScimResult.Reason.NOT_FOUND);
      refused(f.readingGroups.get(f.caller, id, true), ScimResult.Reason.NOT_FOUND);
      assertThat(f.operations.countLive(INSTANCE)).isEmpty();
    }

    @Test
    void ofAUserWhoLeavesMeanwhile_isForgotten_alsoOnceTheUserReturns() {
      UserView ada = f.created("ada");
      ScimGroupId id = staff();
      AtomicBoolean left = new AtomicBoolean();
      f.jamf.failBefore(Call.ADD_MEMBERS, Reason.UNREACHABLE);
      f.jamf.onCall(
          () -> {
            if (f.jamf.calls().contains(Call.READ_GROUP) && left.compareAndSet(false, true)) {
              done(f.active(ada.id(), false));
            }
          });
      done(f.changeGroup(id, "Staff", plus(ada.id())));
      assertThat(left).isTrue();
      done(f.active(ada.id(), true));
      f.pass(Duration.ofSeconds(60));
      assertThat(f.jamf.memberNames("Staff")).isEmpty();
    }

    @Test
    void deactivatedUsersVanishFromTheMembers() {
      List<UserView> people = people(2);
      ScimGroupId id = staff(idsOf(people));
      done(f.active(people.get(0).id(), false));
      assertThat(f.members(id)).containsExactly("user1");
      assertThat(f.groups.pushedMembers(INSTANCE, id)).containsExactly(people.get(1).id());
    }
  }

  @Nested
  class Guard {
    @Test
    void holdsTheEmptyingOfAGroupOfMoreThanTen() {
      f.policy(DeprovisioningPolicy.standard());
      List<UserView> people = people(11);
      ScimGroupId small = staff(idsOf(people.subList(0, 10)));
      done(f.changeGroup(small, "Staff", exactly()));
      assertThat(f.jamf.memberNames("Staff")).isEmpty();

      done(f.changeGroup(small, "Staff", exactly(idsOf(people))));
      done(f.changeGroup(small, "Staff", exactly()));
      assertThat(f.jamf.memberNames("Staff")).hasSize(11);
      assertThat(f.live(small).orElseThrow().state()).isEqualTo(OperationState.HELD);
    }

    @Test
    void holdsTheRemovalOfMost_alsoOneByOne() {
      f.policy(DeprovisioningPolicy.standard());
      List<UserView> people = people(150);
      ScimGroupId id = staff(idsOf(people));
      people.forEach(p -> done(f.changeGroup(id, "Staff", minus(p.id()))));

      assertThat(f.jamf.memberNames("Staff")).hasSize(50);
      assertThat(f.live(id).orElseThrow().state()).isEqualTo(OperationState.HELD);
      assertThat(f.live(id).orElseThrow().detail().orElseThrow())
          .contains("after 100 within the guard's window");
    }

    @Test
    void forgetsRemovals_afterTheWindow() {
      f.policy(DeprovisioningPolicy.standard());
      List<UserView> people = people(120);
      ScimGroupId id = staff(idsOf(people));
      people.subList(0, 100).forEach(p -> done(f.changeGroup(id, "Staff", minus(p.id()))));
      f.clock.advance(Duration.ofMinutes(61));
      people.subList(100, 110).forEach(p -> done(f.changeGroup(id, "Staff", minus(p.id()))));

      assertThat(f.jamf.memberNames("Staff")).hasSize(10);
      assertThat(f.live(id)).isEmpty();
    }

    @Test
    void holdsTheRemovalOfMost_addsAtOnce_andLetsGoOnApproval() {
      f.policy(DeprovisioningPolicy.standard());
      List<UserView> people = people(151);
      ScimGroupId id = staff(idsOf(people.subList(0, 150)));
      done(f.changeGroup(id, "Staff", exactly(people.get(0).id(), people.get(150).id())));

      assertThat(f.jamf.memberNames("Staff")).hasSize(151).contains("user150");
      assertThat(f.live(id).orElseThrow().state()).isEqualTo(OperationState.HELD);
      assertThat(f.members(id)).containsExactly("user0", "user150");

      f.operations.update(f.live(id).orElseThrow().approvedAt(f.clock.instant(), "Approved"));
      f.work();
      assertThat(f.jamf.memberNames("Staff")).containsExactlyInAnyOrder("user0", "user150");
    }
  }

  @Nested
  class Delete {
    @Test
    void deletesTheGroup_usersStay() {
      ScimGroupId id = staff(idsOf(people(2)));
      done(f.deleteGroup(id));
      assertThat(f.jamf.groupNames()).isEmpty();
      assertThat(f.jamf.userNames()).hasSize(2);
      refused(f.deleteGroup(id), ScimResult.Reason.NOT_FOUND);
    }

    @Test
    void isDone_whenJamfNoLongerHasIt() {
      f.created("ada");
      JamfGroupId jamfId = f.jamf.givenGroup("Staff", false);
      ScimGroupId id = done(f.readingGroups.list(f.caller)).get(0).id();
      f.jamf.removeGroup(jamfId);
      done(f.deleteGroup(id));
    }

    @Test
    void isOwed_asLongAsJamfShowsNothingAtAll() {
      people(1);
      ScimGroupId id = staff();
      f.pass(Duration.ofMinutes(2));
      f.jamf.seemEmpty();
      done(f.deleteGroup(id));
      f.pass(Duration.ofMinutes(3));
      f.jamf.comeUp();
      f.pass(Duration.ofSeconds(30));
      assertThat(f.jamf.groupNames()).isEmpty();
    }

    @Test
    void isAcceptedAndHidden_whenJamfIsDown() {
      ScimGroupId id = staff();
      f.jamf.failBefore(Call.DELETE_GROUP, Reason.UNREACHABLE);
      done(f.deleteGroup(id));
      refused(f.readingGroups.get(f.caller, id, false), ScimResult.Reason.NOT_FOUND);
      assertThat(done(f.readingGroups.list(f.caller))).isEmpty();
      f.pass(Duration.ofSeconds(30));
      assertThat(f.jamf.groupNames()).isEmpty();
    }
  }

  @Test
  void oneNotFound_isNotBelieved_whileJamfListsTheGroup() {
    UserView ada = f.created("ada");
    ScimGroupId id = staff();
    f.pass(Duration.ofSeconds(90));
    f.jamf.failBefore(Call.READ_GROUP, Reason.NOT_FOUND);
    done(f.changeGroup(id, "Staff", plus(ada.id())));
    f.pass(Duration.ofSeconds(10));
    assertThat(f.jamf.memberNames("Staff")).contains("ada");
  }

  @Test
  void aMemberWhomJamfMayNotKnowYet_isAddedLater() {
    ScimGroupId id = staff();
    UserView ada = f.created("ada");
    f.jamf.failBefore(Call.ADD_MEMBERS, Reason.INVALID);
    done(f.changeGroup(id, "Staff", plus(ada.id())));
    f.pass(Duration.ofSeconds(10));
    assertThat(f.jamf.memberNames("Staff")).contains("ada");
  }

  @Test
  void aReadThatMayBeOutdated_talksNobodyOutOfAChange() {
    ScimGroupId id = staff();
    UserView ada = f.created("ada");
    done(f.changeGroup(id, "Staff", plus(ada.id())));
    f.jamf.loseSteadiness();
    f.jamf.forgetCalls();
    done(f.changeGroup(id, "Crew", MembershipChange.none()));
    done(f.changeGroup(id, "Staff", minus(ada.id())));
    assertThat(f.jamf.writes())
        .containsExactly(Call.RENAME_GROUP, Call.RENAME_GROUP, Call.REMOVE_MEMBERS);
    assertThat(f.jamf.memberNames("Staff")).doesNotContain("ada");
  }

  @Test
  void observe_writesNothing() {
    f.mode(ProvisioningMode.OBSERVE);
    ScimGroupId id = staff();
    done(f.changeGroup(id, "Crew", MembershipChange.none()));
    assertThat(f.jamf.writes()).isEmpty();
  }

  @Test
  void scope_usersOnly_refusesGroups() {
    f.scope(ProvisioningScope.USERS);
    refused(f.createGroup("Staff"), ScimResult.Reason.FORBIDDEN);
  }

  @Test
  void list_isOneCall_inJamfsOrder() {
    done(f.createGroup("B"));
    done(f.createGroup("A"));
    f.jamf.forgetCalls();
    assertThat(done(f.readingGroups.list(f.caller)))
        .extracting(GroupView::displayName)
        .containsExactly(new GroupDisplayName("B"), new GroupDisplayName("A"));
    assertThat(f.jamf.calls()).containsExactly(Call.LIST_GROUPS);
  }
}
