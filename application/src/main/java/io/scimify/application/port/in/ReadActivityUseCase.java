package io.scimify.application.port.in;

import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.audit.AuditEventId;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The story of what happened, newest first. */
public interface ReadActivityUseCase {
  /** Beyond this number nobody counts; a list of millions is narrowed, not read. */
  int MOST_COUNTED = 10_000;

  /**
   * What to look for.
   *
   * @param user part of a userName or displayName
   * @param subject exactly one user or group, whatever it was called at the time
   */
  record Filter(
      Optional<String> user,
      Optional<Instant> from,
      Optional<Instant> to,
      Optional<AuditOutcome> outcome,
      Optional<String> correlationId,
      Optional<Subject> subject) {
    public static Filter none() {
      return of(Optional.empty(), Optional.empty());
    }

    /** Everything about whoever has this in the name. */
    public static Filter named(String part) {
      return of(Optional.of(part), Optional.empty());
    }

    /** The whole story of one user or group. */
    public static Filter about(Subject subject) {
      return of(Optional.empty(), Optional.of(subject));
    }

    private static Filter of(Optional<String> user, Optional<Subject> subject) {
      return new Filter(
          user, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), subject);
    }
  }

  /**
   * One page and the number of all.
   *
   * @param total {@link #MOST_COUNTED} stands for that many or more
   */
  record Page(List<AuditEvent> events, long total) {
    /** Whether there are just as many, and not more. */
    public boolean isExact() {
      return total < MOST_COUNTED;
    }
  }

  /** What was said last about somebody, and where. */
  record LastWord(IntegrationInstance instance, AuditEvent event) {}

  /**
   * The newest event about users with {@code name} in the name, or with that SCIM id, of each
   * integration instance in the caller's reach; newest first. Also of somebody whose every request
   * was refused, and who therefore is nobody that we know.
   */
  AdminResult<List<LastWord>> lastWords(AdminCaller caller, String name, int limit);

  AdminResult<Page> activity(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      Filter filter,
      int offset,
      int limit);

  /** A page without the number of all. */
  AdminResult<List<AuditEvent>> events(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      Filter filter,
      int offset,
      int limit);

  /** The number of all, or {@link #MOST_COUNTED}. */
  AdminResult<Long> count(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration, Filter filter);

  /** What follows after {@code last}, or the beginning; for reading everything to the end. */
  AdminResult<List<AuditEvent>> after(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      Filter filter,
      Optional<AuditEventId> last,
      int limit);
}
