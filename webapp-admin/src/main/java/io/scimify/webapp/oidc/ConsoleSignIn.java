package io.scimify.webapp.oidc;

import io.scimify.domain.administration.PasswordPolicy;
import java.util.Optional;

/**
 * Which ways into the console are open.
 *
 * @param provider empty when there are only local accounts
 */
public record ConsoleSignIn(Optional<OidcSettings> provider, PasswordPolicy passwords) {
  public ConsoleSignIn {
    if (passwords.isEnforced() && provider.isEmpty()) {
      throw new IllegalArgumentException(
          "scimify.oidc.enforce needs scimify.oidc.issuer; else nobody could sign in");
    }
  }
}
