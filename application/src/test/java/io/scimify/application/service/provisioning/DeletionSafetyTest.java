package io.scimify.application.service.provisioning;

import static io.scimify.application.service.provisioning.ProvisioningFixture.INSTANCE;
import static io.scimify.application.service.provisioning.ProvisioningFixture.done;
import static io.scimify.application.service.provisioning.ProvisioningFixture.refused;
import static io.scimify.application.service.provisioning.ProvisioningFixture.withGrace;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.in.ScimResult;
import io.scimify.application.port.in.UserView;
import io.scimify.application.port.out.FakeJamfDirectory.Call;
import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.domain.deprovisioning.DeactivationAction;
import io.scimify.domain.deprovisioning.DeprovisioningPolicy;
import io.scimify.domain.deprovisioning.ProtectedUsers;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.user.UserName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Guard, grace, protected users: what stands between a deactivation and a deletion. */
final class DeletionSafetyTest {
  private final ProvisioningFixture f = new ProvisioningFixture();

  private List<UserView> people(int count) {
    return IntStream.range(0, count).mapToObj(i -> f.created("user" + i)).toList();
  }

  @Nested
  class Guard {
    @Test
    void holdsTheEleventhOfTwenty_andEveryFurtherOne() {
      List<UserView> people = people(20);
      people.subList(0, 10).forEach(p -> done(f.active(p.id(), false)));
      assertThat(f.jamf.userNames()).hasSize(10);

      people
          .subList(10, 13)
          .forEach(p -> assertThat(done(f.active(p.id(), false)).active()).isFalse());
      assertThat(f.jamf.userNames()).hasSize(10);
      assertThat(f.operations.countHeldDeletions(INSTANCE)).isEqualTo(3);
      assertThat(f.shown(people.get(10).id()).active()).isFalse();
    }

    @Test
    void letsGo_whatIsApproved_andOnlyThat() {
      List<UserView> people = people(20);
      people.subList(0, 13).forEach(p -> done(f.active(p.id(), false)));
      f.approve(people.get(11).id());
      f.work();
      assertThat(f.jamf.user("user11")).isEmpty();
      assertThat(f.jamf.user("user10")).isPresent();
      assertThat(f.operations.countHeldDeletions(INSTANCE)).isEqualTo(2);
    }

    @Test
    void holdsWhatIsQueuedToo() {
      List<UserView> people = people(20);
      f.jamf.goDown();
      people.subList(0, 10).forEach(p -> done(f.active(p.id(), false)));
      done(f.active(people.get(10).id(), false)); // held
      f.jamf.comeUp();
      f.pass(Duration.ofMinutes(2));
      assertThat(f.jamf.userNames()).hasSize(20);
      assertThat(f.operations.countHeldDeletions(INSTANCE)).isEqualTo(11);
    }

    @Test
    void lapsesAfterTheWindow_onceNothingIsHeld() {
      List<UserView> people = people(40);
      people.subList(0, 10).forEach(p -> done(f.active(p.id(), false)));
      f.clock.advance(Duration.ofMinutes(61));
      done(f.active(people.get(10).id(), false));
      assertThat(f.jamf.user("user10")).isEmpty();
    }

    @Test
    void holdsNothing_whileItIsLifted() {
      DeprovisioningPolicy p = DeprovisioningPolicy.standard();
      List<UserView> people = people(20);
      f.policy(
          new DeprovisioningPolicy(
              p.action(),
              p.grace(),
              p.guarded(),
              p.window(),
              p.users(),
              p.groupMembers(),
              p.protectedUsers(),
              p.fourEyes(),
              Optional.of(f.clock.instant().plusSeconds(60))));
      people.subList(0, 15).forEach(u -> done(f.active(u.id(), false)));
      assertThat(f.jamf.userNames()).hasSize(5);

      f.clock.advance(Duration.ofSeconds(60));
      done(f.active(people.get(15).id(), false));
      assertThat(f.operations.countHeldDeletions(INSTANCE)).isEqualTo(1);
    }

