package io.scimify.application.port.out;

/** Another resource of the same integration instance has this name or id already. */
public final class NameTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * @param reason a sentence for the administrator
   */
  public NameTakenException(String reason) {
    super(reason);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
