package io.scimify.application.service.provisioning;

import static io.scimify.application.service.provisioning.ProvisioningFixture.INSTANCE;
import static io.scimify.application.service.provisioning.ProvisioningFixture.done;
import static io.scimify.application.service.provisioning.ProvisioningFixture.minus;
import static io.scimify.application.service.provisioning.ProvisioningFixture.plus;
import static io.scimify.application.service.provisioning.ProvisioningFixture.profile;
import static io.scimify.application.service.provisioning.ProvisioningFixture.refused;
import static io.scimify.application.service.provisioning.ProvisioningFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.in.GroupView;
import io.scimify.application.port.in.ScimResult;
import io.scimify.application.port.in.UserView;
import io.scimify.application.port.out.FakeJamfDirectory.Call;
import io.scimify.application.port.out.JamfCallContext;
import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserFields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A gateway gave up on a write while Jamf worked on it, and we wrote again meanwhile. */
final class LateEffectsTest {
  private final ProvisioningFixture f = new ProvisioningFixture();
  private final UserView ada = f.created("ada");

  private JamfUser inJamf(String name) {
    return f.jamf.user(name).orElseThrow();
  }

  private void title(String title) {
    done(f.put(ada.id(), with(profile("ada"), "title", title)));
  }

  @Test
  void aLateChange_doesNotUndoTheOneAfterIt() {
    f.jamf.loseRequest(Call.UPDATE_USER);
    title("first");
    title("second");
    JamfUserFields now = inJamf("ada").fields();
    assertThat(now.position()).isEqualTo("second");

    f.pass(Duration.ofSeconds(15));
    f.jamf.change(
        inJamf("ada").id(),
        new JamfUserFields(now.username(), now.fullName(), now.email(), now.phone(), "first"));
    f.pass(Duration.ofSeconds(45));

    assertThat(inJamf("ada").fields().position()).isEqualTo("second");
    assertThat(f.live(ada.id())).isEmpty();
  }

  @Test
  void aLateDeletion_doesNotTakeAwayWhoCameBack() {
    f.jamf.loseRequest(Call.DELETE_USER);
    done(f.active(ada.id(), false));
    done(f.active(ada.id(), true));
    assertThat(f.jamf.userNames()).containsExactly("ada");

    title("since then");
    f.jamf.removeUser(inJamf("ada").id());
    f.pass(Duration.ofSeconds(15));

    assertThat(f.jamf.userNames()).containsExactly("ada");
    f.pass(Duration.ofMinutes(2));
    assertThat(f.shown(ada.id()).active()).isTrue();
    assertThat(f.live(ada.id())).isEmpty();
  }

  @Test
  void aLateMember_doesNotStay() {
    UserView bob = f.created("bob");
    GroupView group = done(f.createGroup("Staff", ada.id()));
    f.jamf.loseRequest(Call.ADD_MEMBERS);
    done(f.changeGroup(group.id(), "Staff", plus(bob.id())));
    done(f.changeGroup(group.id(), "Staff", minus(bob.id())));
    f.work();
    assertThat(f.jamf.memberNames("Staff")).containsExactly("ada");

    f.jamf.addMembers(
        new JamfCallContext(INSTANCE, f.instance().jamf(), Instant.MAX, call -> {}),
        f.groups.find(INSTANCE, group.id()).orElseThrow().jamfId().orElseThrow(),
        List.of(inJamf("bob").id()));
    f.pass(Duration.ofSeconds(60));

    assertThat(f.jamf.memberNames("Staff")).containsExactly("ada");
    assertThat(f.live(group.id())).isEmpty();
  }

  /** The POST got no answer, the next one did, and then the name was set free for the first one. */
  private UserView createdAtTheSecondTry(String name) {
    f.jamf.loseRequest(Call.CREATE_USER);
    refused(f.create(profile(name)), ScimResult.Reason.UNAVAILABLE);
    return f.created(name);
  }

  @Test
  void aLateCreation_makesNoSecondUserOfWhoWasRenamed() {
    UserView bob = createdAtTheSecondTry("bob");
    done(f.put(bob.id(), profile("robert")));

    f.jamf.givenUser("bob", "User bob", "bob@example.com");
    f.pass(Duration.ofSeconds(60));

    assertThat(f.jamf.userNames()).containsExactlyInAnyOrder("ada", "robert");
    assertThat(f.live(bob.id())).isEmpty();
  }

