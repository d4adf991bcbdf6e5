package io.scimify.webapp.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.scimify.adapter.scim.resource.ScimClient;
import io.scimify.adapter.scim.resource.ScimClient.Answer;
import io.scimify.application.port.out.Concurrently;
import io.scimify.jamf.simulator.Fault;
import io.scimify.jamf.simulator.JamfSimulator;
import io.scimify.jamf.simulator.JamfUser;
import io.scimify.webapp.it.nodes.Node.Integration;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes of the packaged server on one PostgreSQL, before one Jamf. */
class TwoNodesIT {
  private static final JamfSimulator JAMF = JamfSimulator.builder().start();
  private static final Map<String, Node> NODES = new HashMap<>();
  private static PostgresServer database;
  private static Integration integration;

  private final ScimClient one = node("one").scim(integration);
  private final ScimClient other = node("other").scim(integration);

  /** Both find an empty database at the same time. */
  @BeforeAll
  static void startTogether() {
    database = PostgresServer.started();
    for (String name : List.of("one", "other")) {
      NODES.put(name, new Node(name, database.settings()).start());
    }
    NODES.values().forEach(Node::awaitReady);
    integration = node("one").integrate("two-nodes", JAMF.baseUrl());
  }

  @AfterAll
  static void stop() {
    NODES.values().forEach(Node::close);
    JAMF.close();
    database.close();
  }

  @AfterEach
  void end() {
    JAMF.faults().clear();
  }

  private static Node node(String name) {
    return NODES.get(name);
  }

  private static String user(String name) {
    return ("{'userName':'%s','name':{'givenName':'Ada','familyName':'Bee'},"
            + "'emails':[{'value':'%s','primary':true}],'active':true}")
        .formatted(name, name);
  }

  private static List<String> jamfUsers(String prefix) {
    return JAMF.users().all().stream()
        .map(JamfUser::name)
        .filter(name -> name.startsWith(prefix))
        .toList();
  }

  @Test
  void nodesThatStartTogether_migrateOnce() {
    List<String> versions =
        database.column("SELECT version FROM flyway_schema_history WHERE success");
    assertThat(versions).isNotEmpty().doesNotHaveDuplicates();
    assertThat(database.column("SELECT user_name FROM administrator")).containsExactly("owner");
  }

  @Test
  void oneNameAtBothNodes_isOneUser() {
    int races = 30;
    for (int i = 0; i < races; i++) {
      String name = "race%d@nodes.example".formatted(i);
      List<Integer> answers =
          Concurrently.run(
              2, node -> (node == 0 ? one : other).post("/Users", user(name)).status());
      assertThat(answers).containsExactlyInAnyOrder(201, 409);
    }
    assertThat(jamfUsers("race")).hasSize(races).doesNotHaveDuplicates();
  }

  @Test
  void changesOfOneUserAtBothNodes_leaveJamfAsScimShows() {
    String id = one.user("turns@nodes.example");
    List<Integer> answers =
        Concurrently.run(
            8,
            turn ->
                (turn % 2 == 0 ? one : other)
                    .patch(
                        "/Users/" + id,
                        "{'op':'replace','path':'displayName','value':'Turn %d'}".formatted(turn))
                    .status());
    assertThat(answers).containsOnly(200);
    assertThat(JAMF.users().get("turns@nodes.example").fullName())
        .isEqualTo(one.get("/Users/" + id).at("displayName"))
        .isEqualTo(other.get("/Users/" + id).at("displayName"));
  }

  @Test
  void membersAddedAndRemovedAtBothNodes_areAllThere() {
    int count = 24;
    List<String> ids =
        IntStream.range(0, count)
            .mapToObj(i -> one.user("member%02d@nodes.example".formatted(i)))
            .toList();
    String group =
        one.post("/Groups", "{'displayName':'Both','members':[{'value':'" + ids.get(0) + "'}]}")
            .at("id")
            .toString();
    List<Integer> answers =
        Concurrently.run(
            count - 1,
            i ->
                (i % 2 == 0 ? one : other)
                    .patch(
                        "/Groups/" + group,
                        "{'op':'add','path':'members','value':[{'value':'%s'}]}"
                            .formatted(ids.get(i + 1)))
                    .status());
    assertThat(answers).allMatch(status -> status == 200 || status == 204);
    assertThat(JAMF.groups().memberNames("Both"))
        .containsExactlyInAnyOrderElementsOf(jamfUsers("member"))
        .hasSize(count);

    Answer removed =
        other.patch(
            "/Groups/" + group,
            "{'op':'remove','path':'members','value':[{'value':'" + ids.get(0) + "'}]}");
    assertThat(removed.status()).isLessThan(300);
    assertThat(JAMF.groups().memberNames("Both")).hasSize(count - 1);
  }

  @Test
  void workOfAKilledNode_isTakenOverWithinAMinute() {
    String leaver = one.user("leaver@nodes.example");
    String renamed = one.user("renamed@nodes.example");
    for (String write : List.of("PUT", "PATCH", "DELETE")) {
      JAMF.faults().always(write, ".*/users.*", Fault.stall());
    }
    unanswered(() -> one.patch("/Users/" + leaver, "{'op':'replace','value':{'active':false}}"));
    unanswered(
        () ->
            one.patch(
                "/Users/" + renamed, "{'op':'replace','path':'displayName','value':'New Name'}"));
    await().until(() -> pending() == 2);
    node("one").kill();
    JAMF.faults().clear();

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              assertThat(jamfUsers("leaver")).isEmpty();
              assertThat(JAMF.users().get("renamed@nodes.example").fullName())
                  .isEqualTo("New Name");
              assertThat(pending()).isZero();
            });
    assertThat(other.get("/Users/" + leaver).at("active")).isEqualTo(false);

    node("one").start().awaitReady();
    assertThat(one.get("/Users/" + renamed).at("displayName")).isEqualTo("New Name");
    assertThat(one.post("/Users", user("afterwards@nodes.example")).status()).isEqualTo(201);
  }

  private static int pending() {
    String live = "SELECT id FROM provisioning_operation WHERE live_subject IS NOT NULL";
    return database.column(live).size();
  }

  /** A request to a node that is killed meanwhile, so that nobody answers it. */
  private static void unanswered(Runnable request) {
    Thread thread =
        new Thread(() -> assertThatThrownBy(request::run).isInstanceOf(UncheckedIOException.class));
    thread.setDaemon(true);
    thread.start();
  }
}
