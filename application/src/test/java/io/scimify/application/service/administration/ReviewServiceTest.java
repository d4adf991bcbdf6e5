package io.scimify.application.service.administration;

import static io.scimify.application.service.administration.Office.ACME;
import static io.scimify.application.service.administration.Office.ACME_JAMF;
import static io.scimify.application.service.administration.Office.caller;
import static io.scimify.application.service.administration.Office.done;
import static io.scimify.application.service.administration.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.AdministerIntegrationsUseCase.IntegrationPatch;
import io.scimify.application.port.in.ReviewOperationsUseCase;
import io.scimify.application.port.in.ReviewOperationsUseCase.Affected;
import io.scimify.application.port.in.ReviewOperationsUseCase.Consequences;
import io.scimify.domain.administration.Role;
import io.scimify.domain.audit.Actor;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.deprovisioning.DeprovisioningPolicy;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.operation.OperationId;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.user.ProvisionedUser;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReviewServiceTest {
  private final Office office = new Office();
  private final ReviewService service = new ReviewService(office.ports);
  private final AdminCaller admin = caller(Role.ADMIN);

  @Test
  void approvalMakesAHeldDeletionDueAndNeverHeldAgain() {
    ProvisioningOperation held = office.heldDeletion(office.user("ada"));
    office.clock.advance(Duration.ofMinutes(5));

    assertThat(done(service.approve(admin, ACME, ACME_JAMF, List.of(held.id()), "leavers")))
        .isEqualTo(1);

    ProvisioningOperation approved = office.now(held);
    assertThat(approved.state()).isEqualTo(OperationState.PENDING);
    assertThat(approved.approved()).isTrue();
    assertThat(approved.dueAt()).isEqualTo(office.clock.instant());
    assertThat(approved.detail()).contains("Approved: leavers");
  }

  @Test
  void approvalIsToldInThePersonsStory() {
    ProvisionedUser ada = office.user("ada");
    ProvisioningOperation held = office.heldDeletion(ada);

    done(service.approve(admin, ACME, ACME_JAMF, List.of(held.id()), "leavers"));

    AuditEvent told = office.audit.events().get(0);
    assertThat(told.actor()).isEqualTo(Actor.admin("admin"));
    assertThat(told.action()).isEqualTo("operation.approve");
    assertThat(told.subject()).contains(held.subject());
    assertThat(told.subjectName()).isEqualTo("ada");
    assertThat(told.message()).contains("leavers");
  }

  @Test
  void rejectionCallsOffAndTheUserStaysInJamfAndInactive() {
    ProvisionedUser ada = office.user("ada");
    ProvisioningOperation held = office.heldDeletion(ada);

    done(service.reject(admin, ACME, ACME_JAMF, List.of(held.id()), "wrong rule"));

    assertThat(office.now(held).state()).isEqualTo(OperationState.CANCELLED);
    ProvisionedUser kept = office.users.find(ACME_JAMF, ada.id()).orElseThrow();
    assertThat(kept.active()).isFalse();
    assertThat(kept.jamfId()).isEqualTo(ada.jamfId());
    assertThat(office.audit.events().get(0).outcome()).isEqualTo(AuditOutcome.CANCELLED);
    assertThat(office.audit.events().get(0).message())
        .isEqualTo("Rejected by admin: wrong rule. Jamf Pro stays as it is.");
  }

  @Test
  void onlyTheChosenOnesAreDecided() {
    ProvisioningOperation ada = office.heldDeletion(office.user("ada"));
    ProvisioningOperation bob = office.heldDeletion(office.user("bob"));

    done(service.reject(admin, ACME, ACME_JAMF, List.of(bob.id()), ""));

    assertThat(office.now(ada).state()).isEqualTo(OperationState.HELD);
    assertThat(done(service.waiting(admin, ACME, ACME_JAMF, OperationState.HELD, 0, 10)))
        .containsExactly(ada);
    assertThat(done(service.counts(admin, ACME, ACME_JAMF))).containsEntry(OperationState.HELD, 1);
  }

  @Test
  void whatWasCalledOffMeanwhileIsNotApproved() {
    ProvisioningOperation held = office.heldDeletion(office.user("ada"));
    office.operations.update(held.ended(OperationState.CANCELLED, "Reactivated."));

    assertThat(done(service.approve(admin, ACME, ACME_JAMF, List.of(held.id()), ""))).isZero();
    assertThat(office.now(held).state()).isEqualTo(OperationState.CANCELLED);
  }

  @Test
  void anotherInstancesOperationIsNotTouched() {
    ProvisioningOperation held = office.heldDeletion(office.user("ada"));

    int approved =
        done(
            service.approve(admin, Office.GLOBEX, Office.GLOBEX_JAMF, List.of(held.id()), "mine?"));

    assertThat(approved).isZero();
    assertThat(office.now(held).state()).isEqualTo(OperationState.HELD);
  }

  @Test
  void previewTellsWhatApprovingWouldDo_andDoesNothing() {
    ProvisioningOperation held = office.heldDeletion(office.user("ada"));
    loosen(admin);

    Consequences told = done(service.preview(admin, ACME, ACME_JAMF, List.of(held.id())));

    assertThat(told.usersDeleted()).isEqualTo(new Affected(1, List.of("ada")));
    assertThat(told.groupsChanged().count()).isZero();
    assertThat(told.triedAgain().count()).isZero();
    assertThat(told.refusal().orElseThrow()).contains("another administrator");
    assertThat(office.now(held)).isEqualTo(held);
  }

  @Test
  void previewCountsAll_andNamesTheFirst() {
    List<OperationId> held = heldDeletions(ReviewOperationsUseCase.MOST_NAMED + 5);

    Consequences told = done(service.preview(admin, ACME, ACME_JAMF, held));

    assertThat(told.count()).isEqualTo(held.size());
    assertThat(told.usersDeleted().count()).isEqualTo(held.size());
    assertThat(told.usersDeleted().names()).hasSize(ReviewOperationsUseCase.MOST_NAMED);
  }

  @Test
  void allAreThoseThatWaitedWhenAsked_howeverMany_eachWithItsOwnWordInTheAudit() {
    List<OperationId> held = heldDeletions(450);

    List<OperationId> all = done(service.all(admin, ACME, ACME_JAMF, OperationState.HELD));
    ProvisioningOperation later = office.heldDeletion(office.user("later"));
    int approved = done(service.approve(admin, ACME, ACME_JAMF, all, "leavers"));

    assertThat(all).containsExactlyInAnyOrderElementsOf(held);
    assertThat(approved).isEqualTo(450);
    assertThat(office.audit.events()).hasSize(450);
    assertThat(office.now(later).state()).isEqualTo(OperationState.HELD);
  }

  private List<OperationId> heldDeletions(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> office.heldDeletion(office.user("user-" + i)).id())
        .toList();
  }

  @Test
  void fourEyesAreSwitchedOffByAnOwnerOnly() {
    loosen(admin);
    IntegrationsService settings =
        new IntegrationsService(office.ports, new InstanceUrlRule(false));

    IntegrationPatch off = policy(DeprovisioningPolicy.standard());
    assertThat(refused(settings.patch(admin, ACME, ACME_JAMF, off)).reason())
        .isEqualTo(AdminResult.Reason.FORBIDDEN);
    assertThat(done(settings.patch(caller(Role.OWNER), ACME, ACME_JAMF, off)).policy().fourEyes())
        .isFalse();
  }

  @Test
  void withFourEyesWhoChangedTheSettingsMayNotApprove() {
    ProvisioningOperation held = office.heldDeletion(office.user("ada"));
    loosen(admin);

    AdminResult<Integer> own = service.approve(admin, ACME, ACME_JAMF, List.of(held.id()), "");
    AdminCaller other =
        new AdminCaller("eve", Role.ADMIN, Optional.empty(), new CorrelationId("test"));
    AdminResult<Integer> others = service.approve(other, ACME, ACME_JAMF, List.of(held.id()), "");

    assertThat(refused(own).reason()).isEqualTo(AdminResult.Reason.FORBIDDEN);
    assertThat(refused(own).detail()).contains("another administrator");
    assertThat(done(others)).isEqualTo(1);
  }

  private void loosen(AdminCaller who) {
    DeprovisioningPolicy p = DeprovisioningPolicy.standard();
    DeprovisioningPolicy fourEyes =
        new DeprovisioningPolicy(
            p.action(),
            p.grace(),
            p.guarded(),
            p.window(),
            p.users(),
            p.groupMembers(),
            p.protectedUsers(),
            true);
    done(
        new IntegrationsService(office.ports, new InstanceUrlRule(false))
            .patch(who, ACME, ACME_JAMF, policy(fourEyes)));
  }

  private static IntegrationPatch policy(DeprovisioningPolicy policy) {
    return new IntegrationPatch(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(policy));
  }
}
