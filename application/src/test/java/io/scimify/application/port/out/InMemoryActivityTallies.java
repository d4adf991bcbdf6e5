package io.scimify.application.port.out;

import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.audit.Deed;
import io.scimify.domain.audit.Tally;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tallies in memory: what was counted stays, whatever becomes of the audit. */
public final class InMemoryActivityTallies implements ActivityTallies {
  private final InMemoryAuditTrail audit;
  private final List<AuditEvent> counted = new ArrayList<>();
  private Instant mark = Instant.MIN;

  public InMemoryActivityTallies(InMemoryAuditTrail audit) {
    this.audit = audit;
  }

  @Override
  public synchronized boolean fold(Instant before) {
    List<AuditEvent> fresh =
        audit.events().stream()
            .filter(e -> !e.at().isBefore(mark) && e.at().isBefore(before))
            .toList();
    counted.addAll(fresh);
    mark = before.isAfter(mark) ? before : mark;
    return !fresh.isEmpty();
  }

  @Override
  public synchronized Map<IntegrationInstanceId, List<Tally>> days(
      Optional<TenantId> tenant, Instant from, int days) {
    List<AuditEvent> all = new ArrayList<>(counted);
    audit.events().stream().filter(e -> !e.at().isBefore(mark)).forEach(all::add);
    Map<IntegrationInstanceId, List<Tally>> tallies = new HashMap<>();
    for (AuditEvent event : all) {
      long day = Math.floorDiv(Duration.between(from, event.at()).toSeconds(), 86_400);
      boolean inReach = tenant.isEmpty() || tenant.equals(event.tenant());
      if (inReach && day >= 0 && day < days) {
        Deed.of(event).ifPresent(deed -> add(tallies, event, (int) day, days, deed));
      }
    }
    return tallies;
  }

  private static void add(
      Map<IntegrationInstanceId, List<Tally>> tallies,
      AuditEvent event,
      int day,
      int days,
      Deed deed) {
    List<Tally> of =
        tallies.computeIfAbsent(
            event.integration().orElseThrow(),
            id -> new ArrayList<>(Collections.nCopies(days, Tally.NONE)));
    of.set(day, of.get(day).plus(Tally.of(deed)));
  }
}
