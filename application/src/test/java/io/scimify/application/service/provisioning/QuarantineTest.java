package io.scimify.application.service.provisioning;

import static io.scimify.application.service.provisioning.ProvisioningFixture.done;
import static io.scimify.application.service.provisioning.ProvisioningFixture.profile;
import static io.scimify.application.service.provisioning.ProvisioningFixture.refused;
import static io.scimify.application.service.provisioning.ProvisioningFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.in.ScimResult;
import io.scimify.application.port.in.UserView;
import io.scimify.application.port.out.FakeJamfDirectory.Call;
import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.domain.integration.IntegrationStatus;
import io.scimify.domain.integration.JamfPrivilege;
import io.scimify.domain.integration.Quarantine;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Jamf refuses us: what can be kept is kept, and it resumes by itself. */
final class QuarantineTest {
  private final ProvisioningFixture f = new ProvisioningFixture();

  @Test
  void namesThePrivilege_keepsDeactivations_andResumesByItself() {
    UserView ada = f.created("ada");
    f.jamf.revoke(JamfPrivilege.DELETE_USER);
    assertThat(done(f.active(ada.id(), false)).active()).isFalse();

    assertThat(f.instance().status()).isEqualTo(IntegrationStatus.QUARANTINED);
    assertThat(f.instance().quarantine().flatMap(Quarantine::privilege))
        .contains(JamfPrivilege.DELETE_USER);
    f.pass(Duration.ofMinutes(2));
    assertThat(f.instance().status()).isEqualTo(IntegrationStatus.QUARANTINED);

    f.jamf.grant(JamfPrivilege.DELETE_USER);
    f.pass(Duration.ofSeconds(30));
    assertThat(f.jamf.userNames()).isEmpty();
    assertThat(f.instance().status()).isEqualTo(IntegrationStatus.ACTIVE);
  }

  @Test
  void keepsUpdates() {
    UserView ada = f.created("ada");
    f.jamf.revoke(JamfPrivilege.UPDATE_USER);
    done(f.put(ada.id(), with(ada.profile(), "title", "CTO")));
    assertThat(f.instance().quarantine().flatMap(Quarantine::privilege))
        .contains(JamfPrivilege.UPDATE_USER);
    f.jamf.grant(JamfPrivilege.UPDATE_USER);
    f.pass(Duration.ofSeconds(30));
    assertThat(f.jamf.user("ada").orElseThrow().fields().position()).isEqualTo("CTO");
    assertThat(f.instance().status()).isEqualTo(IntegrationStatus.ACTIVE);
  }

  @Test
  void refusesCreationsFor429_andTheNextOneReleases() {
    f.jamf.revoke(JamfPrivilege.CREATE_USER);
    ScimResult.Refused<?> answer = refused(f.create(profile("ada")), ScimResult.Reason.UNAVAILABLE);
    assertThat(answer.detail()).contains("Create User");
    assertThat(f.instance().status()).isEqualTo(IntegrationStatus.QUARANTINED);
    f.pass(Duration.ofMinutes(1));
    assertThat(f.instance().status()).isEqualTo(IntegrationStatus.QUARANTINED);

    f.jamf.grant(JamfPrivilege.CREATE_USER);
    f.created("ada");
    assertThat(f.instance().status()).isEqualTo(IntegrationStatus.ACTIVE);
  }

  @Test
  void ofBadCredentials_endsByAProbe() {
    f.jamf.failBefore(Call.LIST_USERS, Reason.UNAUTHORIZED);
    refused(f.reading.list(f.caller, 0, 10), ScimResult.Reason.UNAVAILABLE);
    assertThat(f.instance().quarantine().map(Quarantine::reason))
        .contains(Quarantine.Reason.BAD_CREDENTIALS);
    f.pass(Duration.ofMinutes(1));
    assertThat(f.instance().status()).isEqualTo(IntegrationStatus.ACTIVE);
    assertThat(f.jamf.writes()).isEmpty();
  }

  @Test
  void ofAMissingReadPrivilege_endsByARead() {
    f.jamf.revoke(JamfPrivilege.READ_STATIC_USER_GROUPS);
    refused(f.readingGroups.list(f.caller), ScimResult.Reason.UNAVAILABLE);
    done(f.reading.list(f.caller, 0, 10));
    assertThat(f.instance().status()).isEqualTo(IntegrationStatus.QUARANTINED);
    f.jamf.grant(JamfPrivilege.READ_STATIC_USER_GROUPS);
    done(f.readingGroups.list(f.caller));
    assertThat(f.instance().status()).isEqualTo(IntegrationStatus.ACTIVE);
  }
}
