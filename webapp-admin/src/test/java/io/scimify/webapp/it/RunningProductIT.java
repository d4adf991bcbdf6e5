package io.scimify.webapp.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scimify.adapter.scim.resource.ScimClient;
import io.scimify.adapter.scim.resource.ScimClient.Answer;
import io.scimify.webapp.it.RunningServer.Instance;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The built WAR on Open Liberty over HTTP: what automation, clients and operators rely on. */
class RunningProductIT {
  private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

  private final RunningServer server = RunningServer.get();

  private static String user(String name) {
    return "{'userName':'%s','name':{'givenName':'Ada','familyName':'Bee'},'active':true}"
        .formatted(name);
  }

  private boolean isInJamf(String name) {
    return server.jamf().getJsonArray("users").getValuesAs(JsonObject.class).stream()
        .anyMatch(user -> user.getString("username").equals(name));
  }

  @Test
  void restart_keepsIdentitiesKeysAndTombstones() {
    Instance instance = server.newInstance().active();
    ScimClient scim = instance.scim();
    String kept = scim.post("/Users", user("kept@it.example")).at("id").toString();
    String gone = scim.post("/Users", user("gone@it.example")).at("id").toString();
    scim.patch("/Users/" + gone, "{'op':'replace','value':{'active':false}}");
    server.restart();
    assertThat(scim.get("/Users/" + kept).status()).isEqualTo(200);
    assertThat(scim.get("/Users/" + gone).at("active")).isEqualTo(false);
  }

  @Test
  void deactivation_deletesInJamf_andReactivationCreatesAnew() {
    ScimClient scim = server.newInstance().active().scim();
    String id = scim.post("/Users", user("leaver@it.example")).at("id").toString();
    assertThat(isInJamf("leaver@it.example")).isTrue();
    scim.patch("/Users/" + id, "{'op':'replace','value':{'active':false}}");
    assertThat(isInJamf("leaver@it.example")).isFalse();
    Answer back = scim.patch("/Users/" + id, "{'op':'replace','value':{'active':true}}");
    assertThat(back.status()).isEqualTo(200);
    assertThat(isInJamf("leaver@it.example")).isTrue();
  }

  @Test
  void everyRefusal_isScimJsonWithADetail() {
    Instance active = server.newInstance().active();
    Instance draft = server.newInstance();
    ScimClient wrongKey = new ScimClient(active.scimBase(), "wrong");
    String unknown = server.url() + "/instances/unknown-instance/scim/v2";
    List<Answer> refusals =
        List.of(
            wrongKey.get("/Users"),
            new ScimClient(unknown, active.key()).get("/Users"),
            draft.scim().get("/Users"),
            active.scim().get("/Nothing"),
            active.scim().get("/Users/no-such-id"),
            active.scim().post("/Users", "x", "Content-Type", "text/plain"),
            active.scim().post("/Users", "{}", "Content-Type", "json"),
            active.scim().post("/Users", "{'userName':"));
    assertThat(refusals.stream().map(Answer::status))
        .containsExactly(401, 401, 403, 404, 404, 415, 415, 400);
    assertThat(refusals)
        .allSatisfy(
            answer -> {
              assertThat(answer.header("Content-Type")).startsWith("application/scim+json");
              assertThat(answer.at("schemas")).isEqualTo(List.of(ERROR));
              assertThat(answer.at("detail").toString()).isNotBlank();
            });
  }

  @Test
  void plainCharactersInAQuery_areReadAsIfEncoded() throws IOException {
    Instance instance = server.newInstance().active();
    ScimClient scim = instance.scim();
    scim.post("/Users", user("zoë@it.example"));
    String answer =
        rawGet(instance, "/Users?filter=userName+eq+\"zoë@it.example\"&attributes=userName");
    assertThat(answer).startsWith("HTTP/1.1 200").contains("\"totalResults\":1");
  }

  @Test
  void anAddressThatTheContainerRefuses_isScimJsonToo() throws IOException {
    String answer = rawGet(server.newInstance().active(), "/Users/a%2Fb");
    assertThat(answer).startsWith("HTTP/1.1 400").contains("application/scim+json", ERROR);
  }

  /** A request that no HTTP client would send. */
  private String rawGet(Instance instance, String path) throws IOException {
    URI base = URI.create(instance.scimBase());
    try (Socket socket = new Socket("localhost", base.getPort())) {
      String request =
          "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n"
              .formatted(base.getPath() + path, instance.key());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void pausedInstance_tellsTheClientToComeBack() {
    Instance instance = server.newInstance().active();
    server.admin("POST", instance.path() + "/pause", "");
    Answer answer = instance.scim().get("/Users");
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("Retry-After")).matches("[0-9]+");
  }

  @Test
  void connectionCheck_namesAllEightPrivileges() {
    Instance instance = server.newInstance();
    JsonObject check =
        RunningServer.json(server.admin("POST", instance.path() + "/connection-check", ""));
    assertThat(check.getJsonArray("findings").getValuesAs(JsonObject.class))
        .extracting(finding -> finding.getString("check"))
        .contains("reachable", "token", "version", "Delete User", "Create Static User Groups");
  }

  @Test
  void heldDeletions_waitForApproval() {
    Instance instance = server.newInstance().active();
    ScimClient scim = instance.scim();
    for (int i = 0; i < 12; i++) {
      String name = "held" + i + "@it.example";
      String id = scim.post("/Users", user(name)).at("id").toString();
      Answer answer = scim.patch("/Users/" + id, "{'op':'replace','value':{'active':false}}");
      assertThat(answer.at("active")).isEqualTo(false);
    }
    assertThat(isInJamf("held11@it.example")).isTrue();
    String approvals = instance.path() + "/approvals";
    JsonObject done =
        RunningServer.json(
            server.admin("POST", approvals + "/approve", "{'all':true,'reason':'test'}"));
    assertThat(done.getInt("approved")).isEqualTo(2);
    await().until(() -> !isInJamf("held11@it.example"));
  }

  @Test
  void adminApi_asksForCredentials() {
    assertThat(
            server
                .send(HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/tenants")))
                .statusCode())
        .isEqualTo(401);
  }
}
