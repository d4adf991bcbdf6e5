package io.scimify.jamf.simulator;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.function.Function;

/** What the control API shows. */
final class ControlJson {
  private ControlJson() {}

  static JsonObject state(JamfSimulator simulator) {
    return Json.object()
        .add("version", simulator.settings().version().text())
        .add("users", array(simulator.users().all(), ControlJson::user))
        .add("groups", array(simulator.groups().all(), it -> group(it, simulator)))
        .build();
  }

  static JsonObject settings(JamfSimulator simulator) {
    Settings settings = simulator.settings();
    return Json.object()
        .add("version", settings.version().text())
        .add("tokenLifetimeSeconds", settings.tokenLifetime().toSeconds())
        .add("invalidClientStatus", settings.invalidClientStatus())
        .add("privilegesBySite", settings.privilegesBySite())
        .add("unauthorizedBody", settings.unauthorizedBody().name())
        .add("writeRoot", settings.writeRoot().name())
        .add("blockedDelete", settings.blockedDelete().name())
        .add("foldsJsonLists", settings.foldsJsonLists())
        .add("classicGroupListForbidden", settings.classicGroupListForbidden())
        .add("keepsGroupDescription", settings.keepsGroupDescription())
        .add("proPutKeepsOmitted", settings.proPutKeepsOmitted())
        .add("unmatchedEmailIsNotFound", settings.unmatchedEmailIsNotFound())
        .build();
  }

  static JsonArray clients(JamfSimulator simulator) {
    return array(
            simulator.clients().all(),
            it ->
                Json.object()
                    .add("clientId", it.clientId())
                    .add("enabled", it.enabled())
                    .add(
                        "privileges",
                        Json.array(
                            it.privileges().stream().map(Privilege::label).sorted().toList())))
        .build();
  }

  static JsonArray faults(JamfSimulator simulator) {
    return array(
            simulator.faults().rules(),
            it ->
                Json.object()
                    .add("method", it.method())
                    .add("path", it.path().pattern())
                    .add("kind", it.fault().kind().name())
                    .add("times", it.times())
                    .add("probability", it.probability()))
        .build();
  }

  static JsonArray journal(List<RecordedRequest> calls) {
    return array(calls, ControlJson::call).build();
  }

  static JsonObject counters(Counters counters) {
    JsonObjectBuilder concurrent = Json.object();
    JsonObjectBuilder connections = Json.object();
    counters
        .maxConcurrentRequests()
        .forEach(
            (client, most) -> {
              concurrent.add(client, most);
              connections.add(client, counters.connections(client));
            });
    return Json.object()
        .add("maxConcurrentRequests", concurrent)
        .add("connections", connections)
        .add("connectionLimitViolations", counters.violations())
        .add("tokenCalls", counters.tokenCalls())
        .add("repeatedPosts", counters.repeatedPosts())
        .build();
  }

  private static JsonObjectBuilder user(JamfUser user) {
    return ProUsers.json(user)
        .add("computers", Json.array(user.links().computers()))
        .add("mobileDevices", Json.array(user.links().mobileDevices()));
  }

  private static JsonObjectBuilder group(JamfGroup group, JamfSimulator simulator) {
    return Json.object()
        .add("id", group.id())
        .add("name", group.name())
        .add("smart", group.smart())
        .add("description", group.description())
        .add("members", Json.array(simulator.groups().memberNames(group.id())));
  }

  private static JsonObjectBuilder call(RecordedRequest call) {
    JsonObjectBuilder headers = Json.object();
    call.headers().forEach((name, values) -> headers.add(name, String.join(", ", values)));
    return Json.object()
        .add("number", call.number())
        .add("at", call.at().toString())
        .add("client", call.client())
        .add("node", call.node())
        .add("method", call.method())
        .add("path", call.path())
        .add("query", call.query())
        .add("headers", headers)
        .add("body", call.body())
        .add("status", call.status())
        .add("faults", Json.array(call.faults().stream().map(Enum::name).toList()));
  }

  private static <T> JsonArrayBuilder array(
      List<T> rows, Function<T, ? extends JsonObjectBuilder> json) {
    JsonArrayBuilder array = Json.array();
    rows.forEach(row -> array.add(json.apply(row)));
    return array;
  }
}
