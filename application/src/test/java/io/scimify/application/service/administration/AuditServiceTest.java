package io.scimify.application.service.administration;

import static io.scimify.application.service.administration.Office.ACME;
import static io.scimify.application.service.administration.Office.GLOBEX;
import static io.scimify.application.service.administration.Office.caller;
import static io.scimify.application.service.administration.Office.done;
import static io.scimify.application.service.administration.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.ReadAuditUseCase.Filter;
import io.scimify.domain.administration.PasswordPolicy;
import io.scimify.domain.administration.Role;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.operation.CorrelationId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AuditServiceTest {
  private final Office office = new Office();
  private final TenantsService tenants = new TenantsService(office.ports);
  private final AuditService audit = new AuditService(office.ports);

  private List<String> acts(Filter filter) {
    return done(audit.audit(caller(Role.OWNER), filter, 0, 10)).events().stream()
        .map(AuditEvent::action)
        .toList();
  }

  @Test
  void ownersReadWhatWasDone_newestFirst() {
    tenants.create(caller(Role.OWNER), "initech", "Initech");
    office.clock.advance(java.time.Duration.ofSeconds(1));
    tenants.rename(caller(Role.OWNER, ACME), ACME, "Acme 2");

    assertThat(acts(Filter.none())).containsExactly("tenant.rename", "tenant.create");
    assertThat(acts(by("owner"))).containsExactly("tenant.create");
    assertThat(acts(by("nobody"))).isEmpty();
  }

  private static Filter by(String actor) {
    return new Filter(
        Optional.of(actor),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void refusedSignInsAreInIt() {
    new SignInService(office.adminPorts, PasswordPolicy.OPEN)
        .signIn("whoever", "whatever it is", new CorrelationId("here"));

    assertThat(acts(Filter.none())).containsExactly("administrator.sign-in");
  }

  @Test
  void aTenantsOwnerReadsOnlyOfThatTenant() {
    tenants.rename(caller(Role.OWNER), ACME, "Acme 2");

    assertThat(done(audit.audit(caller(Role.OWNER, ACME), Filter.none(), 0, 10)).total())
        .isEqualTo(1);
    assertThat(done(audit.audit(caller(Role.OWNER, GLOBEX), Filter.none(), 0, 10)).total())
        .isZero();
  }

  @Test
  void whatSystemAndClientsDidIsNotInIt() {
    office.heldDeletion(office.user("ada"));

    assertThat(acts(Filter.none())).isEmpty();
  }

  @Test
  void adminsAndViewersAreRefused() {
    for (Role role : List.of(Role.ADMIN, Role.VIEWER)) {
      assertThat(refused(audit.audit(caller(role), Filter.none(), 0, 10)).reason())
          .isEqualTo(AdminResult.Reason.FORBIDDEN);
    }
  }
}
