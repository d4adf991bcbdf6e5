package io.scimify.webapp.it.nodes;

import io.scimify.adapter.scim.resource.ScimClient;
import io.scimify.adapter.scim.resource.ScimClient.Answer;
import io.scimify.jamf.simulator.JamfSimulator;
import io.scimify.webapp.it.nodes.Node.Integration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a request costs on the packaged server over PostgreSQL, before a simulated Jamf without
 * latency: time, processor time, database transactions, allocation left aside, Jamf calls. Prints a
 * Markdown table. Ends by itself after about two minutes.
 *
 * <p>{@code mvn -Pbenchmark -pl webapp-admin -am verify}
 */
public final class RequestLoad {
  private static final int USERS = 300;
  private static final int LARGE_GROUP = 5_000;
  private static final int WARM_UP = 60;
  private static final int COUNTED = 200;

  private final JamfSimulator jamf;
  private final PostgresServer database;
  private final Node node;
  private final ScimClient scim;
  private final AtomicInteger names = new AtomicInteger();

  private RequestLoad(JamfSimulator jamf, PostgresServer database, Node node) {
    this.jamf = jamf;
    this.database = database;
    this.node = node;
    Integration integration = node.integrate("load", jamf.baseUrl());
    // a deactivation that the guard holds would cost nothing in Jamf
    node.admin("PATCH", integration.adminPath(), "{'policy':{'guarded':false}}");
    this.scim = node.scim(integration);
  }

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    try (JamfSimulator jamf = JamfSimulator.builder().start();
        PostgresServer database = PostgresServer.started();
        Node node = new Node("load", database.settings())) {
      node.start().awaitReady();
      new RequestLoad(jamf, database, node).run();
    }
  }

  private void run() {
    System.out.println(
        "| request | p50 ms | p95 ms | server's processor ms | database transactions | Jamf calls |");
    System.out.println("|---|---|---|---|---|---|");
    users().forEach(this::measure);
    groups().forEach(this::measure);
  }

  private Map<String, IntFunction<Answer>> users() {
    List<String> ids = IntStream.range(0, USERS).mapToObj(i -> scim.user(name())).toList();
    Map<String, IntFunction<Answer>> requests = new LinkedHashMap<>();
    requests.put(
        "GET /Users?filter=userName eq",
        i -> scim.get("/Users" + ScimClient.filter("userName eq \"" + nameOf(i % USERS) + "\"")));
    requests.put("GET /Users/{id}", i -> scim.get(user(ids, i)));
    requests.put(
        "PUT of a profile",
        i ->
            scim.put(
                user(ids, i),
                "{'userName':'%s','title':'Turn %d','active':true}"
                    .formatted(nameOf(i % USERS), i)));
    requests.put(
        "PATCH of a profile",
        i -> scim.patch(user(ids, i), replace("{'title':'Patch %d'}".formatted(i))));
    requests.put("POST /Users", i -> scim.post("/Users", "{'userName':'" + name() + "'}"));
    requests.put(
        "deactivate, reactivate (in turn)",
        i -> {
          boolean active = i % 2 == 1;
          return scim.patch(user(ids, i / 2), replace("{'active':" + active + "}"));
        });
    return requests;
  }

  private Map<String, IntFunction<Answer>> groups() {
    jamf.users().seed(LARGE_GROUP, "member");
    List<String> members = new ArrayList<>();
    for (int start = 1; members.size() < LARGE_GROUP; start += 200) {
      Answer page =
          scim.get(
              "/Users?count=200&startIndex=%d&filter=userName+sw+%%22member%%22".formatted(start));
      List<?> resources = (List<?>) page.body().get("Resources");
      resources.forEach(user -> members.add(String.valueOf(((Map<?, ?>) user).get("id"))));
    }
    String group = group("Large", members);
    String one = members.get(0);
    Map<String, IntFunction<Answer>> requests = new LinkedHashMap<>();
    requests.put(
        "GET /Groups without members", i -> scim.get("/Groups?excludedAttributes=members"));
    requests.put(
        "add or remove 1 of 5,000",
        i ->
            scim.patch(
                "/Groups/" + group,
                i % 2 == 0
                    ? "{'op':'remove','path':'members[value eq \\'%s\\']'}"
                        .replace("\\'", "\\\"")
                        .formatted(one)
                    : "{'op':'add','path':'members','value':[{'value':'%s'}]}".formatted(one)));
    requests.put(
        "POST /Groups with 100 members",
        i -> scim.post("/Groups", groupBody(name(), members.subList(0, 100))));
    return requests;
  }

  private String group(String displayName, List<String> members) {
    return String.valueOf(scim.post("/Groups", groupBody(displayName, members)).at("id"));
  }

  private static String groupBody(String displayName, List<String> members) {
    String values =
        members.stream()
            .map(id -> "{'value':'" + id + "'}")
            .collect(Collectors.joining(",", "[", "]"));
    return "{'displayName':'" + displayName + "','members':" + values + "}";
  }

  private static String replace(String value) {
    return "{'op':'replace','value':" + value + "}";
  }

  private String name() {
    return nameOf(names.getAndIncrement());
  }

  private static String nameOf(int number) {
    return "load%d@acme.example".formatted(number);
  }

  private static String user(List<String> ids, int number) {
    return "/Users/" + ids.get(number % ids.size());
  }

  private void measure(String what, IntFunction<Answer> request) {
    for (int i = 0; i < WARM_UP; i++) {
      answered(what, request.apply(i));
    }
    jamf.requests().clear();
    Duration processor = node.processorTime();
    long transactions = transactions();
    List<Double> millis = new ArrayList<>();
    for (int i = WARM_UP; i < WARM_UP + COUNTED; i++) {
      long start = System.nanoTime();
      answered(what, request.apply(i));
      millis.add((System.nanoTime() - start) / 1e6);
    }
    millis.sort(Double::compare);
    System.out.printf(
        "| %s | %.1f | %.1f | %.1f | %.1f | %.2f |%n",
        what,
        millis.get(COUNTED / 2),
        millis.get(COUNTED * 95 / 100),
        node.processorTime().minus(processor).toNanos() / 1e6 / COUNTED,
        (transactions() - transactions) / (double) COUNTED,
        jamf.requests().withoutTokens().size() / (double) COUNTED);
  }

  /** Commits so far, those of the idle worker (one a second) among them. */
  private long transactions() {
    return Long.parseLong(
        database
            .column("SELECT xact_commit FROM pg_stat_database WHERE datname = 'postgres'")
            .get(0));
  }

  private static void answered(String what, Answer answer) {
    if (answer.status() >= 300) {
      throw new IllegalStateException(what + ": " + answer.status() + " " + answer.body());
    }
  }
}
