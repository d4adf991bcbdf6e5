package io.scimify.webapp.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scimify.adapter.scim.resource.ScimClient;
import io.scimify.adapter.scim.resource.ScimClient.Answer;
import io.scimify.application.port.out.Concurrently;
import io.scimify.jamf.simulator.Fault;
import io.scimify.jamf.simulator.JamfSimulator;
import io.scimify.jamf.simulator.JamfUser;
import io.scimify.webapp.it.nodes.Node.Integration;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PostgreSQL goes away under a running node, has no connection to spare, and comes back. */
class DatabaseLossIT {
  private static final JamfSimulator JAMF = JamfSimulator.builder().start();
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);
  private static PostgresServer database;
  private static Node node;
  private static Integration integration;

  private final ScimClient scim = node.scim(integration);

  @BeforeAll
  static void start() {
    database = PostgresServer.started();
    Map<String, String> settings = new HashMap<>(database.settings());
    settings.put("SCIMIFY_DB_POOL_SIZE", "5");
    node = new Node("database-loss", settings).start().awaitReady();
    integration = node.integrate("database-loss", JAMF.baseUrl());
  }

  @AfterAll
  static void stop() {
    node.close();
    JAMF.close();
    database.close();
  }

  private static String user(String name) {
    return "{'userName':'%s','active':true}".formatted(name);
  }

  private static List<String> jamfUsers() {
    return JAMF.users().all().stream().map(JamfUser::name).toList();
  }

  @Test
  void whileTheDatabaseIsAway_everythingSaysSo_andThenGoesOnByItself() {
    String kept = scim.user("kept@database.example");
    String group = scim.post("/Groups", "{'displayName':'Kept','members':[]}").at("id").toString();
    database.stop();
    long stopped = System.nanoTime();
    List<Supplier<Answer>> requests =
        List.of(
            () -> scim.get("/Users/" + kept),
            () -> scim.get("/Groups/" + group),
            () -> scim.post("/Users", user("refused@database.example")),
            () -> scim.patch("/Users/" + kept, "{'op':'replace','value':{'active':false}}"));
    List<Answer> refused = Concurrently.run(requests.size(), i -> requests.get(i).get());
    Duration asked = Duration.ofNanos(System.nanoTime() - stopped);
    HttpResponse<String> admin = node.admin("GET", "/tenants", "");
    HttpResponse<String> ready = node.health("ready");

    assertThat(refused).allSatisfy(DatabaseLossIT::isAClearRefusal);
    assertThat(admin.statusCode()).isEqualTo(503);
    assertThat(admin.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(asked).isLessThan(LONGEST_ANSWER);
    assertThat(jamfUsers())
        .contains("kept@database.example")
        .doesNotContain("refused@database.example");

    database.start();
    node.awaitReady();
    assertThat(scim.get("/Users/" + kept).at("active")).isEqualTo(true);
    assertThat(scim.post("/Users", user("refused@database.example")).status()).isEqualTo(201);
    assertThat(node.admin("GET", "/tenants", "").statusCode()).isEqualTo(200);
  }

  /** Nothing happens that cannot be told afterwards. */
  @Test
  void withoutItsAudit_everyWriteIsRefused_andNothingIsHalfDone() {
    String kept = scim.user("audited@database.example");
    database.makeReadOnly("audit_event");
    try {
      JAMF.requests().clear();
      assertThat(
              List.of(
                  scim.post("/Users", user("unaudited@database.example")),
                  scim.patch("/Users/" + kept, "{'op':'replace','value':{'active':false}}"),
                  scim.delete("/Users/" + kept),
                  scim.post("/Groups", "{'displayName':'Unaudited'}")))
          .allSatisfy(
              answer -> {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.header("Retry-After")).matches("[0-9]+");
                assertThat(answer.at("detail").toString()).contains("audit");
              });
      assertThat(node.admin("POST", "/tenants", "{'id':'unaudited','name':'X'}").statusCode())
          .isEqualTo(503);
      assertThat(node.admin("GET", "/tenants/unaudited", "").statusCode()).isEqualTo(404);
      assertThat(JAMF.requests().withoutTokens())
          .allSatisfy(call -> assertThat(call.method()).isEqualTo("GET"));
      assertThat(scim.get("/Users/" + kept).at("active")).isEqualTo(true);
    } finally {
      database.makeWritable("audit_event");
    }
    assertThat(scim.post("/Users", user("unaudited@database.example")).status()).isEqualTo(201);
  }

  /** Nobody spoke while it was away, so every connection in the pool is dead. */
  @Test
  void afterARestartOfTheDatabase_theFirstRequestsWork() {
    String id = scim.user("restart@database.example");
    database.stop();
    database.start();
    node.awaitReady();
    List<Integer> answers = Concurrently.run(8, i -> scim.get("/Users/" + id).status());
    assertThat(answers).containsOnly(200);
  }

  /** What was recorded and done in Jamf is settled once the database is back. */
  @Test
  void theDatabaseGoesBetweenJamfAndOurCommit() {
    String id = scim.user("between@database.example");
    JAMF.faults().once("DELETE", ".*/users/.*", Fault.delay(Duration.ofSeconds(2)));
    JAMF.requests().clear();
    List<Answer> answer =
        Concurrently.run(
            2,
            i -> {
              if (i == 0) {
                return scim.patch("/Users/" + id, "{'op':'replace','value':{'active':false}}");
              }
              await().until(() -> !JAMF.requests().matching("DELETE", ".*/users/.*").isEmpty());
              database.stop();
              return null;
            });
    isAClearRefusal(answer.get(0));
    await().until(() -> !jamfUsers().contains("between@database.example"));

    database.start();
    node.awaitReady();
    assertThat(scim.get("/Users/" + id).at("active")).isEqualTo(false);
  }

  private static void isAClearRefusal(Answer answer) {
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("Content-Type")).startsWith("application/scim+json");
    assertThat(answer.header("Retry-After")).matches("[0-9]+");
    assertThat(answer.at("detail").toString()).contains("database");
  }

  /** More requests than connections, and each waits for a table that somebody has locked. */
  @Test
  void withoutAFreeConnection_requestsAreRefusedInTime() {
    String id = scim.user("pool@database.example");
    List<Answer> answers =
        Concurrently.run(
            13,
            i -> {
              if (i == 0) {
                database.lock("provisioned_user", Duration.ofSeconds(20));
                return scim.get("/Users/" + id);
              }
              return scim.get("/Users/" + id);
            });
    assertThat(answers).extracting(Answer::status).contains(429).containsOnly(200, 429);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 429)
        .allSatisfy(DatabaseLossIT::isAClearRefusal);
    assertThat(scim.get("/Users/" + id).status()).isEqualTo(200);
  }
}
