package io.scimify.application.port.out;

/** Another resource of the same integration instance has this name or id already. */
public final class NameTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NameTakenException(String message) {
    super(message);
  }
}
