package io.scimify.application.service.provisioning;

import static io.scimify.application.service.provisioning.ProvisioningFixture.INSTANCE;
import static io.scimify.application.service.provisioning.ProvisioningFixture.done;
import static io.scimify.application.service.provisioning.ProvisioningFixture.refused;
import static io.scimify.application.service.provisioning.ProvisioningFixture.withGrace;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.in.ScimResult.Reason;
import io.scimify.application.port.in.UserView;
import io.scimify.application.port.out.FakeJamfDirectory.Call;
import io.scimify.domain.audit.Actor;
import io.scimify.domain.deprovisioning.DeprovisioningPolicy;
import io.scimify.domain.deprovisioning.ProtectedUsers;
import io.scimify.domain.integration.IntegrationStatus;
import io.scimify.domain.integration.Removal;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.user.UserName;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * An instance that vanishes together with its users: nobody else's, nobody lost, whatever breaks.
 */
final class InstanceRemovalTest {
  private final ProvisioningFixture f = new ProvisioningFixture();
  private final InstanceRemoval removal = new InstanceRemoval(f.ports, f.leases);

  private List<UserView> people(int count) {
    return IntStream.range(0, count).mapToObj(i -> f.created("user" + i)).toList();
  }

  private void remove(int users) {
    Removal asked = Removal.asked("ada", f.clock.instant(), users, new CorrelationId("removal-1"));
    f.change(i -> i.remove(asked, f.clock.instant()));
  }

  private void rounds(InstanceRemoval at, int count) {
    for (int i = 0; i < count; i++) {
      at.advance();
      f.work();
    }
  }

  private boolean isGone() {
    return f.instances.find(INSTANCE).isEmpty();
  }

  private static DeprovisioningPolicy policy(List<UserName> protectedUsers, boolean fourEyes) {
    DeprovisioningPolicy p = withGrace(Duration.ZERO);
    return new DeprovisioningPolicy(
        p.action(),
        p.grace(),
        p.guarded(),
        p.window(),
        p.users(),
        p.groupMembers(),
        new ProtectedUsers(protectedUsers),
        fourEyes);
  }

  @Test
  void deletesEveryManagedUser_beyondTheGuardsLimit_thenTheInstance() {
    people(30);
    remove(30);

    rounds(removal, 2);

    assertThat(f.jamf.userNames()).isEmpty();
    assertThat(isGone()).isTrue();
    assertThat(f.audit.events())
        .anySatisfy(
            event -> {
              assertThat(event.action()).isEqualTo("integration.delete");
              assertThat(event.actor()).isEqualTo(Actor.admin("ada"));
              assertThat(event.message()).contains("after 30 of its users");
              assertThat(event.correlation()).isEqualTo(new CorrelationId("removal-1"));
            });
  }

  @Test
  void leavesStrangersProtectedOnesAndThoseWhoseDeletionWasRejected() {
    f.policy(policy(List.of(new UserName("BOSS")), false));
    f.jamf.givenUser("stranger", "A Stranger", "");
    f.created("boss");
    f.created("leaver");
    UserView rejected = f.created("rejected");
    f.users.update(
        INSTANCE, f.stored(rejected.id()).deactivated(rejected.profile(), f.clock.instant()));
    remove(1);

    rounds(removal, 2);

    assertThat(f.jamf.userNames()).containsExactlyInAnyOrder("stranger", "boss", "rejected");
    assertThat(isGone()).isTrue();
  }

  @Test
  void servesNoScimClientMeanwhile() {
    UserView ada = f.created("ada");
    remove(1);

    assertThat(refused(f.reading.get(f.caller, ada.id()), Reason.FORBIDDEN).detail())
        .contains("being removed");
    refused(f.active(ada.id(), true), Reason.FORBIDDEN);
  }

  @Test
  void waitsForASickJamf_andLosesNobody() {
    people(5);
    f.jamf.goDown();
    remove(5);
    rounds(removal, 3);
    assertThat(isGone()).isFalse();
    assertThat(f.liveCount(OperationState.PENDING)).isEqualTo(5);

    f.jamf.comeUp();
    f.pass(Duration.ofMinutes(2));
    rounds(removal, 1);

    assertThat(f.jamf.userNames()).isEmpty();
    assertThat(isGone()).isTrue();
  }

  @Test
  void goesOnAfterACrash_andDeletesNobodyTwice() {
    people(5);
    remove(5);
    removal.advance(); // asked for all, then the node dies

    rounds(new InstanceRemoval(f.ports, f.leases), 2);

    assertThat(f.jamf.count(Call.DELETE_USER)).isEqualTo(5);
    assertThat(isGone()).isTrue();
  }

  @Nested
  class FourEyes {
    @Test
    void holdsEveryDeletion_untilSomebodyApproves() {
      f.policy(policy(List.of(), true));
      List<UserView> people = people(2);
      remove(2);
      rounds(removal, 3);
      assertThat(f.jamf.userNames()).hasSize(2);
      assertThat(f.liveCount(OperationState.HELD)).isEqualTo(2);

      people.forEach(person -> f.approve(person.id()));
      rounds(removal, 2);
      f.work();
      rounds(removal, 1);

      assertThat(f.jamf.userNames()).isEmpty();
      assertThat(isGone()).isTrue();
    }
  }

  @Nested
  class CalledOff {
    @Test
    void keepsWhoIsStillThere_active_andLeavesTheInstancePaused() {
      List<UserView> people = people(3);
      remove(3);
      removal.advance();
      f.change(i -> i.callRemovalOff(f.clock.instant()));
      f.work();

      rounds(removal, 2);

      assertThat(f.jamf.userNames()).hasSize(3);
      assertThat(f.jamf.count(Call.DELETE_USER)).isZero();
      assertThat(f.instance().status()).isEqualTo(IntegrationStatus.PAUSED);
      assertThat(f.instance().removal()).isEmpty();
      f.change(i -> i.activate(f.clock.instant()));
      f.pass(Duration.ofMinutes(2));
      assertThat(f.jamf.userNames()).hasSize(3);
      assertThat(done(f.reading.get(f.caller, people.get(0).id())).active()).isTrue();
    }
  }
}
