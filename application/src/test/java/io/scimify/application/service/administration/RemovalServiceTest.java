package io.scimify.application.service.administration;

import static io.scimify.application.service.administration.Office.ACME;
import static io.scimify.application.service.administration.Office.ACME_JAMF;
import static io.scimify.application.service.administration.Office.caller;
import static io.scimify.application.service.administration.Office.done;
import static io.scimify.application.service.administration.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.AdminResult.Reason;
import io.scimify.application.port.in.RemoveIntegrationUseCase.Outlook;
import io.scimify.domain.administration.Role;
import io.scimify.domain.deprovisioning.DeprovisioningPolicy;
import io.scimify.domain.deprovisioning.ProtectedUsers;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationStatus;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.integration.Removal;
import io.scimify.domain.operation.OperationId;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.user.UserName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Removing an instance with its users begins only with open eyes. */
final class RemovalServiceTest {
  private final Office office = new Office();
  private final RemovalService service = new RemovalService(office.ports);
  private final AdminCaller admin = caller(Role.ADMIN);

  private void policy(List<UserName> protectedUsers, boolean fourEyes) {
    DeprovisioningPolicy p = DeprovisioningPolicy.standard();
    DeprovisioningPolicy changed =
        new DeprovisioningPolicy(
            p.action(),
            p.grace(),
            p.guarded(),
            p.window(),
            p.users(),
            p.groupMembers(),
            new ProtectedUsers(protectedUsers),
            fourEyes);
    IntegrationInstance acme = office.acme();
    office.integrations.update(
        acme.governed(acme.scope(), acme.mode(), changed, office.clock.instant()));
  }

  @Test
  void theOutlookCountsWhoGoesAndWhoStays() {
    policy(List.of(new UserName("ADA"), new UserName("nobody")), false);
    office.user("ada");
    office.user("bob");

    Outlook outlook = done(service.outlook(admin, ACME, ACME_JAMF));

    assertThat(outlook.deletes()).isEqualTo(1);
    assertThat(outlook.stays()).isEqualTo(1);
    assertThat(outlook.running()).isEmpty();
  }

  @Test
  void beginsWithTheRightNumberOnly_andIsTold() {
    office.user("ada");
    office.user("bob");

    assertThat(refused(service.begin(admin, ACME, ACME_JAMF, 1)).reason())
        .isEqualTo(Reason.CONFLICT);
    assertThat(office.acme().status()).isEqualTo(IntegrationStatus.ACTIVE);

    IntegrationInstance begun = done(service.begin(admin, ACME, ACME_JAMF, 2));
    assertThat(begun.status()).isEqualTo(IntegrationStatus.REMOVING);
    assertThat(begun.removal().map(Removal::users)).contains(2);
    assertThat(office.audit.events().get(0).action()).isEqualTo("integration.remove");
  }

  @Test
  void isRefused_whileSomethingWaitsForADecision() {
    office.user("ada");
    office.heldDeletion(office.user("bob"));

    assertThat(refused(service.begin(admin, ACME, ACME_JAMF, 1)).detail()).contains("Approvals");
  }

  @Test
  void isRefused_whenNothingMayBeWrittenToJamf() {
    office.user("ada");
    IntegrationInstance acme = office.acme();
    office.integrations.update(
        acme.governed(
            acme.scope(), ProvisioningMode.OBSERVE, acme.policy(), office.clock.instant()));
    assertThat(refused(service.begin(admin, ACME, ACME_JAMF, 1)).detail()).contains("OBSERVE");

    office.integrations.update(acme.pause(office.clock.instant()));
    assertThat(refused(service.begin(admin, ACME, ACME_JAMF, 1)).detail()).contains("PAUSED");
  }

  @Test
  void canBeCalledOff_butNeitherPausedNorResumedBefore() {
    office.user("ada");
    refused(service.callOff(admin, ACME, ACME_JAMF));
    done(service.begin(admin, ACME, ACME_JAMF, 1));

    IntegrationsService instances =
        new IntegrationsService(office.ports, new InstanceUrlRule(false));
    assertThat(refused(instances.activate(admin, ACME, ACME_JAMF)).detail()).contains("call");
    assertThat(refused(instances.pause(admin, ACME, ACME_JAMF)).detail()).contains("call");

    IntegrationInstance called = done(service.callOff(admin, ACME, ACME_JAMF));
    assertThat(called.removal().filter(Removal::calledOff)).isPresent();
    assertThat(called.worksOff()).isFalse();
  }

  @Test
  void fourEyes_whoAskedForTheRemovalMayNotApproveItsDeletions() {
    policy(List.of(), true);
    ProvisioningOperation held = office.heldDeletion(office.user("ada"));
    office.operations.update(held.approvedAt(office.clock.instant(), "decided"));
    office.user("bob");
    done(service.begin(admin, ACME, ACME_JAMF, 1));
    ReviewService review = new ReviewService(office.ports);
    List<OperationId> all = List.of(held.id());

    assertThat(refused(review.approve(admin, ACME, ACME_JAMF, all, "")).reason())
        .isEqualTo(Reason.FORBIDDEN);
    done(review.approve(caller(Role.OWNER), ACME, ACME_JAMF, all, ""));
  }
}
