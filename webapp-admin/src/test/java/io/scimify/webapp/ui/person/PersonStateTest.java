package io.scimify.webapp.ui.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.in.LookUpPersonUseCase.Person;
import io.scimify.domain.deprovisioning.DeprovisioningDecision;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.JamfConnection;
import io.scimify.domain.integration.Quarantine;
import io.scimify.domain.integration.SecretText;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.operation.OperationId;
import io.scimify.domain.operation.OperationTarget;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.tenant.TenantId;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import io.scimify.domain.user.UserName;
import io.scimify.domain.user.UserProfile;
import io.scimify.webapp.ui.Texts;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PersonStateTest {
  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
  private static final IntegrationInstanceId ID = new IntegrationInstanceId("instance");
  private static final UserProfile ADA = UserProfile.named(new UserName("ada"));
  private static final ProvisionedUser ACTIVE =
      ProvisionedUser.requested(new ScimUserId(new UUID(0, 1)), ADA, true, NOW);
  private static final ProvisionedUser INACTIVE = ACTIVE.deactivated(ADA, NOW);
  private static final JamfUser JAMF =
      new JamfUser(new JamfUserId(7), new JamfUserFields("ada", "Ada", "", "", ""));
  private static final IntegrationInstance LIVE =
      IntegrationInstance.draft(
              ID,
              new TenantId("acme"),
              Optional.empty(),
              new JamfConnection(
                  URI.create("https://acme.jamfcloud.com"), "client", new SecretText("secret")),
              Optional.empty(),
              NOW)
          .activate(NOW);

  private static ProvisioningOperation operation() {
    return ProvisioningOperation.intend(
        new OperationId(new UUID(0, 2)),
        ID,
        Subject.of(ACTIVE.id()),
        OperationType.DEPROVISION_USER,
        new OperationTarget.User(ADA, false),
        NOW,
        new CorrelationId("test"));
  }

  private static PersonState state(
      IntegrationInstance instance,
      ProvisionedUser user,
      boolean inJamf,
      Optional<ProvisioningOperation> live) {
    return PersonState.of(
        instance,
        new Person(
            user,
            inJamf ? Optional.of(JAMF) : Optional.empty(),
            true,
            "",
            List.of(),
            live,
            new DeprovisioningDecision.Proceed("")));
  }

  private static PersonState state(ProvisionedUser user, boolean inJamf) {
    return state(LIVE, user, inJamf, Optional.empty());
  }

  @Test
  void saysWhoIsInJamf() {
    assertThat(state(ACTIVE, true)).isEqualTo(PersonState.IN_JAMF);
    assertThat(state(ProvisionedUser.seen(ACTIVE.id(), JAMF, NOW), true))
        .isEqualTo(PersonState.NOT_ASKED_FOR);
    assertThat(state(LIVE, ACTIVE, true, Optional.of(operation()))).isEqualTo(PersonState.CHANGING);
    assertThat(state(LIVE, ACTIVE, true, Optional.of(operation().lookedAtAgain(NOW))))
        .isEqualTo(PersonState.IN_JAMF);
  }

  @Test
  void saysWhyADeactivatedUserIsStillThere() {
    assertThat(state(INACTIVE, true)).isEqualTo(PersonState.KEPT);
    assertThat(state(LIVE, INACTIVE, true, Optional.of(operation().held("Too many."))))
        .isEqualTo(PersonState.DELETION_HELD);
    assertThat(state(LIVE, INACTIVE, true, Optional.of(operation().scheduled(NOW, "Grace."))))
        .isEqualTo(PersonState.DELETION_SCHEDULED);
    assertThat(state(LIVE, INACTIVE, true, Optional.of(operation().blocked(NOW, "Devices."))))
        .isEqualTo(PersonState.DELETION_BLOCKED);
    assertThat(state(LIVE, INACTIVE, true, Optional.of(operation())))
        .isEqualTo(PersonState.DELETION_PENDING);
  }

  @Test
  void saysWhySomebodyIsNotInJamf() {
    Quarantine why =
        new Quarantine(Quarantine.Reason.BAD_CREDENTIALS, Optional.empty(), "No.", NOW);
    assertThat(state(INACTIVE, false)).isEqualTo(PersonState.DEACTIVATED);
    assertThat(state(ACTIVE, false)).isEqualTo(PersonState.ABSENT);
    assertThat(state(ACTIVE.linked(new JamfUserId(7), NOW), false)).isEqualTo(PersonState.LOST);
    assertThat(state(LIVE, ACTIVE, false, Optional.of(operation()))).isEqualTo(PersonState.COMING);
    assertThat(state(LIVE.pause(NOW), ACTIVE, false, Optional.empty()))
        .isEqualTo(PersonState.PAUSED);
    assertThat(state(LIVE.quarantine(why, NOW), ACTIVE, false, Optional.empty()))
        .isEqualTo(PersonState.QUARANTINED);
  }

  @Test
  void doesNotCallSomebodyGone_whenJamfDidNotAnswer() {
    Person person =
        new Person(
            ACTIVE,
            Optional.empty(),
            false,
            "No answer.",
            List.of(),
            Optional.empty(),
            new DeprovisioningDecision.Proceed(""));

    assertThat(PersonState.of(LIVE, person)).isEqualTo(PersonState.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource(PersonState.class)
  void everyStateHasItsSentenceAndMore(PersonState state) {
    assertThat(Texts.of(state)).endsWith(".");
    assertThat(Texts.help(state)).isNotBlank();
    state
        .place()
        .ifPresent(there -> assertThat(Texts.text("person.go." + there.tab())).isNotEmpty());
  }
}
