package io.scimify.application.service.administration;

import static io.scimify.application.service.administration.Office.done;
import static io.scimify.application.service.administration.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.SignInByProviderUseCase.Person;
import io.scimify.domain.administration.Administrator;
import io.scimify.domain.administration.ExternalIdentity;
import io.scimify.domain.administration.Role;
import io.scimify.domain.administration.RoleMapping;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.operation.CorrelationId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProviderSignInServiceTest {
  private static final CorrelationId HERE = new CorrelationId("here");

  private final Office office = new Office();
  private final ProviderSignInService service =
      new ProviderSignInService(
          office.adminPorts,
          RoleMapping.parse("owners=OWNER; acme=ADMIN@acme; lost=VIEWER@nowhere; all=VIEWER"));

  private static Person ada(String... roles) {
    return person("00u1", "ada@example.com", roles);
  }

  private static Person person(String subject, String name, String... roles) {
    return new Person(new ExternalIdentity("https://idp.example", subject), name, List.of(roles));
  }

  private List<String> refusals() {
    return office.audit.events().stream()
        .filter(event -> event.outcome() == AuditOutcome.REJECTED)
        .map(AuditEvent::message)
        .toList();
  }

  @Test
  void theFirstRuleThatFitsGivesTheRole() {
    Administrator ada = done(service.signIn(ada("all", "acme"), HERE));

    assertThat(ada.role()).isEqualTo(Role.ADMIN);
    assertThat(ada.tenant()).contains(Office.ACME);
    assertThat(ada.isLocal()).isFalse();
    assertThat(office.administrators.find("ada@example.com")).contains(ada);
  }

  @Test
  void theRoleIsReadAnewAtEverySignIn() {
    service.signIn(ada("owners"), HERE);
    office.clock.advance(Administrator.LOCK);
    Administrator again = done(service.signIn(ada("all"), HERE));

    assertThat(again.role()).isEqualTo(Role.VIEWER);
    assertThat(again.lastSignInAt()).contains(office.clock.instant());
    assertThat(office.administrators.all()).containsExactly(again);
  }

  @Test
  void aRenamedPersonKeepsTheAccount_andANameIsNeverAProof() {
    Administrator ada = done(service.signIn(ada("all"), HERE));
    Administrator renamed = done(service.signIn(person("00u1", "ada@new.example", "all"), HERE));
    Administrator impostor =
        done(service.signIn(person("00u2", "ada@example.com", "owners"), HERE));

    assertThat(renamed.userName()).isEqualTo(ada.userName());
    assertThat(impostor.userName()).isEqualTo("ada@example.com-2");
    assertThat(office.administrators.find("ada@example.com").map(Administrator::role))
        .contains(Role.VIEWER);
  }

  @Test
  void whoHasNoRoleIsRefused_andLosesTheAccount() {
    assertThat(refused(service.signIn(ada("staff"), HERE)).detail()).contains("no role here");
    assertThat(office.administrators.all()).isEmpty();

    service.signIn(ada("all"), HERE);
    assertThat(refused(service.signIn(ada(), HERE)).reason())
        .isEqualTo(AdminResult.Reason.FORBIDDEN);
    assertThat(office.administrators.all()).isEmpty();
    assertThat(refusals()).hasSize(2).last().asString().endsWith("The account was removed.");
  }

  @Test
  void aTenantThatDoesNotExistGivesNoReach() {
    assertThat(refused(service.signIn(ada("lost"), HERE)).detail()).contains("does not exist");
    assertThat(office.administrators.all()).isEmpty();
    assertThat(refusals()).first().asString().contains("nowhere");
  }

  @Test
  void aSuspendedPersonStaysOut() {
    Administrator ada = done(service.signIn(ada("all"), HERE));
    office.administrators.update(ada.withSuspended(true));

    assertThat(refused(service.signIn(ada("owners"), HERE)).detail()).contains("suspended");
    assertThat(refused(service.signIn(ada(), HERE)).detail()).contains("suspended");
    assertThat(office.administrators.all()).containsExactly(ada.withSuspended(true));
  }

  @Test
  void namesWithOddLettersAreMadeFit() {
    assertThat(done(service.signIn(person("1", "Zoë Bee", "all"), HERE)).userName())
        .isEqualTo("Zo--Bee");
    assertThat(done(service.signIn(person("2", "", "all"), HERE)).userName()).isEqualTo("-2");
  }

  @Test
  void roleAndPasswordAreTheProvidersBusiness_andTheLastOwnerWithAPasswordStays() {
    AdministratorsService administrators = new AdministratorsService(office.adminPorts);
    office.administrators.insert(
        Administrator.local(
            "root",
            Role.OWNER,
            Optional.empty(),
            Passwords.hash("correct horse battery"),
            office.clock.instant()));
    service.signIn(ada("owners"), HERE);

    assertThat(
            refused(
                    administrators.changeRole(
                        Office.caller(Role.OWNER),
                        "ada@example.com",
                        Role.VIEWER,
                        Optional.empty()))
                .reason())
        .isEqualTo(AdminResult.Reason.CONFLICT);
    assertThat(
            refused(
                    administrators.changePassword(
                        Office.caller(Role.OWNER),
                        "ada@example.com",
                        Optional.empty(),
                        "another password"))
                .detail())
        .contains("OpenID Connect");
    assertThat(refused(administrators.delete(Office.caller(Role.OWNER), "root")).detail())
        .contains("last active Owner");
    assertThat(done(administrators.delete(Office.caller(Role.OWNER), "ada@example.com")))
        .isNotNull();
  }
}
