package io.scimify.webapp.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

/** The OpenID provider that the server's environment names, while it is open. */
public final class OidcProvider implements AutoCloseable {
  private static final String ISSUER_ID = "scimify";

  private final MockOAuth2Server server = new MockOAuth2Server();

  public OidcProvider() {
    URI issuer = URI.create(System.getenv("SCIMIFY_OIDC_ISSUER"));
    try {
      server.start(InetAddress.getByName(issuer.getHost()), issuer.getPort());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Whoever comes next is this person. */
  public OidcProvider next(String subject, String userName, String... groups) {
    server.enqueueCallback(
        new DefaultOAuth2TokenCallback(
            ISSUER_ID,
            subject,
            "JWT",
            List.of("scimify-console"),
            Map.of("preferred_username", userName, "groups", List.of(groups))));
    return this;
  }

  /** Whoever comes next gets a token that was made for another application. */
  OidcProvider nextForAnotherIssuer(String subject) {
    server.enqueueCallback(
        new DefaultOAuth2TokenCallback(
            ISSUER_ID,
            subject,
            "JWT",
            List.of("another-application"),
            Map.of("iss", "https://evil.example", "groups", List.of("scimify-owners"))));
    return this;
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
