package io.scimify.application.service.provisioning;

import static io.scimify.application.service.provisioning.ProvisioningFixture.INSTANCE;
import static io.scimify.application.service.provisioning.ProvisioningFixture.done;
import static io.scimify.application.service.provisioning.ProvisioningFixture.minus;
import static io.scimify.application.service.provisioning.ProvisioningFixture.plus;
import static io.scimify.application.service.provisioning.ProvisioningFixture.profile;
import static io.scimify.application.service.provisioning.ProvisioningFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.in.GroupView;
import io.scimify.application.port.in.UserView;
import io.scimify.application.port.out.FakeJamfDirectory.Call;
import io.scimify.application.port.out.JamfCallContext;
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

    f.jamf.removeUser(inJamf("ada").id());
    f.pass(Duration.ofMinutes(2));

    assertThat(f.jamf.userNames()).containsExactly("ada");
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

  @Test
  void afterAnAnsweredChange_nobodyLooksAgain() {
    title("first");
    title("second");
    assertThat(f.live(ada.id())).isEmpty();

    f.jamf.forgetCalls();
    f.pass(Duration.ofSeconds(60));
    assertThat(f.jamf.calls()).isEmpty();
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
              assertThat(waiting.detail()).hasValue(OperationLedger.LOOKED_AT_AGAIN);
            });
    assertThat(f.shown(ada.id()).profile().attributes()).containsEntry("title", "second");
    f.jamf.forgetCalls();
    f.pass(Duration.ofSeconds(60));
    assertThat(f.jamf.writes()).isEmpty();
  }
}
