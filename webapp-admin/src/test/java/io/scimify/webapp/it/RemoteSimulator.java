package io.scimify.webapp.it;

import io.scimify.webapp.scim.JamfUnderTest;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The simulator in the running server, by its control API. */
final class RemoteSimulator implements JamfUnderTest {
  private final RunningServer server;
  private final String control;

  RemoteSimulator(RunningServer server, String jamfUrl) {
    this.server = server;
    this.control = jamfUrl + "/__simulator/";
  }

  private String send(String method, String path, String body) {
    return server
        .send(
            HttpRequest.newBuilder(URI.create(control + path))
                .method(method, BodyPublishers.ofString(body)))
        .body();
  }

  /** A fault as the control API takes it; single quotes stand for double ones. */
  void fault(String rule) {
    send("POST", "faults", rule.replace('\'', '"'));
  }

  void mend() {
    send("DELETE", "faults", "");
  }

  /** What the API client's role may do from now on. */
  void privileges(Stream<String> labels) {
    String all = labels.map(RemoteSimulator::quoted).collect(Collectors.joining(","));
    send("PUT", "clients/simulator-client", "{\"privileges\":[" + all + "]}");
  }

  void invalidateTokens() {
    send("POST", "tokens/invalidate", "");
  }

  private List<String> journal() {
    JsonArray journal;
    try (JsonReader reader = Json.createReader(new StringReader(send("GET", "journal", "")))) {
      journal = reader.readArray();
    }
    send("DELETE", "journal", "");
    return journal.getValuesAs(JsonObject.class).stream()
        .map(call -> call.getString("method") + " " + call.getString("path"))
        .toList();
  }

  /** How often a token was asked for since the last look at the calls. */
  long tokenRequests() {
    return journal().stream().filter(call -> call.endsWith("/oauth/token")).count();
  }

  private static String quoted(String text) {
    return Json.createValue(text).toString();
  }

  JsonObject state() {
    try (JsonReader reader = Json.createReader(new StringReader(send("GET", "state", "")))) {
      return reader.readObject();
    }
  }

  void reset() {
    send("POST", "reset", "");
  }

  private Stream<JsonObject> all(String kind) {
    return state().getJsonArray(kind).getValuesAs(JsonObject.class).stream();
  }

  private JsonObject group(String name) {
    return all("groups").filter(group -> group.getString("name").equals(name)).findFirst().get();
  }

  @Override
  public Set<String> userNames() {
    return all("users").map(user -> user.getString("username")).collect(Collectors.toSet());
  }

  @Override
  public Set<String> groupNames() {
    return all("groups").map(group -> group.getString("name")).collect(Collectors.toSet());
  }

  @Override
  public int groupId(String group) {
    return group(group).getInt("id");
  }

  @Override
  public List<String> memberNames(String group) {
    return group(group).getJsonArray("members").getValuesAs(JsonString::getString);
  }

  @Override
  public void addUser(String name) {
    send("POST", "users", "{\"username\":" + quoted(name) + "}");
  }

  @Override
  public void addGroup(String name, String... members) {
    String names = Stream.of(members).map(RemoteSimulator::quoted).collect(Collectors.joining(","));
    send("POST", "groups", "{\"name\":" + quoted(name) + ",\"members\":[" + names + "]}");
  }

  @Override
  public void seedUsers(int count, String prefix) {
    send("POST", "users/seed", "{\"count\":" + count + ",\"prefix\":" + quoted(prefix) + "}");
  }

  @Override
  public List<String> calls() {
    return journal().stream().filter(call -> !call.endsWith("/oauth/token")).toList();
  }
}
