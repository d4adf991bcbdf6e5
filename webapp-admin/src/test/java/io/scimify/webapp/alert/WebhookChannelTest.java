package io.scimify.webapp.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.scimify.domain.alert.Alert;
import io.scimify.webapp.alert.AlertSettings.Webhook;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookChannelTest {
  private record Call(Map<String, List<String>> headers, String body) {
    String header(String name) {
      return headers.get(name).get(0);
    }

    JsonObject json() {
      return Json.createReader(new StringReader(body)).readObject();
    }
  }

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final HttpServer receiver;
  private int status = 200;

  WebhookChannelTest() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          calls.add(new Call(Map.copyOf(exchange.getRequestHeaders()), body));
          exchange.getResponseHeaders().add("Location", "https://elsewhere.example.com");
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
  }

  private WebhookChannel channel(Optional<String> secret) {
    URI url = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook/s3cret");
    return new WebhookChannel(
        new Webhook(url, secret), new AlertTransport(), AlertExamples.LINKS, AlertExamples.CLOCK);
  }

  @Test
  void tellsPeopleByItsTextAndMachinesByTheRest() {
    assertThat(channel(Optional.empty()).send(AlertExamples.held(Alert.Phase.RAISED))).isEmpty();

    JsonObject body = calls.get(0).json();
    assertThat(body.getString("text"))
        .isEqualTo(
            "Held for approval: Öffice \"Nord\"\n"
                + "3 changes wait for approval. Approve or reject under Approvals.\n"
                + "https://scimify.example.com/admin/integrations/acme/instance-1/approvals");
    assertThat(body.getString("phase")).isEqualTo("raised");
    assertThat(body.getString("kind")).isEqualTo("held");
    assertThat(body.getString("tenant")).isEqualTo("acme");
    assertThat(body.getString("integration")).isEqualTo("instance-1");
    assertThat(calls.get(0).headers()).doesNotContainKey("Scimify-signature");
  }

  @Test
  void isSignedOverTimeAndBody_whenThereIsASecret() throws Exception {
    channel(Optional.of("shared")).send(AlertExamples.held(Alert.Phase.RESOLVED));

    Call call = calls.get(0);
    String timestamp = call.header("Scimify-timestamp");
    assertThat(timestamp).isEqualTo(String.valueOf(AlertExamples.NOW.getEpochSecond()));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("shared".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] expected = mac.doFinal((timestamp + "." + call.body()).getBytes(StandardCharsets.UTF_8));
    assertThat(call.header("Scimify-signature"))
        .isEqualTo("v1=" + HexFormat.of().formatHex(expected));
    assertThat(call.json().getString("text")).startsWith("Resolved: Held for approval");
  }

  @Test
  void anythingButSuccessIsAFailure_toldWithoutTheSecretAddress() {
    for (int refused : new int[] {302, 404, 500}) {
      status = refused;
      Optional<String> failure =
          channel(Optional.empty()).send(AlertExamples.held(Alert.Phase.RAISED));
      assertThat(failure).contains("127.0.0.1 answered with status " + refused + ".");
    }
    assertThat(calls).as("redirects are not followed").hasSize(3);
  }

  @Test
  void saysWhyNot_whenNobodyListens() {
    WebhookChannel channel = channel(Optional.empty());
    receiver.stop(0);

    assertThat(channel.send(AlertExamples.held(Alert.Phase.RAISED)).orElse(""))
        .startsWith("127.0.0.1 could not be reached")
        .doesNotContain("s3cret");
  }

  @Test
  void mustBeHttpsBeyondThisMachine() {
    assertThatThrownBy(
            () -> new Webhook(URI.create("http://hooks.example.com/x"), Optional.empty()))
        .hasMessageContaining("https");
    assertThat(new Webhook(URI.create("https://hooks.example.com/s3cret"), Optional.empty()))
        .hasToString("hooks.example.com");
  }
}
