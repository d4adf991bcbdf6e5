package io.scimify.domain.administration;

/**
 * Who somebody is for an OpenID provider, whatever the user name is today (OpenID Connect Core 1.0
 * §5.7: only issuer and subject together are stable and never given to somebody else).
 */
public record ExternalIdentity(String issuer, String subject) {
  public ExternalIdentity {
    if (issuer.isBlank() || subject.isBlank()) {
      throw new IllegalArgumentException(
          "An identity needs issuer and subject, not \"" + issuer + "\", \"" + subject + "\"");
    }
  }
}
