package io.scimify.adapter.persistence.overview;

import io.scimify.adapter.persistence.mapping.Nanos;
import io.scimify.adapter.persistence.transaction.JpaTransactions;
import io.scimify.application.port.out.ActivityTallies;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.audit.Deed;
import io.scimify.domain.audit.Tally;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.tenant.TenantId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tallies as rows, one for each slice and instance. Counted by whoever moves the mark, after the
 * fact, because a counter that every change has to lock would put the changes of an instance into
 * one queue.
 */
public final class JpaActivityTallies implements ActivityTallies {
  private static final long DAY = Duration.ofDays(1).toNanos();
  private static final String DONE =
      " outcome = '"
          + AuditOutcome.SUCCEEDED
          + "' AND action IN "
          + list(Arrays.stream(Deed.values()).flatMap(deed -> deed.actions().stream()));

  private final JpaTransactions transactions;

  public JpaActivityTallies(JpaTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean fold(Instant before) {
    return transactions.inNewTransaction(entities -> fold(entities, Nanos.of(before)));
  }

  private static boolean fold(EntityManager entities, long before) {
    long mark = mark(entities);
    long from = Math.max(mark, before - MEMORY.toNanos());
    // No further than a day: H2 reads the whole range to find its beginning.
    long to = Math.min(before, from + DAY);
    Long first = first(entities, from, to);
    if (first == null) {
      finish(entities, mark, to);
      return to < before;
    }
    long slice = Nanos.of(ActivityTallies.sliceOf(Nanos.toInstant(first)));
    if (move(entities, mark, slice + SLICE.toNanos())) {
      count(entities, slice);
    }
    return true;
  }

  private static long mark(EntityManager entities) {
    return number(
        entities
            .createNativeQuery("SELECT counted_until FROM activity_tally_mark")
            .getSingleResult());
  }

  private static @Nullable Long first(EntityManager entities, long from, long before) {
    Object first =
        entities
            .createNativeQuery(
                "SELECT MIN(happened_at) FROM audit_event"
                    + " WHERE happened_at >= ?1 AND happened_at < ?2")
            .setParameter(1, from)
            .setParameter(2, before)
            .getSingleResult();
    return first == null ? null : number(first);
  }

  /** False when another node was faster; the row is locked until the slice is counted. */
  private static boolean move(EntityManager entities, long from, long to) {
    return to > from
        && entities
                .createNativeQuery(
                    "UPDATE activity_tally_mark SET counted_until = ?1 WHERE counted_until = ?2")
                .setParameter(1, to)
                .setParameter(2, from)
                .executeUpdate()
            > 0;
  }

  private static void count(EntityManager entities, long slice) {
    entities
        .createNativeQuery(
            "INSERT INTO activity_tally"
                + " (slice_at, integration_id, tenant_id, creates, updates, deletes) SELECT "
                + slice
                + ", integration_id, tenant_id, "
                + Stream.of(Deed.values()).map(deed -> sum(deed)).collect(Collectors.joining(", "))
                + " FROM audit_event WHERE happened_at >= ?1 AND happened_at < ?2 AND"
                + DONE
                + " AND integration_id IS NOT NULL AND tenant_id IS NOT NULL"
                + " GROUP BY integration_id, tenant_id")
        .setParameter(1, slice)
        .setParameter(2, slice + SLICE.toNanos())
        .executeUpdate();
  }

  private static String sum(Deed deed) {
    return "SUM(" + one(deed) + ")";
  }

  private static String one(Deed deed) {
    return "CASE WHEN action IN " + list(deed.actions().stream()) + " THEN 1 ELSE 0 END";
  }

  private static String list(Stream<String> words) {
    return words.map(word -> "'" + word + "'").collect(Collectors.joining(", ", "(", ")"));
  }

  private static void finish(EntityManager entities, long mark, long before) {
    if (move(entities, mark, before)) {
      entities
          .createNativeQuery("DELETE FROM activity_tally WHERE slice_at < ?1")
          .setParameter(1, before - MEMORY.toNanos())
          .executeUpdate();
    }
  }

  @Override
  public Map<IntegrationInstanceId, List<Tally>> days(
      Optional<TenantId> tenant, Instant from, int days) {
    Map<IntegrationInstanceId, List<Tally>> tallies = new HashMap<>();
    for (Object[] row : rows(tenant, Nanos.of(from), days)) {
      int day = (int) number(row[1]);
      tallies
          .computeIfAbsent(
              new IntegrationInstanceId((String) row[0]),
              id -> new ArrayList<>(Collections.nCopies(days, Tally.NONE)))
          .set(day, new Tally(number(row[2]), number(row[3]), number(row[4])));
    }
    return tallies;
  }

  private List<Object[]> rows(Optional<TenantId> tenant, long from, int days) {
    return transactions.read(
        entities -> {
          // Read first: a slice that is counted from now on is still counted from the audit here.
          long mark = Math.max(from, mark(entities));
          Query query = entities.createNativeQuery(sql(from, mark, days, tenant.isPresent()));
          tenant.ifPresent(id -> query.setParameter(1, id.value()));
          return ((List<?>) query.getResultList()).stream().map(row -> (Object[]) row).toList();
        });
  }

  private static String sql(long from, long mark, int days, boolean ofTenant) {
    String scope = ofTenant ? " AND tenant_id = ?1" : " AND tenant_id IS NOT NULL";
    return "SELECT integration_id, slot, SUM(creates), SUM(updates), SUM(deletes) FROM ("
        + ("SELECT integration_id, "
            + day("slice_at", from)
            + " AS slot, creates, updates, deletes")
        + " FROM activity_tally"
        + (between("slice_at", from, Math.min(mark, from + days * DAY)) + scope)
        + (" UNION ALL SELECT integration_id, " + day("happened_at", from))
        + Stream.of(Deed.values()).map(deed -> ", " + one(deed)).collect(Collectors.joining())
        + " FROM audit_event"
        + (between("happened_at", mark, from + days * DAY) + scope + " AND" + DONE)
        + " AND integration_id IS NOT NULL) t GROUP BY integration_id, slot";
  }

  private static String day(String at, long from) {
    return "(" + at + " - " + from + ") / " + DAY;
  }

  private static String between(String at, long from, long before) {
    return " WHERE " + at + " >= " + from + " AND " + at + " < " + before;
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
