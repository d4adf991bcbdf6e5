package io.scimify.application.service.administration;

import static io.scimify.application.service.administration.Office.ACME;
import static io.scimify.application.service.administration.Office.GLOBEX;
import static io.scimify.application.service.administration.Office.caller;
import static io.scimify.application.service.administration.Office.done;
import static io.scimify.application.service.administration.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.AdminResult;
import io.scimify.domain.administration.Administrator;
import io.scimify.domain.administration.PasswordHash;
import io.scimify.domain.administration.Role;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AdministratorsServiceTest {
  private static final String PASSWORD = "correct horse battery";
  private static final PasswordHash HASH = new PasswordHash("pbkdf2-sha256$1$c2FsdA==$aGFzaA==");

  private final Office office = new Office();
  private final AdministratorsService service = new AdministratorsService(office.adminPorts);
  private final AdminCaller owner = caller(Role.OWNER);

  AdministratorsServiceTest() {
    given("owner", Role.OWNER, Optional.empty());
  }

  private void given(String userName, Role role, Optional<TenantId> tenant) {
    office.administrators.insert(
        Administrator.local(userName, role, tenant, HASH, office.clock.instant()));
  }

  @Test
  void passwordsThatAreEasilyGuessed_areRefusedWithTheReason() {
    Map<String, String> objections =
        Map.of(
            "aaaaaaaaaaaaaaaa", "different characters",
            "adalovelace-2026", "user name",
            "short", "12 to 200 characters");
    objections.forEach(
        (password, why) -> {
          AdminResult.Refused<?> refused =
              refused(
                  service.create(owner, "AdaLovelace", password, Role.ADMIN, Optional.of(ACME)));
          assertThat(refused.field()).isEqualTo("password");
          assertThat(refused.detail()).contains(why);
        });
    assertThat(done(service.create(owner, "AdaLovelace", PASSWORD, Role.ADMIN, Optional.of(ACME))))
        .isNotNull();
  }

  @Test
  void createsAndTells() {
    Administrator made =
        done(service.create(owner, "ada", PASSWORD, Role.ADMIN, Optional.of(ACME)));

    assertThat(made.tenant()).contains(ACME);
    assertThat(Passwords.matches(PASSWORD, made.password().orElseThrow())).isTrue();
    assertThat(office.audit.events())
        .extracting(AuditEvent::action, AuditEvent::subjectName)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("administrator.create", "ada"));
  }

  @Test
  void refusesAShortPasswordATakenNameAndAnUnknownTenant() {
    AdminResult.Refused<?> weak =
        refused(service.create(owner, "ada", "too short", Role.ADMIN, Optional.empty()));
    AdminResult.Refused<?> taken =
        refused(service.create(owner, "OWNER", PASSWORD, Role.ADMIN, Optional.empty()));
    AdminResult.Refused<?> nowhere =
        refused(
            service.create(
                owner, "ada", PASSWORD, Role.ADMIN, Optional.of(new TenantId("nowhere"))));

    assertThat(weak.field()).isEqualTo("password");
    assertThat(weak.detail()).contains("12").doesNotContain("too short");
    assertThat(taken.reason()).isEqualTo(AdminResult.Reason.CONFLICT);
    assertThat(nowhere.reason()).isEqualTo(AdminResult.Reason.NOT_FOUND);
    assertThat(office.audit.events()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"ADMIN", "VIEWER"})
  void isForOwnersOnly(Role role) {
    AdminCaller caller = caller(role);

    assertThat(
            List.of(
                refused(service.list(caller)).reason(),
                refused(service.create(caller, "x", PASSWORD, Role.VIEWER, Optional.empty()))
                    .reason(),
                refused(service.changeRole(caller, "owner", Role.VIEWER, Optional.empty()))
                    .reason(),
                refused(service.suspend(caller, "owner", true)).reason(),
                refused(service.delete(caller, "owner")).reason(),
                refused(service.changePassword(caller, "owner", Optional.empty(), PASSWORD))
                    .reason()))
        .containsOnly(AdminResult.Reason.FORBIDDEN);
  }

  @Nested
  final class TheLastOwner {
    @Test
    void cannotBeRemovedInAnyWay() {
      given("acme-owner", Role.OWNER, Optional.of(ACME));

      assertThat(
              List.of(
                  refused(service.delete(owner, "owner")).reason(),
                  refused(service.suspend(owner, "owner", true)).reason(),
                  refused(service.changeRole(owner, "owner", Role.ADMIN, Optional.empty()))
                      .reason(),
                  refused(service.changeRole(owner, "owner", Role.OWNER, Optional.of(ACME)))
                      .reason()))
          .containsOnly(AdminResult.Reason.CONFLICT);
    }

    @Test
    void mayGoOnceThereIsAnother() {
      given("second", Role.OWNER, Optional.empty());

      done(service.suspend(owner, "second", true));
      assertThat(refused(service.delete(owner, "owner")).reason())
          .isEqualTo(AdminResult.Reason.CONFLICT);
      done(service.suspend(owner, "second", false));
      done(service.delete(owner, "owner"));

      assertThat(office.administrators.find("owner")).isEmpty();
    }
  }

  @Nested
  final class AnOwnerOfOneTenant {
    private final AdminCaller acmeOwner = caller(Role.OWNER, ACME);

    @Test
    void knowsOnlyThatTenantsAdministrators() {
      given("acme-viewer", Role.VIEWER, Optional.of(ACME));
      given("globex-viewer", Role.VIEWER, Optional.of(GLOBEX));

      assertThat(done(service.list(acmeOwner)))
          .extracting(Administrator::userName)
          .containsExactly("acme-viewer");
      assertThat(refused(service.delete(acmeOwner, "globex-viewer")))
          .extracting(AdminResult.Refused::reason)
          .isEqualTo(AdminResult.Reason.NOT_FOUND);
      assertThat(refused(service.delete(acmeOwner, "owner")).reason())
          .isEqualTo(AdminResult.Reason.NOT_FOUND);
    }

    @Test
    void cannotReachBeyond() {
      given("acme-viewer", Role.VIEWER, Optional.of(ACME));

      assertThat(
              refused(service.create(acmeOwner, "x", PASSWORD, Role.OWNER, Optional.empty()))
                  .reason())
          .isEqualTo(AdminResult.Reason.FORBIDDEN);
      assertThat(
              refused(service.changeRole(acmeOwner, "acme-viewer", Role.OWNER, Optional.empty()))
                  .reason())
          .isEqualTo(AdminResult.Reason.FORBIDDEN);
      assertThat(
              refused(service.changeRole(acmeOwner, "acme-viewer", Role.OWNER, Optional.of(GLOBEX)))
                  .reason())
          .isEqualTo(AdminResult.Reason.NOT_FOUND);
    }
  }

  @Test
  void everybodyChangesTheOwnPasswordWithThePresentOne() {
    office.administrators.insert(
        Administrator.local(
            "viewer",
            Role.VIEWER,
            Optional.empty(),
            Passwords.hash(PASSWORD),
            office.clock.instant()));
    AdminCaller viewer = caller(Role.VIEWER);

    assertThat(
            refused(
                    service.changePassword(
                        viewer, "viewer", Optional.of("a wrong guess"), "a brand new password"))
                .reason())
        .isEqualTo(AdminResult.Reason.INVALID);
    Administrator changed =
        done(
            service.changePassword(
                viewer, "viewer", Optional.of(PASSWORD), "a brand new password"));
    assertThat(Passwords.matches("a brand new password", changed.password().orElseThrow()))
        .isTrue();
  }
}
