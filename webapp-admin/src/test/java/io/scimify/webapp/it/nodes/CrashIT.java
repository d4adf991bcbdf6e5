package io.scimify.webapp.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.scimify.adapter.scim.resource.ScimClient;
import io.scimify.application.port.out.Concurrently;
import io.scimify.jamf.simulator.Fault;
import io.scimify.jamf.simulator.JamfSimulator;
import io.scimify.jamf.simulator.RecordedRequest;
import io.scimify.webapp.it.nodes.Node.Integration;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} after Jamf did the work and before we recorded it, at every kind of change at
 * once.
 */
class CrashIT {
  private static final Pattern PROVING =
      Pattern.compile(
          "although it was written less than|does not prove that it is gone|may not agree on the|looked at again");

  private static final String WRITES = ".*/user(s|groups)(/.*)?";
  private static final List<String> METHODS = List.of("POST", "PUT", "PATCH", "DELETE");
  private static final String INACTIVE = "{'op':'replace','value':{'active':false}}";
  private static final String ACTIVE = "{'op':'replace','value':{'active':true}}";

  /** Two Jamfs, because no more than five calls at a time reach one. */
  private final JamfSimulator people = JamfSimulator.builder().start();

  private final JamfSimulator teams = JamfSimulator.builder().start();

  @AfterEach
  void stop() {
    people.close();
    teams.close();
  }

  @Test
  void onItsOwnDatabaseFile_nothingIsLostOrDoneTwice() {
    try (Node node = new Node("crash-h2", Map.of())) {
      nothingIsLostOrDoneTwice(node);
    }
  }

  @Test
  void onPostgreSql_nothingIsLostOrDoneTwice() {
    try (PostgresServer database = PostgresServer.started();
        Node node = new Node("crash-postgresql", database.settings())) {
      nothingIsLostOrDoneTwice(node);
    }
  }

  private void nothingIsLostOrDoneTwice(Node node) {
    node.start().awaitReady();
    Integration users = node.integrate("crash-people", people.baseUrl());
    Integration groups = node.integrate("crash-teams", teams.baseUrl());
    List<Change> changes =
        Stream.concat(
                changesOfUsers(node.scim(users)).stream(),
                changesOfGroups(node.scim(groups)).stream())
            .toList();

    withholdAnswers(people);
    withholdAnswers(teams);
    changes.forEach(change -> unanswered(change.request()));
    await().atMost(Duration.ofSeconds(30)).untilAsserted(this::jamfDidAll);
    assertThat(withheld(people)).hasSize(5);
    assertThat(withheld(teams)).hasSize(5);
    node.kill();
    for (JamfSimulator jamf : List.of(people, teams)) {
      jamf.faults().clear();
      jamf.requests().clear();
    }

    node.start().awaitReady();
    long ready = System.nanoTime();
    Concurrently.run(
        changes.size(),
        i -> {
          changes.get(i).repetition().run();
          return i;
        });
    await()
        .atMost(Duration.ofSeconds(60).minusNanos(System.nanoTime() - ready))
        .untilAsserted(
            () -> {
              assertThat(pending(node, users)).isEmpty();
              assertThat(pending(node, groups)).isEmpty();
              jamfDidAll();
              assertThat(BothSides.users(node.scim(users))).isEqualTo(BothSides.users(people));
              assertThat(BothSides.groups(node.scim(groups))).isEqualTo(BothSides.groups(teams));
            });
    assertThat(Stream.of(people, teams).flatMap(jamf -> creations(jamf).stream())).isEmpty();
  }

  /** What was asked before the kill, and what is asked again after it. */
  private record Change(Runnable request, Runnable repetition) {}

  private static Change patch(ScimClient scim, String path, String operation) {
    return new Change(
        () -> scim.patch(path, operation),
        () -> new IdentityProvider(() -> scim).patch(path, operation));
  }

  private static Change delete(ScimClient scim, String path) {
    return new Change(() -> scim.delete(path), () -> new IdentityProvider(() -> scim).delete(path));
  }

