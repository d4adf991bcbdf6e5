package io.scimify.webapp.oidc;

/** A sign-in that went wrong; the message is for the audit and the log, without secrets. */
final class OidcException extends Exception {
  private static final long serialVersionUID = 1L;

  private final SignInFailure.Cause cause;

  OidcException(SignInFailure.Cause cause, String message) {
    super(message);
    this.cause = cause;
  }

  OidcException(SignInFailure.Cause cause, String message, Throwable origin) {
    super(message + ": " + origin.getMessage(), origin);
    this.cause = cause;
  }

  SignInFailure.Cause reason() {
    return cause;
  }
}