  @Test
  void whoIsNotWhatWasSent_staysInJamf() {
    UserView bob = createdAtTheSecondTry("bob");
    done(f.put(bob.id(), profile("robert")));

    f.jamf.givenUser("bob", "Another Bob", "other@example.com");
    f.pass(Duration.ofSeconds(60));

    assertThat(f.jamf.userNames()).containsExactlyInAnyOrder("ada", "bob", "robert");
  }

  @Test
  void whoGotTheNameMeanwhile_staysInJamf() {
    UserView bob = createdAtTheSecondTry("bob");
    done(f.put(bob.id(), profile("robert")));
    f.created("bob");
    f.pass(Duration.ofSeconds(60));

    done(f.active(bob.id(), false));
    f.pass(Duration.ofSeconds(60));

    assertThat(f.jamf.userNames()).containsExactlyInAnyOrder("ada", "bob");
  }

  @Test
  void aLateCreation_leavesNoLeaver_whoWasRenamed() {
    UserView bob = createdAtTheSecondTry("bob");
    done(f.put(bob.id(), profile("robert")));
    done(f.delete(bob.id()));

    f.jamf.givenUser("bob", "User bob", "bob@example.com");
    f.pass(Duration.ofSeconds(60));

    assertThat(f.jamf.userNames()).containsExactly("ada");
    assertThat(f.live(bob.id())).isEmpty();
  }

  @Test
  void aLateCreation_leavesNoLeaver_whoseDeletionCameLateAsWell() {
    UserView bob = createdAtTheSecondTry("bob");
    f.jamf.loseRequest(Call.DELETE_USER);
    done(f.delete(bob.id()));

    f.jamf.removeUser(inJamf("bob").id());
    f.jamf.givenUser("bob", "User bob", "bob@example.com");
    f.pass(Duration.ofSeconds(30));
    assertThat(f.jamf.userNames()).containsExactly("ada");
    f.pass(Duration.ofMinutes(2));
    assertThat(f.live(bob.id())).isEmpty();
  }

  /** An update of somebody whom Jamf has lost creates. */
  @Test
  void aLateCreationByAnUpdate_leavesNoLeaver() {
    UserView bob = f.created("bob");
    f.pass(Duration.ofMinutes(2));
    f.jamf.removeUser(inJamf("bob").id());
    f.jamf.loseRequest(Call.CREATE_USER);
    done(f.put(bob.id(), with(profile("bob"), "title", "Boss")));
    done(f.put(bob.id(), profile("robert")));
    f.work();
    done(f.delete(bob.id()));

    f.jamf.givenUser("bob", "User bob", "bob@example.com");
    f.jamf.change(
        inJamf("bob").id(), new JamfUserFields("bob", "User bob", "bob@example.com", "", "Boss"));
    f.pass(Duration.ofSeconds(60));

    assertThat(f.jamf.userNames()).containsExactly("ada");
  }

  @Test
  void whoIsMadeAnewAfterALateDeletion_isInItsGroupsAgain() {
    done(f.createGroup("Others", f.created("bob").id()));
    GroupView staff = done(f.createGroup("Staff"));
    f.jamf.loseRequest(Call.DELETE_USER);
    done(f.active(ada.id(), false));
    done(f.active(ada.id(), true));
    done(f.changeGroup(staff.id(), "Staff", plus(ada.id())));
    f.work();
    assertThat(f.jamf.memberNames("Staff")).containsExactly("ada");

    f.jamf.removeUser(inJamf("ada").id());
    f.pass(Duration.ofMinutes(2));

    assertThat(f.jamf.memberNames("Staff")).containsExactly("ada");
    assertThat(f.jamf.memberNames("Others")).containsExactly("bob");
    assertThat(f.live(staff.id())).isEmpty();
  }

  /** A web app that lags behind says "not found" of a user whose owed deletion may have worked. */
  private void notFoundOnReturn() {
    f.jamf.failBefore(Call.READ_USER, Reason.NOT_FOUND);
    done(f.active(ada.id(), true));
    f.pass(Duration.ofMinutes(2));
    assertThat(f.live(ada.id())).isEmpty();
  }

