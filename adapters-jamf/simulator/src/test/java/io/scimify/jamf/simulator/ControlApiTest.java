package io.scimify.jamf.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlApiTest {
  private static final String CLIENT = SimulatorConfig.DEFAULT_CLIENT_ID;

  private JamfSimulator simulator;
  private TestCaller control;

  @BeforeEach
  void start() {
    simulator = JamfSimulator.start(SimulatorConfig.onPort(0).withSampleUsers(2));
    control = TestCaller.authorized(simulator);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void dumpsUsersAndGroupsWithMembers() {
    control.postJson("/__simulator/users", "{\"username\":\"ada\",\"computers\":[\"mac-01\"]}");
    control.postJson("/__simulator/groups", "{\"name\":\"Teachers\",\"members\":[\"ADA\"]}");

    JsonObject state = TestCaller.json(control.get("/__simulator/state"));

    assertThat(state.getJsonArray("users")).hasSize(3);
    assertThat(state.getJsonArray("users").getJsonObject(2).toString())
        .contains("\"username\":\"ada\"", "\"computers\":[\"mac-01\"]");
    assertThat(state.getJsonArray("groups").getJsonObject(0).toString())
        .contains("\"name\":\"Teachers\"", "\"members\":[\"ada\"]");
  }

  @Test
  void seedsAndResets() {
    control.postJson("/__simulator/users/seed", "{\"count\":5,\"prefix\":\"x\"}");
    assertThat(simulator.users().all()).hasSize(7);

    assertThat(control.send("POST", "/__simulator/reset", "", "").statusCode()).isEqualTo(204);
    assertThat(simulator.users().all())
        .extracting(JamfUser::name)
        .containsExactly("sample00001@example.com", "sample00002@example.com");
    assertThat(simulator.requests().all()).isEmpty();
  }

  @Test
  void changesSettings() {
    control.putJson(
        "/__simulator/settings", "{\"version\":\"11.20.0\",\"writeRoot\":\"user_group\"}");

    JsonObject settings = TestCaller.json(control.get("/__simulator/settings"));
    assertThat(settings.getString("version")).isEqualTo("11.20.0");
    assertThat(settings.getString("writeRoot")).isEqualTo("USER_GROUP");
    assertThat(control.get("/api/v1/users").statusCode()).isEqualTo(404);
  }

  @Test
  void takesBackEverySettingAsItShowsIt() {
    String shown = control.get("/__simulator/settings").body();

    assertThat(control.putJson("/__simulator/settings", shown).statusCode()).isEqualTo(204);
    assertThat(control.get("/__simulator/settings").body()).isEqualTo(shown);
  }

  @Test
  void editsClients() {
    control.postJson("/__simulator/clients", "{\"clientId\":\"other\",\"secret\":\"s1\"}");
    control.putJson(
        "/__simulator/clients/other", "{\"secret\":\"s2\",\"privileges\":[\"Read User\"]}");

    assertThat(control.token("other", "s2").statusCode()).isEqualTo(200);
    assertThat(control.get("/__simulator/clients").body())
        .contains("{\"clientId\":\"other\",\"enabled\":true,\"privileges\":[\"Read User\"]}")
        .doesNotContain("s2");
  }

  @Test
  void armsListsAndClearsFaults() {
    control.postJson(
        "/__simulator/faults",
        "{\"method\":\"GET\",\"path\":\"/JSSResource/.*\",\"fault\":\"too_many_requests\","
            + "\"retryAfterSeconds\":3,\"times\":9}");

    assertThat(control.get("/JSSResource/users").statusCode()).isEqualTo(429);
    assertThat(control.get("/__simulator/faults").body()).contains("\"times\":8");
    control.delete("/__simulator/faults");
    assertThat(control.get("/JSSResource/users").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "internal_server_error",
        "bad_gateway",
        "service_unavailable",
        "gateway_timeout_but_applied",
        "transient_conflict",
        "login_page",
        "reset_before_effect",
        "reset_after_effect",
        "stall",
        "stall_after_effect",
        "truncated_body",
        "empty_list",
        "dropped_cookie"
      })
  void knowsEveryFaultByName(String fault) {
    HttpResponse<String> armed =
        control.postJson(
            "/__simulator/faults", "{\"fault\":\"%s\",\"probability\":0.5}".formatted(fault));

    assertThat(armed.statusCode()).isEqualTo(204);
    assertThat(simulator.faults().rules())
        .singleElement()
        .satisfies(rule -> assertThat(rule.probability()).isEqualTo(0.5));
  }

  @Test
  void showsJournalAndCounters_withoutItsOwnCalls() {
    control.get("/JSSResource/users");
    control.get("/JSSResource/usergroups");

    assertThat(control.get("/__simulator/journal?path=.*groups").body())
        .contains("\"path\":\"/JSSResource/usergroups\"", "\"status\":200")
        .contains("\"client\":\"" + CLIENT + "\"")
        .doesNotContain("__simulator", "\"path\":\"/JSSResource/users\"");
    assertThat(TestCaller.json(control.get("/__simulator/counters")).getInt("tokenCalls"))
        .isEqualTo(1);
  }

  @Test
  void formsACluster_andInvalidatesTokens() {
    control.putJson("/__simulator/cluster", "{\"nodes\":2,\"replicationLagSeconds\":30}");
    control.send("POST", "/__simulator/tokens/invalidate", "", "");

    assertThat(simulator.cluster().nodes()).isEqualTo(2);
    assertThat(control.get("/JSSResource/users").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | users/seed | {}",
        "POST | users/seed | nonsense",
        "POST | faults | {\"fault\":\"earthquake\"}",
        "POST | groups | {\"name\":\"A\",\"members\":[\"nobody\"]}",
        "PUT | settings | {\"shoeSize\":40}",
        "PUT | settings | {\"version\":\"new\"}",
        "PUT | cluster | {\"nodes\":0}",
        "PUT | clients/nobody | {\"enabled\":false}",
        "PUT | clients/simulator-client | {\"privileges\":[\"Rule the World\"]}"
      })
  void saysWhatWasWrong(String method, String path, String body) {
    HttpResponse<String> refused =
        control.send(method, "/__simulator/" + path, "application/json", body);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(TestCaller.json(refused).getString("error")).isNotBlank();
  }

  @Test
  void knowsNothingElse() {
    assertThat(control.get("/__simulator/weather").statusCode()).isEqualTo(404);
  }
}
