package io.scimify.jamf.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * {@code /__simulator/…}: sees and steers the simulator by HTTP, for black-box tests and demos. It
 * needs no token, which is why the simulator listens on loopback only unless told otherwise.
 */
final class ControlApi implements HttpHandler {
  static final String ROOT = "/__simulator/";

  private final JamfSimulator simulator;

  ControlApi(JamfSimulator simulator) {
    this.simulator = simulator;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Request request = Exchange.request(exchange, simulator.cluster().replica(0));
    Exchange.send(exchange, answer(request));
  }

  private Response answer(Request request) {
    try {
      return route(request);
    } catch (IllegalArgumentException
        | ClassCastException
        | DateTimeException
        | NullPointerException
        | NoSuchElementException unusable) {
      // a test author steers here: say what was wrong (JSON-P reports an absent member by an NPE)
      String message = String.valueOf(unusable.getMessage());
      return Response.json(400, Json.object().add("error", message).build());
    }
  }

  private Response route(Request request) {
    String call = request.method() + " " + request.path().substring(ROOT.length());
    return switch (call) {
      case "GET state" -> ok(ControlJson.state(simulator));
      case "POST reset" -> done(simulator::reset);
      case "POST users/seed" -> seed(body(request));
      case "POST users" -> addUser(body(request));
      case "POST groups" -> addGroup(body(request));
      case "GET settings" -> ok(ControlJson.settings(simulator));
      case "PUT settings" -> done(() -> SettingsChange.apply(body(request), simulator.settings()));
      case "PUT cluster" -> cluster(body(request));
      case "GET clients" -> ok(ControlJson.clients(simulator));
      case "POST clients" -> addClient(body(request));
      case "POST tokens/invalidate" -> done(simulator::invalidateTokens);
      case "GET faults" -> ok(ControlJson.faults(simulator));
      case "POST faults" -> addFault(body(request));
      case "DELETE faults" -> done(simulator.faults()::clear);
      case "GET journal" -> ok(ControlJson.journal(calls(request)));
      case "DELETE journal" -> done(simulator.requests()::clear);
      case "GET counters" -> ok(ControlJson.counters(simulator.requests().counters()));
      default -> client(request);
    };
  }

  private Response seed(JsonObject body) {
    int count = body.getInt("count");
    simulator.users().seed(count, body.getString("prefix", "user"));
    return ok(Json.object().add("users", simulator.users().all().size()).build());
  }

  private Response addUser(JsonObject body) {
    JamfUser user =
        JamfUser.named(body.getString("username"))
            .withFullName(body.getString("realname", ""))
            .withEmail(body.getString("email", ""))
            .withPhone(body.getString("phone", ""))
            .withPosition(body.getString("position", ""))
            .withLinks(
                new UserLinks(Json.texts(body, "computers"), Json.texts(body, "mobileDevices")));
    return created(simulator.users().add(user).id());
  }

  private Response addGroup(JsonObject body) {
    JamfGroup group =
        JamfGroup.named(body.getString("name"))
            .withDescription(body.getString("description", ""))
            .withMembers(
                Json.texts(body, "members").stream()
                    .map(name -> simulator.users().get(name).id())
                    .toList());
    boolean smart = body.getBoolean("smart", false);
    return created(simulator.groups().add(smart ? group.asSmart() : group).id());
  }

  private Response cluster(JsonObject body) {
    Duration lag = Duration.ofSeconds(body.getInt("replicationLagSeconds", 0));
    return done(() -> simulator.cluster().configure(body.getInt("nodes"), lag));
  }

  private Response addClient(JsonObject body) {
    simulator.clients().add(body.getString("clientId"), body.getString("secret"));
    return done(() -> ClientChange.apply(body, body.getString("clientId"), simulator.clients()));
  }

  private Response addFault(JsonObject body) {
    return done(() -> simulator.faults().add(FaultJson.rule(body)));
  }

  private List<RecordedRequest> calls(Request request) {
    return simulator
        .requests()
        .matching(
            request.parameter("method").orElse(FaultRule.ANY_METHOD),
            request.parameter("path").orElse(".*"));
  }

  private Response client(Request request) {
    List<String> path = request.segments();
    if (request.method().equals("PUT") && path.size() == 3 && path.get(1).equals("clients")) {
      return done(() -> ClientChange.apply(body(request), path.get(2), simulator.clients()));
    }
    return Response.json(404, Json.object().add("error", "No such control").build());
  }

  private static JsonObject body(Request request) {
    return Json.parse(request.body())
        .orElseThrow(() -> new IllegalArgumentException("The body must be a JSON object"));
  }

  private static Response created(int id) {
    return Response.json(201, Json.object().add("id", id).build());
  }

  private static Response ok(JsonValue body) {
    return Response.of(200, Response.JSON, body.toString());
  }

  private static Response done(Runnable change) {
    change.run();
    return Response.empty(204);
  }
}
