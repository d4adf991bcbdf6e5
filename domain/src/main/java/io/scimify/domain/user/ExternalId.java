package io.scimify.domain.user;

/** The SCIM client's own id of a resource (RFC 7643 §3.1), case-exact. */
public record ExternalId(String value) {
  public ExternalId {
    if (value.isEmpty() || value.length() > 1000) {
      throw new IllegalArgumentException(
          "externalId must be 1 to 1000 characters, not " + value.length());
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
