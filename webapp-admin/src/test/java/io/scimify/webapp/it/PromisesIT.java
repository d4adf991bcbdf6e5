package io.scimify.webapp.it;

import static io.scimify.adapter.scim.resource.ScimClient.filter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scimify.adapter.scim.resource.ScimClient;
import io.scimify.adapter.scim.resource.ScimClient.Answer;
import io.scimify.application.port.out.Concurrently;
import io.scimify.domain.integration.JamfPrivilege;
import io.scimify.webapp.it.RunningServer.Instance;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What administrators are promised about deletions, odd answers, tokens, privileges, names and
 * secrets, seen from outside. Others of the promises: tenants in {@link AuthorisationMatrixIT},
 * crashes, several nodes and the audit in {@code nodes}, upgrades in SchemaUpgradeTest.
 */
class PromisesIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String GONE = "{'op':'replace','value':{'active':false}}";
  private static final String BACK = "{'op':'replace','value':{'active':true}}";

  private final RunningServer server = RunningServer.get();
  private final RemoteSimulator jamf = server.simulator();
  private Instance instance;
  private ScimClient scim;

  @BeforeEach
  void start() {
    server.quieten();
    jamf.reset();
    instance = server.newInstance().active();
    scim = instance.scim();
  }

  @AfterEach
  void mend() {
    jamf.reset();
  }

  private List<String> users(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> scim.user("user" + i + "@promises.example"))
        .toList();
  }

  private String group(List<String> members) {
    String values = String.join(",", members.stream().map(id -> "{'value':'" + id + "'}").toList());
    return scim.post("/Groups", "{'displayName':'Promises','members':[" + values + "]}")
        .at("id")
        .toString();
  }

  private void policy(String policy) {
    assertThat(admin("PATCH", "", "{'policy':" + policy + "}").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> admin(String method, String path, String body) {
    return server.admin(method, instance.path() + path, body);
  }

  private int waiting(String state) {
    return RunningServer.json(admin("GET", "/approvals/counts", "")).getInt(state, 0);
  }

  private long deletions() {
    return jamf.calls().stream().filter(call -> call.startsWith("DELETE")).count();
  }

  @Test
  void massDeactivation_goesToTheLimitExactly_andTheRestIsDecidedTogether() {
    List<String> ids = users(60);
    jamf.calls();

    List<Answer> answers = Concurrently.run(40, i -> scim.patch("/Users/" + ids.get(i), GONE));

    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(200);
              assertThat(answer.at("active")).isEqualTo(false);
            });
    assertThat(deletions()).isEqualTo(10);
    assertThat(waiting("HELD")).isEqualTo(30);
    assertThat(scim.post("/Users", "{'userName':'new@promises.example'}").status()).isEqualTo(201);
    JsonObject told =
        RunningServer.json(admin("POST", "/approvals/preview", "{'all':true}"))
            .getJsonObject("usersDeleted");
    assertThat(told.getInt("count")).isEqualTo(30);
    assertThat(jamf.userNames()).hasSize(51);

    admin("POST", "/approvals/approve", "{'all':true,'reason':'leavers'}");
    await().atMost(SOON).untilAsserted(() -> assertThat(jamf.userNames()).hasSize(21));
  }

  @Test
  void whatWaitsForItsGrace_isHeldWithTheRest_andRejectingAllKeepsEverybody() {
    List<String> ids = users(12);
    policy("{'grace':'PT1H'}");
    jamf.calls();
    ids.forEach(id -> scim.patch("/Users/" + id, GONE));

    assertThat(waiting("HELD")).isEqualTo(12);
    admin("POST", "/approvals/reject", "{'all':true,'reason':'wrong group rule'}");
    assertThat(waiting("HELD") + waiting("SCHEDULED")).isZero();
    assertThat(deletions()).isZero();
  }

  @Test
  void reactivationWithinTheGrace_neverDeletes_andAfterItBringsTheSameIdBack() {
    String id = scim.user("ada@promises.example");
    policy("{'grace':'PT1H'}");
    jamf.calls();
    scim.patch("/Users/" + id, GONE);
    assertThat(scim.patch("/Users/" + id, BACK).at("active")).isEqualTo(true);
    assertThat(waiting("SCHEDULED")).isZero();
    assertThat(deletions()).isZero();

    policy("{'grace':'PT0S'}");
    scim.patch("/Users/" + id, GONE);
    assertThat(jamf.userNames()).doesNotContain("ada@promises.example");
    assertThat(scim.patch("/Users/" + id, BACK).at("id")).isEqualTo(id);
    assertThat(jamf.userNames()).contains("ada@promises.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'fault':'LOGIN_PAGE','method':'GET','times':1000}",
        "{'fault':'EMPTY_LIST','method':'GET','times':1000,'path':'.*(/api/v1/users|usergroups)'}",
        "{'fault':'TRUNCATED_BODY','method':'GET','times':1000}",
        "{'fault':'ANSWER','status':302,'method':'GET','times':1000}"
      })
  void oddAnswers_neverMeanThatSomebodyIsGone(String fault) {
    List<String> ids = users(3);
    String group = group(ids);
    jamf.fault(fault);
    assertThat(scim.get("/Users?startIndex=1&count=100").status()).isEqualTo(429);
    scim.get("/Users/" + ids.get(0));
    scim.patch("/Users/" + ids.get(1), "{'op':'replace','path':'title','value':'Odd'}");
    scim.patch("/Groups/" + group, "{'op':'add','path':'members','value':[]}");
    jamf.mend();

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(scim.get("/Users?count=100").at("totalResults")).hasToString("3"));
    assertThat(jamf.userNames()).hasSize(3);
    assertThat(jamf.memberNames("Promises")).hasSize(3);
  }

  @Test
  void aTokenThatExpiresInABurst_isRenewedOnce() {
    List<String> ids = users(10);
    jamf.invalidateTokens();
    jamf.calls();

    List<Answer> answers =
        Concurrently.run(
            40,
            i ->
                scim.patch(
                    "/Users/" + ids.get(i % 10),
                    "{'op':'replace','path':'title','value':'T" + i + "'}"));

    assertThat(answers).extracting(Answer::status).containsOnly(200);
    assertThat(jamf.tokenRequests()).isEqualTo(1);
  }

  @Test
  void aMissingPrivilege_isNamed_andTheInstanceGoesOnByItself() {
    String id = scim.user("ada@promises.example");
    Stream<String> without =
        Stream.of(JamfPrivilege.values())
            .filter(p -> p != JamfPrivilege.DELETE_USER)
            .map(JamfPrivilege::label);
    jamf.privileges(without);
    assertThat(scim.patch("/Users/" + id, GONE).status()).isEqualTo(200);
    JsonObject now = RunningServer.json(admin("GET", "", ""));
    assertThat(now.getString("status")).isEqualTo("QUARANTINED");
    assertThat(now.getJsonObject("quarantine").getString("privilege")).isEqualTo("Delete User");

    jamf.privileges(Stream.of(JamfPrivilege.values()).map(JamfPrivilege::label));
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              assertThat(jamf.userNames()).doesNotContain("ada@promises.example");
              assertThat(RunningServer.json(admin("GET", "", "")).getString("status"))
                  .isEqualTo("ACTIVE");
            });
  }

  @Test
  void swappedNames_deleteTheRightPerson() {
    String ada = scim.user("ada@promises.example");
    String bob = scim.user("bob@promises.example");
    rename(ada, "between@promises.example");
    rename(bob, "ada@promises.example");
    rename(ada, "bob@promises.example");
    rename(bob, "Ada@Promises.example");

    scim.patch("/Users/" + ada, GONE);

    assertThat(jamf.userNames()).containsExactly("Ada@Promises.example");
    assertThat(scim.get("/Users" + filter("userName eq \"ADA@promises.example\"")).at("Resources"))
        .asString()
        .contains(bob);
  }

  private void rename(String id, String name) {
    Answer renamed =
        scim.patch("/Users/" + id, "{'op':'replace','path':'userName','value':'" + name + "'}");
    assertThat(renamed.status()).isEqualTo(200);
  }

  @Test
  void aGroupThatIsEmptiedByOnes_isHeldLikeOneThatIsEmptiedAtOnce() {
    List<String> ids = users(12);
    String group = group(ids);
    scim.patch("/Groups/" + group, "{'op':'replace','path':'members','value':[]}");
    assertThat(jamf.memberNames("Promises")).hasSize(12);
    admin("POST", "/approvals/reject", "{'all':true,'reason':'no'}");

    ids.forEach(
        id ->
            scim.patch(
                "/Groups/" + group,
                "{'op':'remove','path':'members[value eq \\\"" + id + "\\\"]'}"));
    assertThat(jamf.memberNames("Promises")).hasSize(1);
    assertThat(waiting("HELD")).isEqualTo(1);
  }

  /** A deletion setting that was misspelt must not look as if it had been made. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "grace={'policy':{'grace':'-PT1H'}}",
        "window={'policy':{'window':'P8D'}}",
        "percent={'policy':{'users':{'percent':101}}}",
        "most={'policy':{'users':{'most':1000000000000}}}",
        "gracePeriod={'policy':{'gracePeriod':'PT1H'}}",
        "polcy={'polcy':{}}"
      })
  void badSettings_areRefusedByName(String example) {
    String field = example.substring(0, example.indexOf('='));
    HttpResponse<String> answer = admin("PATCH", "", example.substring(field.length() + 1));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(RunningServer.json(answer).getString("field")).isEqualTo(field);
    assertThat(RunningServer.json(answer).getString("detail")).contains("\"" + field + "\"");
  }

  @Test
  void secrets_areNowhereButInUse() throws IOException {
    scim.user("ada@promises.example");
    admin("PATCH", "", "{'clientSecret':'a-wrong-secret-typed'}");
    Set<String> secrets = Set.of("simulator-secret", "a-wrong-secret-typed", instance.key());
    String told =
        Stream.of("", "/scim-tokens", "/activity?pageSize=500", "/users")
            .map(path -> admin("GET", path, "").body())
            .reduce(server.admin("GET", "/audit?pageSize=500", "").body(), String::concat);

    assertThat(told).doesNotContain(secrets);
    try (Stream<Path> files = Files.walk(Path.of("target/liberty/wlp/usr/servers/scimify-it"))) {
      for (Path file : files.filter(PromisesIT::isWritten).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(secrets).as(file.toString()).noneMatch(text::contains);
      }
    }
  }

  /** Logs and the database's file. */
  private static boolean isWritten(Path file) {
    return file.toString().matches(".*\\.(log|db|txt)");
  }
}
