package io.scimify.webapp.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.scimify.adapter.scim.resource.ScimClient;
import io.scimify.webapp.it.RunningServer.Instance;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The running product calls the webhook that its environment names. */
class AlertsIT {
  private final RunningServer server = RunningServer.get();
  private final List<JsonObject> received = new CopyOnWriteArrayList<>();
  private HttpServer receiver;

  @BeforeEach
  void listen() throws IOException {
    URI url = URI.create(System.getenv("SCIMIFY_ALERT_WEBHOOK_URL"));
    receiver =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByName(url.getHost()), url.getPort()), 0);
    receiver.createContext(
        url.getPath(),
        exchange -> {
          received.add(Json.createReader(exchange.getRequestBody()).readObject());
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
  }

  private List<String> phases(Instance instance) {
    return received.stream()
        .filter(alert -> instance.path().endsWith(alert.getString("integration")))
        .map(alert -> alert.getString("kind") + " " + alert.getString("phase"))
        .toList();
  }

  @Test
  void heldDeletions_areToldOnce_andOnceWhenTheyAreDecided() {
    Instance instance = server.newInstance().active();
    ScimClient scim = instance.scim();
    for (int i = 0; i < 12; i++) {
      String id =
          scim.post("/Users", "{'userName':'alert%d@it.example','active':true}".formatted(i))
              .at("id")
              .toString();
      scim.patch("/Users/" + id, "{'op':'replace','value':{'active':false}}");
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(phases(instance)).containsExactly("held raised"));

    server.admin("POST", instance.path() + "/approvals/reject", "{'all':true,'reason':'test'}");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(phases(instance)).containsExactly("held raised", "held resolved"));
  }
}
