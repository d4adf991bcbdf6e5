package io.scimify.webapp.alert;

import io.scimify.application.port.out.AlertChannel;
import io.scimify.domain.alert.Alert;
import io.scimify.domain.alert.Condition;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/**
 * Posts each alert as JSON. {@code text} is what Slack and its likes show; the rest is for
 * machines. With a secret the call carries {@code Scimify-Timestamp} (seconds since 1970) and
 * {@code Scimify-Signature: v1=} the hex HMAC-SHA256 of {@code timestamp.body}, so that a receiver
 * can refuse forged and replayed calls.
 */
final class WebhookChannel implements AlertChannel {
  private final AlertSettings.Webhook settings;
  private final AlertTransport transport;
  private final AlertLinks links;
  private final Clock clock;

  WebhookChannel(
      AlertSettings.Webhook settings, AlertTransport transport, AlertLinks links, Clock clock) {
    this.settings = settings;
    this.transport = transport;
    this.links = links;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public Optional<String> send(Alert alert) {
    try {
      HttpResponse<String> answer = transport.post(request(body(alert).toString()));
      return answer.statusCode() / 100 == 2
          ? Optional.empty()
          : Optional.of(settings + " answered with status " + answer.statusCode() + ".");
    } catch (IOException | FaultToleranceException failure) {
      return Optional.of(settings + " could not be reached: " + failure.getMessage());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.of("The server is stopping.");
    }
  }

  private HttpRequest request(String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.url())
            .timeout(AlertTransport.PATIENCE)
            .header("Content-Type", "application/json")
            .header("User-Agent", "Scimify")
            .POST(BodyPublishers.ofString(body));
    String timestamp = String.valueOf(clock.instant().getEpochSecond());
    settings
        .secret()
        .ifPresent(
            secret ->
                request
                    .header("Scimify-Timestamp", timestamp)
                    .header("Scimify-Signature", "v1=" + signature(secret, timestamp, body)));
    return request.build();
  }

  private JsonObject body(Alert alert) {
    Condition condition = alert.condition();
    String link = links.to(condition).map(url -> "\n" + url).orElse("");
    return Json.createObjectBuilder()
        .add("text", alert.headline() + "\n" + alert.text() + link)
        .add("phase", alert.phase().name().toLowerCase(Locale.ROOT))
        .add("kind", condition.kind().name().toLowerCase(Locale.ROOT))
        .add("tenant", condition.tenant().value())
        .add("integration", condition.integration().value())
        .add("integrationName", condition.integrationName())
        .add("about", condition.about())
        .add("since", condition.since().toString())
        .add("detail", condition.sentence())
        .build();
  }

  private static String signature(String secret, String timestamp, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] signed = (timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(mac.doFinal(signed));
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
