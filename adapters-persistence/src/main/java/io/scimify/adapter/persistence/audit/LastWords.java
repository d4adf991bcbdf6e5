package io.scimify.adapter.persistence.audit;

import io.scimify.adapter.persistence.mapping.Text;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.tenant.TenantId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;

/**
 * The newest event about a name, of each integration instance. JPQL has no window functions. What
 * is asked of all rows is in an index by itself (H2) or found by trigrams (PostgreSQL), so that
 * only the events that are wanted are read whole.
 */
final class LastWords {
  private static final String RANKED =
      "SELECT integration_id, happened_at, seq, ROW_NUMBER() OVER"
          + " (PARTITION BY integration_id ORDER BY happened_at DESC, seq DESC) AS place"
          + " FROM audit_event WHERE subject_key LIKE ?1 ESCAPE '!' AND action LIKE 'user.%'";

  private LastWords() {}

  static List<AuditEvent> read(
      EntityManager entities, Optional<TenantId> tenant, String name, int limit) {
    Query query = entities.createNativeQuery(sql(tenant.isPresent()), AuditEventEntity.class);
    query.setParameter(1, Text.containing(name));
    tenant.ifPresent(id -> query.setParameter(2, id.value()));
    List<?> rows = query.setMaxResults(limit).getResultList();
    return rows.stream().map(row -> AuditEventMapper.toDomain((AuditEventEntity) row)).toList();
  }

  static String sql(boolean ofOneTenant) {
    return "SELECT e.* FROM ("
        + RANKED
        + (ofOneTenant ? " AND tenant_id = ?2" : "")
        + ") AS said JOIN audit_event e ON e.integration_id = said.integration_id"
        + " AND e.happened_at = said.happened_at AND e.seq = said.seq"
        + " WHERE said.place = 1 ORDER BY e.happened_at DESC, e.seq DESC";
  }
}
