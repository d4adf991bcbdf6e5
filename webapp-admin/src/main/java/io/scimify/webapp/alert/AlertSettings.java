package io.scimify.webapp.alert;

import io.scimify.domain.alert.AlertRules;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where alerts go and when they are due.
 *
 * @param mail empty for no e-mail
 * @param webhook empty for no webhook
 * @param interval between two looks at all instances
 */
public record AlertSettings(
    Optional<Mail> mail, Optional<Webhook> webhook, AlertRules rules, Duration interval) {

  /** How the connection to the mail server is secured. */
  public enum Security {
    NONE,
    STARTTLS,
    TLS
  }

  /**
   * A mail server and who is written to.
   *
   * @param user empty when the server asks for no sign-in
   */
  public record Mail(
      String host,
      int port,
      Security security,
      Optional<String> user,
      Optional<String> password,
      String from,
      List<String> to) {
    public Mail {
      to = List.copyOf(to);
      if (to.isEmpty()) {
        throw new IllegalArgumentException(
            "scimify.alert.mail.to names nobody; give addresses separated by commas");
      }
    }

    @Override
    public String toString() {
      return host + ":" + port + " to " + to;
    }
  }

  /**
   * An address that is called with each alert.
   *
   * @param secret signs the calls; empty to send them unsigned
   */
  public record Webhook(URI url, Optional<String> secret) {
    public Webhook {
      if (url.getHost() == null || !("https".equals(url.getScheme()) || isLoopback(url))) {
        throw new IllegalArgumentException(
            "scimify.alert.webhook.url must be an https address (http only on this machine), not \""
                + url
                + "\"");
      }
    }

    private static boolean isLoopback(URI url) {
      return "http".equals(url.getScheme())
          && List.of("localhost", "127.0.0.1", "[::1]").contains(url.getHost());
    }

    /** A chat's address is a secret by itself, so only its host is told. */
    @Override
    public String toString() {
      return url.getHost();
    }
  }
}
