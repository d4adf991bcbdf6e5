package io.scimify.webapp.wiring;

import io.scimify.application.service.reconciliation.DriftPolicy;
import io.scimify.application.service.retention.RetentionPolicy;
import io.scimify.domain.administration.PasswordPolicy;
import io.scimify.domain.administration.RoleMapping;
import io.scimify.domain.alert.AlertRules;
import io.scimify.webapp.alert.AlertSettings;
import io.scimify.webapp.oidc.ConsoleSignIn;
import io.scimify.webapp.oidc.OidcSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * Every setting of the web application, read once at start. {@code docs/configuration.md} says what
 * each means.
 *
 * @param publicBaseUrl without a slash at the end; empty to take it from each request
 * @param encryptionKey empty to use a key file in {@code dataDirectory}
 */
record Settings(
    Optional<URI> publicBaseUrl,
    Path dataDirectory,
    Optional<String> encryptionKey,
    Optional<String> ownerUserName,
    Optional<String> ownerPassword,
    boolean allowInsecureJamfUrls,
    Duration jamfReadTimeout,
    Duration databasePatience,
    Duration workerPause,
    int workerThreads,
    RetentionPolicy retention,
    AlertSettings alerts,
    DriftPolicy drift,
    ConsoleSignIn signIn,
    RoleMapping roles) {

  static Settings from(Config config) {
    return new Settings(
        text(config, "scimify.public-base-url").map(Settings::base),
        Path.of(text(config, "scimify.data.dir").orElse("data")).toAbsolutePath(),
        text(config, "scimify.encryption.key"),
        text(config, "scimify.bootstrap.owner-username"),
        text(config, "scimify.bootstrap.owner-password"),
        config.getOptionalValue("scimify.jamf.allow-insecure-urls", Boolean.class).orElse(false),
        duration(
            config, "scimify.jamf.read-timeout", Duration.ofSeconds(15), Duration.ofSeconds(1)),
        duration(config, "scimify.db.patience", Duration.ofMinutes(5), Duration.ZERO),
        duration(config, "scimify.worker.pause", Duration.ofSeconds(1), Duration.ofMillis(100)),
        atLeast(
            "scimify.worker.threads",
            config.getOptionalValue("scimify.worker.threads", Integer.class).orElse(16),
            1),
        new RetentionPolicy(
            duration(config, "scimify.retention.audit", Duration.ofDays(365), Duration.ZERO),
            duration(config, "scimify.retention.operations", Duration.ofDays(30), Duration.ZERO)),
        alerts(config),
        new DriftPolicy(
            duration(
                config, "scimify.drift.interval", DriftPolicy.standard().interval(), Duration.ZERO),
            config
                .getOptionalValue("scimify.drift.repair", Boolean.class)
                .orElse(DriftPolicy.standard().repairs())),
        signIn(config),
        RoleMapping.parse(text(config, "scimify.oidc.roles").orElse("")));
  }

  private static ConsoleSignIn signIn(Config config) {
    boolean enforced = config.getOptionalValue("scimify.oidc.enforce", Boolean.class).orElse(false);
    String breakGlass =
        text(config, "scimify.oidc.break-glass")
            .or(() -> text(config, "scimify.bootstrap.owner-username"))
            .orElse("owner");
    return new ConsoleSignIn(
        text(config, "scimify.oidc.issuer").map(issuer -> provider(config, issuer)),
        enforced ? PasswordPolicy.onlyFor(breakGlass) : PasswordPolicy.OPEN);
  }

  private static OidcSettings provider(Config config, String issuer) {
    return new OidcSettings(
        URI.create(issuer),
        text(config, "scimify.oidc.client-id")
            .orElseThrow(() -> new IllegalArgumentException("scimify.oidc.client-id is missing")),
        text(config, "scimify.oidc.client-secret"),
        List.of(text(config, "scimify.oidc.scopes").orElse("openid profile email").split("[ ,]+")),
        text(config, "scimify.oidc.roles-claim").orElse("groups"),
        text(config, "scimify.oidc.name-claim").orElse("preferred_username"),
        text(config, "scimify.oidc.label").orElse("OpenID Connect"));
  }

  private static AlertSettings alerts(Config config) {
    return new AlertSettings(
        text(config, "scimify.alert.mail.host").map(host -> mail(config, host)),
        text(config, "scimify.alert.webhook.url")
            .map(
                url ->
                    new AlertSettings.Webhook(
                        URI.create(url), text(config, "scimify.alert.webhook.secret"))),
        new AlertRules(
            duration(
                config,
                "scimify.alert.backlog-age",
                AlertRules.standard().backlogAge(),
                Duration.ofMinutes(1)),
            duration(
                config, "scimify.alert.silence", AlertRules.standard().silence(), Duration.ZERO)),
        duration(config, "scimify.alert.interval", Duration.ofMinutes(1), Duration.ofMillis(100)));
  }

  private static AlertSettings.Mail mail(Config config, String host) {
    return new AlertSettings.Mail(
        host,
        atLeast(
            "scimify.alert.mail.port",
            config.getOptionalValue("scimify.alert.mail.port", Integer.class).orElse(587),
            1),
        config
            .getOptionalValue("scimify.alert.mail.security", AlertSettings.Security.class)
            .orElse(AlertSettings.Security.STARTTLS),
        text(config, "scimify.alert.mail.user"),
        text(config, "scimify.alert.mail.password"),
        text(config, "scimify.alert.mail.from").orElse("scimify@" + host),
        text(config, "scimify.alert.mail.to").stream()
            .flatMap(to -> Stream.of(to.split(",", -1)))
            .map(String::strip)
            .filter(to -> !to.isEmpty())
            .toList());
  }

  private static Optional<String> text(Config config, String key) {
    return config.getOptionalValue(key, String.class).map(String::strip).filter(s -> !s.isEmpty());
  }

  private static Duration duration(Config config, String key, Duration standard, Duration least) {
    Duration value = config.getOptionalValue(key, Duration.class).orElse(standard);
    if (value.compareTo(least) < 0) {
      throw new IllegalArgumentException(key + " must be at least " + least + ", not " + value);
    }
    return value;
  }

  private static int atLeast(String key, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(key + " must be at least " + least + ", not " + value);
    }
    return value;
  }

  private static URI base(String url) {
    URI base = URI.create(url.replaceAll("/+$", ""));
    if (base.getHost() == null) {
      throw new IllegalArgumentException(
          "scimify.public-base-url \"" + url + "\" must look like https://scimify.example.com");
    }
    return base;
  }

  @Override
  public String toString() {
    return "Settings[" + publicBaseUrl + ", " + dataDirectory + "]";
  }
}
