package io.scimify.webapp.oidc;

import java.io.Serializable;

/**
 * Why somebody was not let in, for the sign-in page to show once.
 *
 * @param detail what to add to the sentences about the cause, or ""
 */
public record SignInFailure(Cause cause, String detail, String correlationId)
    implements Serializable {

  /** What went wrong, in words that the sign-in page explains. */
  public enum Cause {
    /** No discovery document, no token, no keys. */
    PROVIDER_UNREACHABLE,
    /** The answer does not belong to a sign-in that this browser began. */
    UNEXPECTED_ANSWER,
    /** The provider itself refused. */
    REFUSED_BY_PROVIDER,
    /** The code was not exchanged for tokens. */
    CODE_REFUSED,
    /** The ID token is not for us, not for this sign-in, too old or not signed by the provider. */
    UNTRUSTED_TOKEN,
    /** Identified, but without a role, or suspended. */
    NOT_ADMITTED
  }
}
