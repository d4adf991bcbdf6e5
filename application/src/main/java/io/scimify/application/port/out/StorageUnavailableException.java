package io.scimify.application.port.out;

/**
 * What we keep can be neither read nor written at the moment: no connection, no room, no turn. It
 * passes by itself or through an operator, and the same request may succeed later.
 */
public final class StorageUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StorageUnavailableException(Throwable cause) {
    super("The database is not available: " + cause.getMessage(), cause);
  }
}
