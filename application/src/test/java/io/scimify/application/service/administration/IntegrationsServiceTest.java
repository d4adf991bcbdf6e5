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
import io.scimify.application.port.in.AdministerIntegrationsUseCase.IssuedKey;
import io.scimify.application.port.in.AdministerIntegrationsUseCase.NewIntegration;
import io.scimify.application.port.out.ConnectionFinding;
import io.scimify.domain.administration.Role;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.deprovisioning.DeprovisioningPolicy;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationStatus;
import io.scimify.domain.integration.ScimToken;
import io.scimify.domain.user.ProvisionedUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IntegrationsServiceTest {
  private final Office office = new Office();
  private final IntegrationsService service =
      new IntegrationsService(office.ports, new InstanceUrlRule(false));
  private final AdminCaller admin = caller(Role.ADMIN);

  private static NewIntegration wanted(String url) {
    return new NewIntegration(
        "jamf-pro-end-users", Optional.empty(), url, "client", "s3cret-value", Optional.empty());
  }

  private static IntegrationPatch secret(String secret) {
    return new IntegrationPatch(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(secret),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void startsAsADraftWithTheDefaultDescriptionAndNoCallToJamf() {
    IntegrationInstance made =
        done(service.create(admin, ACME, wanted("https://acme.jamfcloud.com/")));

    assertThat(made.status()).isEqualTo(IntegrationStatus.DRAFT);
    assertThat(made.groupDescription()).isEqualTo("Created via Scimify for tenant acme");
    assertThat(made.jamf().instanceUrl()).hasToString("https://acme.jamfcloud.com");
    assertThat(office.jamf.checked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://acme.jamfcloud.com",
        "https://localhost",
        "https://localhost.",
        "https://127.0.0.1",
        "https://10.1.2.3:8443",
        "https://172.20.0.1",
        "https://192.168.1.1",
        "https://169.254.169.254",
        "https://100.64.0.1",
        "https://0.0.0.0",
        "https://2130706433",
        "https://0x7f000001",
        "https://[::1]",
        "https://user@acme.jamfcloud.com",
        "https://acme.jamfcloud.com?x=y",
        "ftp://acme.jamfcloud.com",
        "acme.jamfcloud.com",
        "https://",
        ""
      })
  void refusesUrlsThatAreNotPublicHttps(String url) {
    AdminResult.Refused<?> refused = refused(service.create(admin, ACME, wanted(url)));

    assertThat(refused.field()).isEqualTo("instanceUrl");
    assertThat(refused.reason()).isEqualTo(AdminResult.Reason.INVALID);
  }

  @Test
  void allowsPlainLocalUrlsWhenToldSo() {
    IntegrationsService lenient = new IntegrationsService(office.ports, new InstanceUrlRule(true));

    IntegrationInstance made =
        done(lenient.create(admin, ACME, wanted("http://localhost:8080/jamf")));

    assertThat(made.jamf().instanceUrl()).hasToString("http://localhost:8080/jamf");
  }

  @Test
  void aNewSecretIsTriedBeforeItReplacesTheOld() {
    office.jamf.findings =
        List.of(
            new ConnectionFinding("token", ConnectionFinding.Verdict.FAILED, "Jamf refused it."));

    AdminResult.Refused<?> refused =
        refused(service.patch(admin, ACME, ACME_JAMF, secret("new-secret")));

    assertThat(refused.detail()).contains("Jamf refused it.").doesNotContain("new-secret");
    assertThat(office.jamf.checked.get(0).connection().clientSecret().reveal())
        .isEqualTo("new-secret");
    assertThat(office.jamf.checked.get(0).integration()).isNotEqualTo(ACME_JAMF);
    assertThat(office.acme().jamf().clientSecret().reveal()).isEqualTo("secret-of-acme");
  }

  @Test
  void theKeptSecretIsNotSentToAnotherServer() {
    IntegrationPatch elsewhere =
        new IntegrationPatch(
            Optional.empty(),
            Optional.of("https://elsewhere.jamfcloud.com"),
            Optional.empty(),
            Optional.of(""),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    assertThat(refused(service.patch(admin, ACME, ACME_JAMF, elsewhere)).field())
        .isEqualTo("clientSecret");
    assertThat(office.jamf.checked).isEmpty();
  }

  @Test
  void theGuardIsLiftedForADayAtMost() {
    Instant now = office.clock.instant();

    assertThat(refused(service.patch(admin, ACME, ACME_JAMF, lifted(now.plusSeconds(86_401)))))
        .extracting(AdminResult.Refused::field)
        .isEqualTo("liftedUntil");
    assertThat(
            done(service.patch(admin, ACME, ACME_JAMF, lifted(now.plusSeconds(86_400)))).policy())
        .satisfies(
            policy -> {
              assertThat(policy.guards(now)).isFalse();
              assertThat(policy.guards(now.plusSeconds(86_400))).isTrue();
            });
  }

  private static IntegrationPatch lifted(Instant until) {
    DeprovisioningPolicy p = DeprovisioningPolicy.standard();
    return new IntegrationPatch(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new DeprovisioningPolicy(
                p.action(),
                p.grace(),
                p.guarded(),
                p.window(),
                p.users(),
                p.groupMembers(),
                p.protectedUsers(),
                p.fourEyes(),
                Optional.of(until))));
  }

  @Test
  void aSecretThatWorksReplacesTheOldAndIsNowhereTold() {
    done(service.patch(admin, ACME, ACME_JAMF, secret("new-secret")));

    assertThat(office.acme().jamf().clientSecret().reveal()).isEqualTo("new-secret");
    assertThat(office.audit.events().toString())
        .contains("clientSecret")
        .doesNotContain("new-secret", "secret-of-acme");
  }

  @Test
  void deletingLeavesTheUsersInJamf() {
    ProvisionedUser ada = office.user("ada");

    done(service.delete(admin, ACME, ACME_JAMF));

    assertThat(office.integrations.find(ACME_JAMF)).isEmpty();
    assertThat(ada.jamfId()).isPresent(); // and ScriptedJamf fails on any write
    assertThat(office.audit.events().get(0).message()).contains("stay in Jamf Pro");
  }

  @Test
  void atMostTwoKeysAreLive() {
    IssuedKey first = issue("old", Optional.of(Duration.ofDays(1)));
    issue("new", Optional.empty());

    AdminResult.Refused<?> third =
        refused(service.issueKey(admin, ACME, ACME_JAMF, "third", Optional.empty()));
    office.clock.advance(Duration.ofDays(2));

    assertThat(third.reason()).isEqualTo(AdminResult.Reason.CONFLICT);
    assertThat(first.token().isLive(office.clock.instant())).isFalse();
    assertThat(issue("third", Optional.empty()).key()).isNotBlank();
  }

  private IssuedKey issue(String label, Optional<Duration> life) {
    return done(
        service.issueKey(admin, ACME, ACME_JAMF, label, life.map(office.clock.instant()::plus)));
  }

  @Test
  void aKeyIsShownOnceAndKeptAsAHash() {
    IssuedKey issued = issue("okta", Optional.empty());

    List<ScimToken> keys = done(service.keys(admin, ACME, ACME_JAMF));
    assertThat(keys).extracting(ScimToken::label).containsExactly("okta");
    assertThat(keys.get(0).hash().value()).isNotEqualTo(issued.key());
    assertThat(keys + " " + office.audit.events()).doesNotContain(issued.key());

    done(service.revokeKey(admin, ACME, ACME_JAMF, issued.token().id()));
    assertThat(done(service.keys(admin, ACME, ACME_JAMF))).isEmpty();
  }

  @Test
  void refusesAKeyThatIsOverBeforeItBegins() {
    AdminResult.Refused<?> past =
        refused(
            service.issueKey(admin, ACME, ACME_JAMF, "okta", Optional.of(office.clock.instant())));

    assertThat(past.field()).isEqualTo("expiresAt");
  }

  @Test
  void everyChangeIsAudited() {
    done(service.pause(admin, ACME, ACME_JAMF));
    done(service.activate(admin, ACME, ACME_JAMF));
    issue("okta", Optional.empty());

    assertThat(office.audit.events())
        .extracting(AuditEvent::action)
        .containsExactly("integration.pause", "integration.activate", "key.create");
    assertThat(office.audit.events()).allMatch(e -> e.actor().name().equals("admin"));
  }
}