    @Test
    void keepsCreatesAndUpdatesFlowing() {
      List<UserView> people = people(20);
      people.subList(0, 12).forEach(p -> done(f.active(p.id(), false)));
      f.created("newcomer");
      assertThat(f.jamf.user("newcomer")).isPresent();
    }

    @Test
    void forgetsAHeldDeletion_onReactivation_forEver() {
      List<UserView> people = people(20);
      people.subList(0, 11).forEach(p -> done(f.active(p.id(), false)));
      UserView held = people.get(10);
      f.jamf.forgetCalls();
      assertThat(done(f.active(held.id(), true)).active()).isTrue();
      f.pass(Duration.ofMinutes(90));
      assertThat(f.jamf.user("user10")).isPresent();
      assertThat(f.live(held.id())).isEmpty();
      assertThat(f.jamf.count(Call.DELETE_USER)).isZero();
      assertThat(f.operations.countHeldDeletions(INSTANCE)).isZero();
    }

    @Test
    void countsAUserOnce_whoseDeactivationBecameADeletion() {
      List<UserView> people = people(20);
      f.jamf.goDown();
      for (UserView p : people.subList(0, 6)) {
        done(f.active(p.id(), false));
        done(f.delete(p.id()));
      }
      assertThat(f.operations.countHeldDeletions(INSTANCE)).isZero();
      assertThat(
              f.operations.countDeletions(INSTANCE, f.clock.instant().minus(Duration.ofHours(1))))
          .isEqualTo(6);
    }

    @Test
    void holdsDeletesOfTheResourceToo_andHidesThem() {
      List<UserView> people = people(20);
      people.subList(0, 10).forEach(p -> done(f.delete(p.id())));
      done(f.delete(people.get(10).id()));
      assertThat(f.jamf.user("user10")).isPresent();
      refused(f.reading.get(f.caller, people.get(10).id()), ScimResult.Reason.NOT_FOUND);
      assertThat(f.operations.countHeldDeletions(INSTANCE)).isEqualTo(1);
    }
  }

  @Nested
  class Grace {
    @Test
    void delaysTheDeletion() {
      UserView ada = f.created("ada");
      f.policy(withGrace(Duration.ofMinutes(5)));
      assertThat(done(f.active(ada.id(), false)).active()).isFalse();
      f.pass(Duration.ofMinutes(4));
      assertThat(f.jamf.userNames()).containsExactly("ada");
      f.pass(Duration.ofMinutes(2));
      assertThat(f.jamf.userNames()).isEmpty();
      assertThat(f.shown(ada.id()).active()).isFalse();
    }

    @Test
    void endsInAnApproval_asSoonAsTheGuardHolds() {
      List<UserView> people = people(20);
      f.policy(withGrace(Duration.ofMinutes(5)));
      people.subList(0, 11).forEach(p -> done(f.active(p.id(), false)));

      assertThat(f.operations.countHeldDeletions(INSTANCE)).isEqualTo(11);
      assertThat(f.liveCount(OperationState.SCHEDULED)).isZero();
    }

    @Test
    void isCancelledByReactivation_withoutAWrite() {
      UserView ada = f.created("ada");
      f.policy(withGrace(Duration.ofMinutes(5)));
      done(f.active(ada.id(), false));
      f.jamf.forgetCalls();
      done(f.active(ada.id(), true));
      f.pass(Duration.ofMinutes(10));
      assertThat(f.jamf.writes()).isEmpty();
      assertThat(f.shown(ada.id()).active()).isTrue();
    }
  }

  @Nested
  class Kept {
    @Test
    void protectedUsersAre_alsoFromADelete() {
      UserView ada = f.created("ada");
      DeprovisioningPolicy p = DeprovisioningPolicy.standard();
      f.policy(
          new DeprovisioningPolicy(
              p.action(),
              p.grace(),
              p.guarded(),
              p.window(),
              p.users(),
              p.groupMembers(),
              new ProtectedUsers(List.of(new UserName("ADA"))),
              false));
      refused(f.delete(ada.id()), ScimResult.Reason.FORBIDDEN);
      assertThat(done(f.active(ada.id(), false)).active()).isFalse();
      f.pass(Duration.ofMinutes(5));
      assertThat(f.jamf.userNames()).containsExactly("ada");
    }

