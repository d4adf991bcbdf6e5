package io.scimify.application.service.administration;

import static io.scimify.application.service.administration.Office.ACME;
import static io.scimify.application.service.administration.Office.ACME_JAMF;
import static io.scimify.application.service.administration.Office.GLOBEX_JAMF;
import static io.scimify.application.service.administration.Office.caller;
import static io.scimify.application.service.administration.Office.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.ReadOverviewUseCase.Standing;
import io.scimify.application.port.out.InMemoryActivityTallies;
import io.scimify.application.port.out.InMemoryInstanceVitals;
import io.scimify.domain.administration.Role;
import io.scimify.domain.alert.AlertKind;
import io.scimify.domain.alert.AlertRules;
import io.scimify.domain.alert.Condition;
import io.scimify.domain.audit.Actor;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.audit.AuditEventId;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.audit.Tally;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.operation.OperationState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OverviewServiceTest {
  private final Office office = new Office();
  private final OverviewService overview =
      new OverviewService(
          office.ports,
          new InMemoryInstanceVitals(office.integrations, office.operations),
          new InMemoryActivityTallies(office.audit),
          AlertRules.standard());

  private List<Standing> standings(AdminCaller caller) {
    return done(overview.overview(caller, office.clock.instant().minus(Duration.ofHours(12)), 14));
  }

  @Test
  void ofEveryInstanceInReach_andOfNoOther() {
    assertThat(standings(caller(Role.VIEWER)))
        .extracting(standing -> standing.instance().id())
        .containsExactlyInAnyOrder(ACME_JAMF, GLOBEX_JAMF);
    assertThat(standings(caller(Role.VIEWER, ACME)))
        .extracting(standing -> standing.instance().id())
        .containsExactly(ACME_JAMF);
  }

  @Test
  void saysWhatWaitsAndWhatIsWrong() {
    office.heldDeletion(office.user("ada"));

    Standing acme = standings(caller(Role.VIEWER, ACME)).get(0);

    assertThat(acme.waiting()).containsEntry(OperationState.HELD, 1);
    assertThat(acme.conditions()).extracting(Condition::kind).containsExactly(AlertKind.HELD);
  }

  @Test
  void countsWhatWasDone_todayLast() {
    office.audit.append(created());

    Standing acme = standings(caller(Role.VIEWER, ACME)).get(0);

    assertThat(acme.days()).hasSize(14);
    assertThat(acme.today()).isEqualTo(new Tally(1, 0, 0));
  }

  private AuditEvent created() {
    return new AuditEvent(
        new AuditEventId(office.ids.nextId()),
        Optional.of(ACME),
        Optional.of(ACME_JAMF),
        office.clock.instant(),
        Actor.SYSTEM,
        "user.create",
        Optional.empty(),
        "ada",
        AuditOutcome.SUCCEEDED,
        "Created.",
        List.of(),
        List.of(),
        new CorrelationId("c-1"));
  }
}
