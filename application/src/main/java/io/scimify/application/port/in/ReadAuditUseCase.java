package io.scimify.application.port.in;

import io.scimify.application.port.in.ReadActivityUseCase.Page;
import io.scimify.domain.audit.AuditOutcome;
import java.time.Instant;
import java.util.Optional;

/** What administrators did, newest first; nothing can change it. For Owners. */
public interface ReadAuditUseCase {
  /**
   * What to look for; every part narrows.
   *
   * @param actor the user name of who did it
   * @param about part of the name of what it was done to
   */
  record Filter(
      Optional<String> actor,
      Optional<String> about,
      Optional<AuditOutcome> outcome,
      Optional<String> correlationId,
      Optional<Instant> from,
      Optional<Instant> to) {
    public static Filter none() {
      return new Filter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  /** Sign-ins and refused ones too; for an Owner of one tenant, what was done there. */
  AdminResult<Page> audit(AdminCaller caller, Filter filter, int offset, int limit);
}
