package io.scimify.application.service.administration;

import static io.scimify.application.service.administration.Office.ACME;
import static io.scimify.application.service.administration.Office.ACME_JAMF;
import static io.scimify.application.service.administration.Office.GLOBEX;
import static io.scimify.application.service.administration.Office.GLOBEX_JAMF;
import static io.scimify.application.service.administration.Office.caller;
import static io.scimify.application.service.administration.Office.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.domain.administration.Role;
import io.scimify.domain.audit.Actor;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.audit.AuditEventId;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.tenant.TenantId;
import io.scimify.domain.user.ScimUserId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ActivityServiceTest {
  private final Office office = new Office();
  private final ActivityService activity = new ActivityService(office.ports);

  private AuditEvent refused(TenantId tenant, IntegrationInstanceId integration, String name) {
    AuditEvent event =
        new AuditEvent(
            new AuditEventId(office.ids.nextId()),
            Optional.of(tenant),
            Optional.of(integration),
            office.clock.instant(),
            Actor.scimClient("okta"),
            "user.create",
            Optional.of(Subject.of(new ScimUserId(office.ids.nextId()))),
            name,
            AuditOutcome.REJECTED,
            "Jamf Pro refused the e-mail address.",
            List.of(),
            List.of(),
            new CorrelationId("okta"));
    office.audit.append(event);
    return event;
  }

  private List<AuditEvent> lastWords(AdminCaller caller, String name) {
    return done(activity.lastWords(caller, name, 10)).stream().map(word -> word.event()).toList();
  }

  @Test
  void lastWords_areOfEveryInstanceInReach_andOfNoOther() {
    AuditEvent acme = refused(ACME, ACME_JAMF, "ada@acme");
    AuditEvent globex = refused(GLOBEX, GLOBEX_JAMF, "ada@globex");

    assertThat(lastWords(caller(Role.VIEWER), "ADA")).containsExactlyInAnyOrder(acme, globex);
    assertThat(lastWords(caller(Role.VIEWER, ACME), "ada")).containsExactly(acme);
    assertThat(lastWords(caller(Role.OWNER, GLOBEX), "acme")).isEmpty();
  }

  @Test
  void lastWords_areFoundByTheScimIdAsWell_withinReach() {
    AuditEvent event = refused(ACME, ACME_JAMF, "ada");
    String id = event.subject().orElseThrow().id().toString();

    assertThat(lastWords(caller(Role.VIEWER, ACME), id)).containsExactly(event);
    assertThat(lastWords(caller(Role.VIEWER, GLOBEX), id)).isEmpty();
  }

  @Test
  void lastWords_ofAnInstanceThatIsGone_areNotShown() {
    refused(ACME, ACME_JAMF, "ada");
    office.integrations.delete(ACME_JAMF);

    assertThat(lastWords(caller(Role.VIEWER), "ada")).isEmpty();
  }
}
