package io.scimify.application.port.out;

import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.audit.AuditEventId;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.tenant.TenantId;
import io.scimify.domain.user.UserName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The audit in memory, for tests. */
public final class InMemoryAuditTrail implements AuditTrail {
  private final InMemoryTable<AuditEventId, AuditEvent> events;

  public InMemoryAuditTrail(InMemoryTransactions transactions) {
    this.events = new InMemoryTable<>(transactions);
  }

  @Override
  public void append(AuditEvent event) {
    events.put(event.id(), event);
  }

  @Override
  public List<AuditEvent> find(Query query, int offset, int limit) {
    return sorted(matching(query)).stream().skip(offset).limit(limit).toList();
  }

  @Override
  public List<AuditEvent> after(Query query, AuditEventId last, int limit) {
    return sorted(event -> true).stream()
        .dropWhile(event -> !event.id().equals(last))
        .skip(1)
        .filter(matching(query))
        .limit(limit)
        .toList();
  }

  private List<AuditEvent> sorted(Predicate<AuditEvent> which) {
    List<AuditEvent> found = new ArrayList<>(events.where(which));
    Collections.reverse(found); // of one instant, what was appended last comes first
    found.sort(Comparator.comparing(AuditEvent::at).reversed());
    return found;
  }

  @Override
  public List<AuditEvent> lastWords(Optional<TenantId> tenant, String name, int limit) {
    Map<Optional<IntegrationInstanceId>, AuditEvent> last = new LinkedHashMap<>();
    sorted(e -> narrows(tenant, e.tenant()) && isNamed(e, name)).stream()
        .filter(e -> e.integration().isPresent() && e.action().startsWith("user."))
        .forEach(e -> last.putIfAbsent(e.integration(), e));
    return last.values().stream().limit(limit).toList();
  }

  @Override
  public long count(Query query, int most) {
    return Math.min(most, events.where(matching(query)).size());
  }

  /** Everything, in the order in which it was appended. */
  public List<AuditEvent> events() {
    return events.where(event -> true);
  }

  @Override
  public int purge(Instant before, int limit) {
    List<AuditEvent> old =
        events.where(e -> e.at().isBefore(before)).stream()
            .sorted(Comparator.comparing(AuditEvent::at))
            .limit(limit)
            .toList();
    old.forEach(event -> events.remove(event.id()));
    return old.size();
  }

  private static Predicate<AuditEvent> matching(Query query) {
    return e ->
        narrows(query.tenant(), e.tenant())
            && narrows(query.integration(), e.integration())
            && narrows(query.subject(), e.subject())
            && query.name().map(part -> isNamed(e, part)).orElse(true)
            && narrows(query.outcome(), Optional.of(e.outcome()))
            && narrows(query.correlation(), Optional.of(e.correlation()))
            && narrows(query.actorKind(), Optional.of(e.actor().kind()))
            && narrows(query.actorName(), Optional.of(e.actor().name()))
            && query.from().map(from -> !e.at().isBefore(from)).orElse(true)
            && query.to().map(to -> e.at().isBefore(to)).orElse(true);
  }

  private static boolean narrows(Optional<?> wanted, Optional<?> is) {
    return wanted.isEmpty() || wanted.equals(is);
  }

  private static boolean isNamed(AuditEvent event, String part) {
    return UserName.keyOf(event.subjectName()).contains(UserName.keyOf(part));
  }
}
