package io.scimify.adapter.persistence.audit;

import io.scimify.adapter.persistence.mapping.Nanos;
import io.scimify.adapter.persistence.mapping.Text;
import io.scimify.adapter.persistence.transaction.JpaTransactions;
import io.scimify.adapter.persistence.transaction.Unavailability;
import io.scimify.application.port.out.AuditTrail;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.audit.AuditEventId;
import io.scimify.domain.tenant.TenantId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The audit by JPA. */
public final class JpaAuditTrail implements AuditTrail {
  private final JpaTransactions transactions;

  public JpaAuditTrail(JpaTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void append(AuditEvent event) {
    transactions.write(
        entities -> {
          entities.flush(); // whatever fails below is the audit's failure
          entities.persist(AuditEventMapper.toEntity(event));
          return flushed(entities);
        });
  }

  private static boolean flushed(EntityManager entities) {
    try {
      entities.flush();
      return true;
    } catch (PersistenceException failure) {
      throw Unavailability.ofAudit(failure);
    }
  }

  @Override
  public List<AuditEvent> find(Query query, int offset, int limit) {
    return transactions.read(entities -> page(entities, new Conditions(query), offset, limit));
  }

  @Override
  public List<AuditEvent> after(Query query, AuditEventId last, int limit) {
    return transactions.read(
        entities ->
            Optional.ofNullable(entities.find(AuditEventEntity.class, last.toString()))
                .map(row -> page(entities, new Conditions(query).after(row), 0, limit))
                .orElse(List.of()));
  }

  private static List<AuditEvent> page(
      EntityManager entities, Conditions conditions, int offset, int limit) {
    String jpql =
        "select e from AuditEvent e" + conditions + " order by " + conditions.newestFirst();
    return conditions
        .applyTo(entities.createQuery(jpql, AuditEventEntity.class))
        .setFirstResult(offset)
        .setMaxResults(limit)
        .getResultList()
        .stream()
        .map(AuditEventMapper::toDomain)
        .toList();
  }

  @Override
  public List<AuditEvent> lastWords(Optional<TenantId> tenant, String name, int limit) {
    return transactions.read(entities -> LastWords.read(entities, tenant, name, limit));
  }

  /** A limit on what is counted is one on rows, which JPQL can set on a plain selection only. */
  @Override
  public long count(Query query, int most) {
    Conditions conditions = new Conditions(query);
    return transactions.read(
        entities ->
            conditions
                .applyTo(
                    entities.createQuery("select e.seq from AuditEvent e" + conditions, Long.class))
                .setMaxResults(most)
                .getResultList()
                .size());
  }

  @Override
  public int purge(Instant before, int limit) {
    return transactions.write(
        entities ->
            entities
                .createNativeQuery(
                    "DELETE FROM audit_event WHERE id IN (SELECT id FROM audit_event"
                        + " WHERE happened_at < ?1 ORDER BY happened_at LIMIT "
                        + limit
                        + ")")
                .setParameter(1, Nanos.of(before))
                .executeUpdate());
  }

  /** A query's parts as JPQL with parameters. */
  private static final class Conditions {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    private final String newestFirst;

    Conditions(Query query) {
      newestFirst = sameForAll(query) + "e.happenedAt desc, e.seq desc";
      add("e.tenantId = :tenant", "tenant", query.tenant().map(Object::toString));
      add(
          "e.integrationId = :integration",
          "integration",
          query.integration().map(Object::toString));
      add("e.subjectId = :subject", "subject", query.subject().map(s -> s.id().toString()));
      add("e.subjectKind = :kind", "kind", query.subject().map(s -> s.kind()));
      add("e.subjectKey like :name escape '!'", "name", query.name().map(Text::containing));
      add("e.outcome = :outcome", "outcome", query.outcome());
      add(
          "e.correlationId = :correlation",
          "correlation",
          query.correlation().map(Object::toString));
      add("e.happenedAt >= :from", "from", query.from().map(Nanos::of));
      add("e.happenedAt < :to", "to", query.to().map(Nanos::of));
      add("e.actorKind = :actorKind", "actorKind", query.actorKind());
      add("e.actorName = :actorName", "actorName", query.actorName());
    }

    /**
     * What is the same for all rows anyway: H2 reads an index in order only when the whole index is
     * named, and would sort millions of rows for the first page otherwise.
     */
    private static String sameForAll(Query query) {
      if (query.subject().isPresent() || query.correlation().isPresent()) {
        return "";
      }
      if (query.integration().isPresent()) {
        return "e.integrationId, " + (query.outcome().isPresent() ? "e.outcome, " : "");
      }
      if (query.actorKind().isPresent()) {
        return "e.actorKind, ";
      }
      return query.tenant().isPresent() ? "e.tenantId, " : "";
    }

    String newestFirst() {
      return newestFirst;
    }

    /** The first part alone lets an index begin there; the second is exact. */
    Conditions after(AuditEventEntity row) {
      add("e.happenedAt <= :at", "at", Optional.of(row.happenedAt));
      add("(e.happenedAt < :at or e.seq < :seq)", "seq", Optional.ofNullable(row.seq));
      return this;
    }

    private void add(String condition, String parameter, Optional<?> value) {
      if (value.isPresent()) {
        conditions.add(condition);
        parameters.put(parameter, value.get());
      }
    }

    <T> TypedQuery<T> applyTo(TypedQuery<T> query) {
      parameters.forEach(query::setParameter);
      return query;
    }

    @Override
    public String toString() {
      return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }
  }
}
