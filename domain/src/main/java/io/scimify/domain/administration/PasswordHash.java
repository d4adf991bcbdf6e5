package io.scimify.domain.administration;

/** A salted, slow hash of a password in its self-describing text form; never the password. */
public record PasswordHash(String value) {
  @Override
  public String toString() {
    return "***";
  }
}
