package io.scimify.application.port.out;

import io.scimify.domain.audit.Actor;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.audit.AuditEventId;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The append-only record. If it cannot be written, the change is refused. */
public interface AuditTrail {
  void append(AuditEvent event);

  /** Newest first. */
  List<AuditEvent> find(Query query, int offset, int limit);

  /**
   * Newest first, those that come after {@code last} in that order; however deep, it costs the
   * same.
   */
  List<AuditEvent> after(Query query, AuditEventId last, int limit);

  /**
   * The newest event about a user with {@code name} in the name, of each integration instance that
   * has one; newest first.
   *
   * @param tenant whose events; empty for all tenants
   */
  List<AuditEvent> lastWords(Optional<TenantId> tenant, String name, int limit);

  /** How many there are; of more than {@code most} nobody counts further. */
  long count(Query query, int most);

  /** Forgets events older than {@code before}; how many. */
  int purge(Instant before, int limit);

  /**
   * What to look for; every part narrows.
   *
   * @param name part of a subject's name, without regard to case
   * @param actorName who acted, exactly as recorded
   */
  record Query(
      Optional<TenantId> tenant,
      Optional<IntegrationInstanceId> integration,
      Optional<Subject> subject,
      Optional<String> name,
      Optional<AuditOutcome> outcome,
      Optional<CorrelationId> correlation,
      Optional<Instant> from,
      Optional<Instant> to,
      Optional<Actor.Kind> actorKind,
      Optional<String> actorName) {

    /** Whoever acted. */
    public Query(
        Optional<TenantId> tenant,
        Optional<IntegrationInstanceId> integration,
        Optional<Subject> subject,
        Optional<String> name,
        Optional<AuditOutcome> outcome,
        Optional<CorrelationId> correlation,
        Optional<Instant> from,
        Optional<Instant> to) {
      this(
          tenant,
          integration,
          subject,
          name,
          outcome,
          correlation,
          from,
          to,
          Optional.empty(),
          Optional.empty());
    }
  }
}