  private static List<Change> changesOfUsers(ScimClient scim) {
    String returner = "/Users/" + scim.user("returner@crash.example");
    assertThat(scim.patch(returner, INACTIVE).status()).isEqualTo(200);
    return List.of(
        new Change(
            () -> scim.post("/Users", IdentityProvider.user("joiner@crash.example", "Joiner")),
            () -> new IdentityProvider(() -> scim).ensureUser("joiner@crash.example", "Joiner")),
        patch(
            scim,
            "/Users/" + scim.user("mover@crash.example"),
            "{'op':'replace','path':'displayName','value':'New Name'}"),
        patch(scim, "/Users/" + scim.user("leaver@crash.example"), INACTIVE),
        patch(scim, returner, ACTIVE),
        delete(scim, "/Users/" + scim.user("deleted@crash.example")));
  }

  private static List<Change> changesOfGroups(ScimClient scim) {
    String one = scim.user("one@crash.example");
    String two = scim.user("two@crash.example");
    return List.of(
        new Change(
            () -> scim.post("/Groups", IdentityProvider.group("Made", List.of(one))),
            () -> new IdentityProvider(() -> scim).ensureGroup("Made", List.of(one))),
        patch(
            scim,
            group(scim, "Old", one),
            "{'op':'replace','path':'displayName','value':'Renamed'}"),
        patch(
            scim,
            group(scim, "Joined", one),
            "{'op':'add','path':'members','value':[{'value':'" + two + "'}]}"),
        patch(
            scim,
            group(scim, "Left", one, two),
            "{'op':'remove','path':'members','value':[{'value':'" + two + "'}]}"),
        delete(scim, group(scim, "Dissolved", one)));
  }

  private static String group(ScimClient scim, String name, String... members) {
    return "/Groups/"
        + scim.post("/Groups", IdentityProvider.group(name, List.of(members))).at("id");
  }

  private static void withholdAnswers(JamfSimulator jamf) {
    METHODS.forEach(method -> jamf.faults().always(method, WRITES, Fault.stallAfterEffect()));
  }

  private static List<RecordedRequest> withheld(JamfSimulator jamf) {
    return jamf.requests().all().stream()
        .filter(call -> call.faults().contains(Fault.Kind.STALL_AFTER_EFFECT))
        .toList();
  }

  private static List<RecordedRequest> creations(JamfSimulator jamf) {
    return jamf.requests().matching("POST", WRITES);
  }

  private void jamfDidAll() {
    assertThat(BothSides.users(people))
        .containsOnlyKeys("joiner@crash.example", "mover@crash.example", "returner@crash.example")
        .containsEntry("joiner@crash.example", "Joiner")
        .containsEntry("mover@crash.example", "New Name");
    assertThat(BothSides.groups(teams))
        .isEqualTo(
            Map.of(
                "Made", new TreeSet<>(Set.of("one@crash.example")),
                "Renamed", new TreeSet<>(Set.of("one@crash.example")),
                "Joined", new TreeSet<>(Set.of("one@crash.example", "two@crash.example")),
                "Left", new TreeSet<>(Set.of("one@crash.example"))));
  }

  /**
   * What is still owed. What was written less than 75 seconds ago and is not found any more is not:
   * it is done in Jamf, and only waits for the moment from which "not found" proves it.
   */
  private static List<String> pending(Node node, Integration integration) {
    String waiting = integration.adminPath() + "/approvals?state=";
    return Stream.of("PENDING", "SCHEDULED", "HELD", "BLOCKED")
        .flatMap(state -> operations(node.admin("GET", waiting + state, "").body()))
        .filter(operation -> !PROVING.matcher(operation).find())
        .toList();
  }

  private static Stream<String> operations(String answer) {
    try (JsonReader reader = Json.createReader(new StringReader(answer))) {
      return reader.readArray().stream().map(Object::toString).toList().stream();
    }
  }

  /** A request to a node that is killed meanwhile, so that nobody answers it. */
  private static void unanswered(Runnable request) {
    Thread thread =
        new Thread(() -> assertThatThrownBy(request::run).isInstanceOf(UncheckedIOException.class));
    thread.setDaemon(true);
    thread.start();
  }
}
