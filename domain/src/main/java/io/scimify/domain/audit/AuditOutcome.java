package io.scimify.domain.audit;

/** How a step ended, in words an administrator filters by. */
public enum AuditOutcome {
  /** Recorded and about to be done; what came of it follows under the same correlation id. */
  ACCEPTED,
  SUCCEEDED,
  /** Nothing had to be done. */
  UNCHANGED,
  /** Taken over durably, tried again in the background. */
  RETRYING,
  HELD,
  SCHEDULED,
  RETAINED,
  /** Observe mode: decided, not done. */
  OBSERVED,
  BLOCKED,
  REJECTED,
  CANCELLED
}
