package io.scimify.domain.integration;

/** SHA-256 of a SCIM API key in lower-case hex; the key itself is never stored. */
public record TokenHash(String value) {
  public TokenHash {
    if (!value.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("A token hash is 64 hex digits");
    }
  }

  @Override
  public String toString() {
    return "***";
  }
}
