package io.scimify.jamf.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {
  private static final String ID = SimulatorConfig.DEFAULT_CLIENT_ID;
  private static final String SECRET = SimulatorConfig.DEFAULT_CLIENT_SECRET;
  private static final String CREDENTIALS = "client_id=" + ID + "&client_secret=" + SECRET;

  private final SettableClock clock = new SettableClock();
  private JamfSimulator simulator;

  @BeforeEach
  void start() {
    simulator = JamfSimulator.builder().clock(clock).start();
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Nested
  class TokenCall {
    private TestCaller jamf;

    @BeforeEach
    void callWithoutToken() {
      jamf = new TestCaller(simulator);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/oauth/token", "/api/oauth/token"})
    void answersOneSecondLessThanTheLifetime(String path) {
      HttpResponse<String> answer = jamf.form(path, "grant_type=client_credentials&" + CREDENTIALS);

      JsonObject token = TestCaller.json(answer);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(token.keySet())
          .containsExactlyInAnyOrder("access_token", "expires_in", "scope", "token_type");
      assertThat(token.getInt("expires_in")).isEqualTo(59);
      assertThat(token.getString("scope")).isEqualTo("api-role:1");
      assertThat(token.getString("access_token").split("\\.")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
      "client_id=x, invalid_request",
      "grant_type=password, unsupported_grant_type",
    })
    void isRefusedInTheWordsOfTheRfc(String body, String error) {
      HttpResponse<String> refused = jamf.form("/api/v1/oauth/token", body);

      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(TestCaller.json(refused).getString("error")).isEqualTo(error);
    }

    @Test
    void isRefused_whenTheRoleIsAnothers() {
      HttpResponse<String> refused =
          jamf.form(
              "/api/v1/oauth/token",
              "grant_type=client_credentials&scope=api-role%3A9&" + CREDENTIALS);

      assertThat(TestCaller.json(refused).getString("error")).isEqualTo("invalid_scope");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401})
    void isRefused_whenTheSecretIsWrong(int status) {
      simulator.settings().invalidClientStatus(status);

      HttpResponse<String> refused = jamf.token(ID, "wrong");

      assertThat(refused.statusCode()).isEqualTo(status);
      assertThat(TestCaller.json(refused).getString("error")).isEqualTo("invalid_client");
    }

    @Test
    void needsTheNewSecret_afterARotation() {
      simulator.clients().rotateSecret(ID, "fresh");

      assertThat(jamf.token(ID, SECRET).statusCode()).isEqualTo(401);
      assertThat(jamf.token(ID, "fresh").statusCode()).isEqualTo(200);
    }

    @Test
    void yieldsNothingUsable_whenTheClientIsDisabled() {
      simulator.clients().setEnabled(ID, false);

      HttpResponse<String> answer = jamf.token(ID, SECRET);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(TestCaller.json(answer).getString("access_token")).isEmpty();
    }

    @Test
    void takesFormsByPostOnly() {
      assertThat(jamf.postJson("/api/v1/oauth/token", "{}").statusCode()).isEqualTo(415);
      assertThat(jamf.get("/api/v1/oauth/token").statusCode()).isEqualTo(405);
    }
  }

  @Nested
  class Bearer {
    private TestCaller jamf;

    @BeforeEach
    void authorize() {
      jamf = TestCaller.authorized(simulator);
    }

    @Test
    void isAcceptedUntilItExpires() {
      simulator.settings().tokenLifetime(Duration.ofSeconds(60));
      clock.advance(Duration.ofSeconds(59));
      assertThat(jamf.get("/api/v1/jamf-pro-version").statusCode()).isEqualTo(200);

      clock.advance(Duration.ofSeconds(1));
      assertThat(jamf.get("/api/v1/jamf-pro-version").statusCode()).isEqualTo(401);
    }

    @Test
    void isRefusedAsInvalidToken_whenUnknown() {
      HttpResponse<String> refused = jamf.withToken("nonsense").get("/api/v1/users");

      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.body())
          .isEqualTo(
              "{\"httpStatus\":401,\"errors\":[{\"code\":\"INVALID_TOKEN\","
                  + "\"description\":\"Unauthorized\",\"id\":\"0\",\"field\":null}]}");
    }

    @ParameterizedTest
    @EnumSource(Settings.UnauthorizedBody.class)
    void isRefusedByClassicInThreeWays(Settings.UnauthorizedBody body) {
      simulator.settings().unauthorizedBody(body);

      HttpResponse<String> refused = jamf.withToken("nonsense").get("/JSSResource/users");

      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.body())
          .contains(
              switch (body) {
                case JSON -> "INVALID_TOKEN";
                case EMPTY -> "";
                case HTML -> "The request requires user authentication";
              });
    }

    @Test
    void isWorthlessAfterItWasGivenBack() {
      assertThat(jamf.send("POST", "/api/v1/auth/invalidate-token", "", "").statusCode())
          .isEqualTo(204);
      assertThat(jamf.get("/api/v1/auth").statusCode()).isEqualTo(401);
    }

    @Test
    void isWorthlessAfterAllWereInvalidated() {
      simulator.invalidateTokens();

      assertThat(jamf.get("/JSSResource/users").statusCode()).isEqualTo(401);
    }
  }

  @Nested
  class Privileges {
    private TestCaller jamf;

    @BeforeEach
    void authorize() {
      jamf = TestCaller.authorized(simulator);
    }

    @ParameterizedTest
    @CsvSource({
      "READ_USER, GET, /JSSResource/users",
      "READ_USER, GET, /JSSResource/users/id/1",
      "READ_USER, GET, /api/v1/users",
      "CREATE_USER, POST, /JSSResource/users/id/0",
      "CREATE_USER, POST, /api/v1/users",
      "UPDATE_USER, PUT, /JSSResource/users/id/1",
      "UPDATE_USER, PUT, /api/v1/users/1",
      "DELETE_USER, DELETE, /JSSResource/users/id/1",
      "DELETE_USER, DELETE, /api/v1/users/1",
      "READ_STATIC_USER_GROUPS, GET, /JSSResource/usergroups",
      "READ_STATIC_USER_GROUPS, GET, /api/v1/static-user-groups",
      "READ_STATIC_USER_GROUPS, GET, /api/v1/static-user-groups/1",
      "CREATE_STATIC_USER_GROUPS, POST, /JSSResource/usergroups/id/0",
      "UPDATE_STATIC_USER_GROUPS, PUT, /JSSResource/usergroups/id/1",
      "DELETE_STATIC_USER_GROUPS, DELETE, /JSSResource/usergroups/id/1"
    })
    void areAskedForPerOperation_alsoOfLiveTokens(Privilege needed, String method, String path) {
      simulator.clients().revoke(ID, needed);
      HttpResponse<String> refused = jamf.send(method, path, "", "");
      simulator.clients().grant(ID, needed);

      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body())
          .contains(
              path.startsWith("/api")
                  ? "\"httpStatus\":403"
                  : "The server understood the request, but is refusing to fulfill it");
      assertThat(jamf.send(method, path, "", "").statusCode()).isNotEqualTo(403);
    }

    @Test
    void belongToEachClientByItself() {
      simulator.clients().add("other", "secret");
      simulator.clients().revoke("other", Privilege.READ_USER);
      String token = TestCaller.json(jamf.token("other", "secret")).getString("access_token");

      assertThat(jamf.get("/JSSResource/users").statusCode()).isEqualTo(200);
      assertThat(jamf.withToken(token).get("/JSSResource/users").statusCode()).isEqualTo(403);
    }

    @Test
    void areReportedBySite_unlessTheTenantDoesNot() {
      JsonObject reported = TestCaller.json(jamf.get("/api/v1/auth"));
      simulator.settings().privilegesBySite(false);
      JsonObject silent = TestCaller.json(jamf.get("/api/v1/auth"));

      assertThat(reported.getString("authenticationType")).isEqualTo("CLIENT_CREDENTIALS");
      assertThat(
              reported
                  .getJsonObject("account")
                  .getJsonObject("privilegesBySite")
                  .getJsonArray("-1"))
          .hasSize(8);
      assertThat(silent.getJsonObject("account")).doesNotContainKey("privilegesBySite");
    }
  }

  @Test
  void showsNoSecretInTheJournal() {
    TestCaller jamf = TestCaller.authorized(simulator);
    jamf.get("/JSSResource/users");

    assertThat(simulator.requests().all().toString()).doesNotContain(SECRET, "Bearer ");
  }
}
