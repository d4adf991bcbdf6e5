package io.scimify.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.audit.AuditEventId;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.audit.Tally;
import io.scimify.domain.integration.IntegrationInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link ActivityTallies} does; on a store of its own. */
public abstract class ActivityTalliesContract extends StorageContract {
  private static final Instant MIDNIGHT = Instant.parse("2026-05-02T00:00:00Z");
  private static final Instant BEGIN = MIDNIGHT.minus(Duration.ofDays(1));

  private ActivityTallies tallies() {
    return storage.tallies();
  }

  private void happens(IntegrationInstance of, Instant at, String action, AuditOutcome outcome) {
    AuditEvent e = Examples.event(of, at, "ada");
    storage
        .audit()
        .append(
            new AuditEvent(
                new AuditEventId(UUID.randomUUID()),
                e.tenant(),
                e.integration(),
                at,
                e.actor(),
                action,
                e.subject(),
                e.subjectName(),
                outcome,
                e.message(),
                e.changes(),
                e.jamfCalls(),
                e.correlation()));
  }

  private List<Tally> days(IntegrationInstance of) {
    return tallies().days(Optional.of(of.tenant()), BEGIN, 2).get(of.id());
  }

  @BeforeEach
  void twoDays() {
    Instant yesterday = BEGIN.plus(Duration.ofHours(9));
    happens(instance, yesterday, "user.create", AuditOutcome.SUCCEEDED);
    happens(instance, yesterday.plusSeconds(1), "user.reactivate", AuditOutcome.SUCCEEDED);
    happens(instance, yesterday.plusSeconds(2), "group.update", AuditOutcome.SUCCEEDED);
    happens(instance, MIDNIGHT.minusNanos(1), "user.delete", AuditOutcome.SUCCEEDED);
    happens(instance, MIDNIGHT, "user.deprovision", AuditOutcome.SUCCEEDED);
    happens(instance, MIDNIGHT.plusSeconds(1), "user.deprovision", AuditOutcome.HELD);
    happens(instance, MIDNIGHT.plusSeconds(2), "integration.update", AuditOutcome.SUCCEEDED);
    happens(stranger, MIDNIGHT.plusSeconds(3), "group.create", AuditOutcome.SUCCEEDED);
  }

  @Test
  void countsWhatWasDoneByDay_beforeAndAfterItWasFolded() {
    List<Tally> expected = List.of(new Tally(2, 1, 1), new Tally(0, 0, 1));
    assertThat(days(instance)).isEqualTo(expected);

    assertThat(tallies().fold(MIDNIGHT)).isTrue();
    assertThat(days(instance)).isEqualTo(expected);
    foldAll(MIDNIGHT.plus(Duration.ofHours(1)));
    assertThat(days(instance)).isEqualTo(expected);
    foldAll(MIDNIGHT.plus(Duration.ofHours(1)));
    assertThat(days(instance)).isEqualTo(expected);

    happens(instance, MIDNIGHT.plus(Duration.ofHours(2)), "user.update", AuditOutcome.SUCCEEDED);
    assertThat(days(instance)).isEqualTo(List.of(new Tally(2, 1, 1), new Tally(0, 1, 1)));
  }

  private void foldAll(Instant before) {
    while (tallies().fold(before)) {
      continue; // the next slice
    }
  }

  @Test
  void whatWasCountedOutlivesTheAudit() {
    foldAll(MIDNIGHT);
    storage.audit().purge(MIDNIGHT, 1000);

    assertThat(days(instance)).isEqualTo(List.of(new Tally(2, 1, 1), new Tally(0, 0, 1)));
  }

  @Test
  void nobodySeesAnotherTenantsCounts_exceptWhoSeesAll() {
    assertThat(tallies().days(Optional.of(instance.tenant()), BEGIN, 2))
        .containsOnlyKeys(instance.id());
    assertThat(tallies().days(Optional.of(stranger.tenant()), BEGIN, 2))
        .containsOnlyKeys(stranger.id());
    assertThat(tallies().days(Optional.empty(), BEGIN, 2))
        .containsKeys(instance.id(), stranger.id())
        .doesNotContainKey(sibling.id());
  }
}
