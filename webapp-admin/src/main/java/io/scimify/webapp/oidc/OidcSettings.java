package io.scimify.webapp.oidc;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which OpenID provider, and what its claims mean.
 *
 * @param clientSecret empty for a public client, which PKCE alone protects
 * @param rolesClaim a claim's name, or a path with dots into nested claims
 * @param label what the button calls the provider
 */
public record OidcSettings(
    URI issuer,
    String clientId,
    Optional<String> clientSecret,
    List<String> scopes,
    String rolesClaim,
    String nameClaim,
    String label) {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  public OidcSettings {
    scopes = List.copyOf(scopes);
    if (!scopes.contains("openid")) {
      throw new IllegalArgumentException("scimify.oidc.scopes must contain openid, not " + scopes);
    }
    boolean secure = "https".equals(issuer.getScheme()) || THIS_MACHINE.contains(issuer.getHost());
    if (issuer.getHost() == null || !secure) {
      throw new IllegalArgumentException(
          "scimify.oidc.issuer \"" + issuer + "\" must look like https://example.okta.com");
    }
  }

  @Override
  public String toString() {
    return "OidcSettings[" + issuer + ", " + clientId + "]";
  }
}
