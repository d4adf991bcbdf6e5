package io.scimify.application.service.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.domain.administration.Administrator;
import io.scimify.domain.administration.PasswordPolicy;
import io.scimify.domain.administration.Role;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.operation.CorrelationId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SignInServiceTest {
  private static final CorrelationId HERE = new CorrelationId("here");
  private static final String PASSWORD = "correct horse battery";

  private final Office office = new Office();
  private final SignInService service = new SignInService(office.adminPorts, PasswordPolicy.OPEN);

  @Test
  void theFirstOwnerSignsInWithTheConfiguredPassword() {
    assertThat(service.bootstrapOwner("ada", Optional.of(PASSWORD))).contains(PASSWORD);

    assertThat(service.signIn("ADA", PASSWORD, HERE))
        .get()
        .extracting(Administrator::role)
        .isEqualTo(Role.OWNER);
    assertThat(service.signIn("ada", PASSWORD + "!", HERE)).isEmpty();
    assertThat(service.signIn("bob", PASSWORD, HERE)).isEmpty();
  }

  @Test
  void theFirstOwnerGetsARandomPasswordOnceAndThereIsNoSecondFirst() {
    String password = service.bootstrapOwner("ada", Optional.empty()).orElseThrow();

    assertThat(service.signIn("ada", password, HERE)).isPresent();
    assertThat(service.bootstrapOwner("bob", Optional.empty())).isEmpty();
    assertThat(office.administrators.all()).hasSize(1);
  }

  @Test
  void fiveWrongPasswordsLockForAWhileEvenForTheRightOne() {
    service.bootstrapOwner("ada", Optional.of(PASSWORD));
    for (int i = 0; i < Administrator.MOST_FAILURES; i++) {
      assertThat(service.signIn("ada", "guess " + i, HERE)).isEmpty();
    }

    assertThat(service.signIn("ada", PASSWORD, HERE)).isEmpty();
    assertThat(office.audit.events())
        .extracting(AuditEvent::message)
        .contains("Wrong password; locked for a while.");
    office.clock.advance(Administrator.LOCK);
    assertThat(service.signIn("ada", PASSWORD, HERE)).isPresent();
  }

  @Test
  void aRememberedPasswordDoesNotOutliveSuspensionOrChange() {
    service.bootstrapOwner("ada", Optional.of(PASSWORD));
    assertThat(service.signIn("ada", PASSWORD, HERE)).isPresent();
    Administrator ada = office.administrators.find("ada").orElseThrow();

    office.administrators.update(ada.withSuspended(true));
    assertThat(service.signIn("ada", PASSWORD, HERE)).isEmpty();
    assertThat(service.current("ada")).isEmpty();

    office.administrators.update(ada.withPassword(Passwords.hash("another password")));
    assertThat(service.signIn("ada", PASSWORD, HERE)).isEmpty();
    assertThat(service.signIn("ada", "another password", HERE)).isPresent();
  }

  @Test
  void whereOpenIdConnectIsEnforcedOnlyTheBreakGlassAccountHasAPassword() {
    service.bootstrapOwner("ada", Optional.of(PASSWORD));
    office.administrators.insert(
        Administrator.local(
            "bea", Role.ADMIN, Optional.empty(), Passwords.hash(PASSWORD), office.clock.instant()));
    SignInService enforced = new SignInService(office.adminPorts, PasswordPolicy.onlyFor("ada"));

    assertThat(enforced.signIn("bea", PASSWORD, HERE)).isEmpty();
    assertThat(enforced.signIn("Ada", PASSWORD, HERE)).isPresent();
    assertThat(office.audit.events())
        .extracting(AuditEvent::message)
        .contains("Tried a password, but OpenID Connect is enforced.");
  }

  @Test
  void everyRefusalIsAudited_withoutTheNameThatNobodyHas() {
    service.bootstrapOwner("ada", Optional.of(PASSWORD));
    service.signIn("my-password", PASSWORD, HERE);
    office.administrators.update(
        office.administrators.find("ada").orElseThrow().withSuspended(true));
    service.signIn("ada", PASSWORD, HERE);

    assertThat(office.audit.events())
        .extracting(AuditEvent::message)
        .containsExactly("There is no such administrator.", "Tried a password while suspended.");
    assertThat(office.audit.events().toString()).doesNotContain("my-password");
  }

  @Test
  void noPasswordAndNoHashIsEverTold() {
    service.bootstrapOwner("ada", Optional.of(PASSWORD));
    service.signIn("ada", PASSWORD, HERE);
    service.signIn("ada", "a wrong password", HERE);

    String told = office.audit.events() + " " + office.administrators.all();
    assertThat(told).doesNotContain(PASSWORD, "a wrong password", "pbkdf2").contains("***");
  }
}
