package io.scimify.domain.operation;

/** Where an operation stands. */
public enum OperationState {
  /** To be tried, or tried again, once due. */
  PENDING,
  /** Waits for the end of the grace period. */
  SCHEDULED,
  /** Waits for an administrator's approval. */
  HELD,
  /** Needs attention: only a person can solve it; retried slowly and on demand. */
  BLOCKED,
  DONE,
  /** Jamf refused it for good; nothing changed. */
  REJECTED,
  /** A later intent took its place. */
  SUPERSEDED,
  /** Called off, by reactivation or by an administrator. */
  CANCELLED,
  /** Decided, and by policy not carried out: protected, unmanaged, or kept. */
  RETAINED,
  /** Decided and, in observe mode, not carried out. */
  OBSERVED;

  /** Whether something is still to come. At most one operation of a subject is live. */
  public boolean isLive() {
    return this == PENDING || this == SCHEDULED || this == HELD || this == BLOCKED;
  }
}