  @Test
  void whoReturnsUnderANewName_isNotCreatedBesideTheOldOne() {
    f.jamf.failBefore(Call.UPDATE_USER, Reason.UNREACHABLE);
    done(f.put(ada.id(), profile("countess")));
    f.jamf.loseRequest(Call.DELETE_USER);
    done(f.active(ada.id(), false));

    notFoundOnReturn();

    assertThat(f.jamf.userNames()).containsExactly("countess");
    assertThat(f.jamf.count(Call.CREATE_USER)).isEqualTo(1);
  }

  @Test
  void whoseDeletionWasNeverSent_isNotCreatedAgain() {
    f.jamf.goDown();
    done(f.active(ada.id(), false));
    f.jamf.comeUp();

    notFoundOnReturn();

    assertThat(f.jamf.userNames()).containsExactly("ada");
    assertThat(f.jamf.count(Call.CREATE_USER)).isEqualTo(1);
  }

  private GroupView groupAtTheSecondTry() {
    f.jamf.loseRequest(Call.CREATE_GROUP);
    refused(f.createGroup("Staff", ada.id()), ScimResult.Reason.UNAVAILABLE);
    return done(f.createGroup("Staff", ada.id()));
  }

  @Test
  void aGroupThatIsCreatedLate_doesNotStayAfterItsDeletion() {
    GroupView staff = groupAtTheSecondTry();
    done(f.deleteGroup(staff.id()));
    assertThat(f.jamf.groupNames()).isEmpty();

    f.jamf.givenGroup("Staff", false, inJamf("ada").id());
    f.pass(Duration.ofSeconds(60));

    assertThat(f.jamf.groupNames()).isEmpty();
    assertThat(f.live(staff.id())).isEmpty();
  }

  @Test
  void aGroupThatIsCreatedLate_doesNotStayBesideTheRenamedOne() {
    GroupView staff = groupAtTheSecondTry();
    done(f.changeGroup(staff.id(), "People", plus()));

    f.jamf.givenGroup("Staff", false, inJamf("ada").id());
    f.pass(Duration.ofSeconds(60));

    assertThat(f.jamf.groupNames()).containsExactly("People");
  }

  @Test
  void aGroupOfThatNameWhichWasPushedMeanwhile_stays() {
    GroupView staff = groupAtTheSecondTry();
    done(f.deleteGroup(staff.id()));
    GroupView next = done(f.createGroup("Staff", ada.id()));

    f.pass(Duration.ofSeconds(60));

    assertThat(f.jamf.groupNames()).containsExactly("Staff");
    assertThat(f.live(next.id())).isEmpty();
  }

  @Test
  void afterAnAnsweredChange_nobodyLooksAgain() {
    title("first");
    title("second");
    assertThat(f.live(ada.id())).isEmpty();

    f.jamf.forgetCalls();
    f.pass(Duration.ofSeconds(60));
    assertThat(f.jamf.calls()).isEmpty();
  }

  /** However close the changes follow each other, one doubt does not last for ever. */
  @Test
  void onceTheDoubtIsOver_nobodyLooksAgain() {
    f.jamf.loseRequest(Call.UPDATE_USER);
    title("first");
    for (int change = 0; change < 4; change++) {
      title("change " + change);
      assertThat(f.live(ada.id())).isPresent();
      f.pass(Duration.ofSeconds(12));
    }
    f.pass(Duration.ofSeconds(10));

    title("last");
    assertThat(f.live(ada.id())).isEmpty();
    assertThat(inJamf("ada").fields().position()).isEqualTo("last");
  }

  @Test
  void whileItIsLookedAtAgain_itIsShownAsDone_andSaysWhy() {
    f.jamf.loseRequest(Call.UPDATE_USER);
    title("first");
    title("second");

    assertThat(f.live(ada.id()))
        .hasValueSatisfying(
            waiting -> {
              assertThat(waiting.state()).isEqualTo(OperationState.PENDING);
              assertThat(waiting.isLookedAtAgain()).isTrue();
            });
    assertThat(f.shown(ada.id()).profile().attributes()).containsEntry("title", "second");
    f.jamf.forgetCalls();
    f.pass(Duration.ofSeconds(60));
    assertThat(f.jamf.writes()).isEmpty();
  }
}