    @Test
    void everybodyIs_ifThePolicyRetains() {
      UserView ada = f.created("ada");
      DeprovisioningPolicy p = DeprovisioningPolicy.standard();
      f.policy(
          new DeprovisioningPolicy(
              DeactivationAction.RETAIN,
              p.grace(),
              p.guarded(),
              p.window(),
              p.users(),
              p.groupMembers(),
              p.protectedUsers(),
              false));
      assertThat(done(f.active(ada.id(), false)).active()).isFalse();
      assertThat(f.shown(ada.id()).active()).isFalse();
      assertThat(done(f.active(ada.id(), true)).active()).isTrue();
      assertThat(f.jamf.count(Call.DELETE_USER)).isZero();
    }
  }

  @Test
  void blockedDeletions_areNotHeld_whenTheyAreRetried() {
    List<UserView> people = people(20);
    f.jamf.setInUse(f.jamf.user("user0").orElseThrow().id(), true);
    people.subList(0, 11).forEach(p -> done(f.active(p.id(), false)));
    f.pass(Duration.ofMinutes(30));
    assertThat(f.live(people.get(0).id()).orElseThrow().state()).isEqualTo(OperationState.BLOCKED);
  }

  @Test
  void deletionsThatFailForGood_areNotLost() {
    UserView ada = f.created("ada");
    f.jamf.failBefore(Call.DELETE_USER, Reason.INVALID);
    done(f.active(ada.id(), false));
    assertThat(f.live(ada.id()).orElseThrow().state()).isEqualTo(OperationState.BLOCKED);
    f.pass(Duration.ofMinutes(20));
    assertThat(f.jamf.userNames()).isEmpty();
  }

  @Test
  void areOfTheSamePerson_whomJamfStillShowsAsBeforeAnOwedChange() {
    UserView ada = f.created("ada");
    f.jamf.failBefore(Call.UPDATE_USER, Reason.UNREACHABLE);
    done(f.put(ada.id(), ProvisioningFixture.profile("countess")));
    done(f.delete(ada.id()));
    assertThat(f.jamf.userNames()).isEmpty();
  }

  /** A gateway gives up while Jamf works on, and may end the work after everything else. */
  @Test
  void areRepeated_whenAnEarlierCreationComesIntoEffectOnlyThen() {
    f.jamf.loseRequest(Call.CREATE_USER);
    ProvisioningFixture.refused(
        f.create(ProvisioningFixture.profile("ada")), ScimResult.Reason.UNAVAILABLE);
    UserView ada = f.created("ada");
    done(f.delete(ada.id()));
    assertThat(f.jamf.userNames()).isEmpty();

    f.jamf.givenUser("ada", "User ada", "ada@example.com");
    f.pass(Duration.ofSeconds(60));
    assertThat(f.jamf.userNames()).isEmpty();
    assertThat(f.operations.countLive(ProvisioningFixture.INSTANCE)).isEmpty();
  }

  @Nested
  class OfWhomJamfDoesNotShow {
    private final UserView ada = f.created("ada");
    private final UserView bea = f.created("bea");

    @Test
    void areOwed_asLongAsJamfShowsNobodyAtAll() {
      f.pass(Duration.ofMinutes(2));
      f.jamf.seemEmpty();
      done(f.active(ada.id(), false));
      f.pass(Duration.ofMinutes(3));
      f.jamf.comeUp();
      f.pass(Duration.ofSeconds(30));
      assertThat(f.jamf.userNames()).containsExactly("bea");
    }

    @Test
    void areDoneInTheEnd_whenJamfReallyHasNobody() {
      f.pass(Duration.ofMinutes(2));
      f.jamf.removeUser(f.jamf.user("ada").orElseThrow().id());
      f.jamf.removeUser(f.jamf.user("bea").orElseThrow().id());
      done(f.active(bea.id(), false));
      assertThat(f.liveCount(OperationState.PENDING)).isEqualTo(1);
      f.pass(Duration.ofMinutes(12));
      assertThat(f.liveCount(OperationState.PENDING)).isZero();
    }
  }
}
