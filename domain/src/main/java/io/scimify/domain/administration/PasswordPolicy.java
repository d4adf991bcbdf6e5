package io.scimify.domain.administration;

import java.util.Optional;

/**
 * Whose password is accepted. Where OpenID Connect is enforced, only one account's is: the
 * break-glass account, a local Owner, for the day on which the provider does not answer.
 *
 * @param breakGlass the only user name whose password is accepted; empty when everybody's is
 */
public record PasswordPolicy(Optional<String> breakGlass) {
  public static final PasswordPolicy OPEN = new PasswordPolicy(Optional.empty());

  public static PasswordPolicy onlyFor(String breakGlass) {
    return new PasswordPolicy(Optional.of(breakGlass));
  }

  /** Whether all but the break-glass account have to use the provider. */
  public boolean isEnforced() {
    return breakGlass.isPresent();
  }

  public boolean accepts(Administrator administrator) {
    return breakGlass
        .map(
            name -> name.equalsIgnoreCase(administrator.userName()) && administrator.isLocalOwner())
        .orElse(true);
  }
}
