package io.scimify.application.port.out;

/**
 * What we keep can be neither read nor written at the moment: no connection, no room, no turn, or
 * no audit. It passes by itself or through an operator, and the same request may succeed later.
 */
public final class StorageUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sentence;
  private final boolean ofAudit;

  public StorageUnavailableException(Throwable cause) {
    this("Scimify cannot reach its database at the moment.", false, cause);
  }

  private StorageUnavailableException(String sentence, boolean ofAudit, Throwable cause) {
    super(sentence + " " + cause.getMessage(), cause);
    this.sentence = sentence;
    this.ofAudit = ofAudit;
  }

  /** The database answers, but has no room to write, or its disk fails. */
  public static StorageUnavailableException ofDisk(Throwable cause) {
    return new StorageUnavailableException(
        "Scimify cannot write to its database at the moment: the disk is full or fails.",
        false,
        cause);
  }

  /** The database answers, but takes no audit events, so nothing may happen. */
  public static StorageUnavailableException ofAudit(Throwable cause) {
    return new StorageUnavailableException(
        "Scimify cannot write its audit at the moment, and does nothing that it cannot audit.",
        true,
        cause);
  }

  /** Whether only the audit is lost: somebody took away what never goes away by itself. */
  public boolean isOfAudit() {
    return ofAudit;
  }

  /** What people are told; the cause is for the log. */
  public String sentence() {
    return sentence;
  }
}
