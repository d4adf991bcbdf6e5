package io.scimify.jamf.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The load balancer in front of the tenant: picks a node, keeps the journal, makes trouble. */
final class Front implements HttpHandler {
  private final JamfApi api;
  private final Database database;
  private final Cluster cluster;
  private final Faults faults;
  private final Journal journal;
  private final Tokens tokens;

  Front(
      JamfApi api,
      Database database,
      Cluster cluster,
      Faults faults,
      Journal journal,
      Tokens tokens) {
    this.api = api;
    this.database = database;
    this.cluster = cluster;
    this.faults = faults;
    this.journal = journal;
    this.tokens = tokens;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Request received = Exchange.request(exchange, cluster.replica(0));
    List<Fault> struck = faults.strike(received.method(), received.path());
    Request request = received.on(route(received, struck));
    RecordedRequest call = journal.begin(request, client(request), caller(exchange), struck);
    Response response = Response.connectionClosed();
    try {
      response = answer(request, struck);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } finally {
      journal.end(call, response.status());
    }
    setCookies(exchange, request, struck);
    Exchange.send(exchange, response);
  }

  private Replica route(Request request, List<Fault> struck) {
    return cluster.route(cookies(request), dropsCookie(struck));
  }

  private Response answer(Request request, List<Fault> struck) throws InterruptedException {
    for (Fault fault : struck) {
      if (fault.kind() == Fault.Kind.DELAY) {
        faults.hold(fault.duration());
      }
    }
    for (Fault fault : struck) {
      if (fault.kind() != Fault.Kind.DELAY && fault.kind() != Fault.Kind.DROPPED_COOKIE) {
        return faulty(request, fault);
      }
    }
    return api.answer(request, database);
  }

  private Response faulty(Request request, Fault fault) throws InterruptedException {
    return switch (fault.kind()) {
      case ANSWER -> fault.response();
      case ANSWER_AFTER_EFFECT -> {
        api.answer(request, database);
        yield fault.response();
      }
      case RESET -> Response.connectionClosed();
      case RESET_AFTER_EFFECT -> {
        api.answer(request, database);
        yield Response.connectionClosed();
      }
      case STALL -> stalled(fault);
      case STALL_AFTER_EFFECT -> {
        api.answer(request, database);
        yield stalled(fault);
      }
      case TRUNCATED_BODY -> api.answer(request, database).truncated();
      case EMPTY_LIST -> api.answer(request, new Database());
      case DELAY, DROPPED_COOKIE -> api.answer(request, database);
    };
  }

  private Response stalled(Fault fault) throws InterruptedException {
    faults.hold(fault.duration());
    return Response.connectionClosed();
  }

  private void setCookies(HttpExchange exchange, Request request, List<Fault> struck) {
    if (dropsCookie(struck) || !Cluster.isPinned(cookies(request))) {
      Cluster.cookies(request.replica().node())
          .forEach(it -> exchange.getResponseHeaders().add("Set-Cookie", it));
    }
  }

  /** Whose call it is: by token, else by the client id in a token call. */
  private String client(Request request) {
    if (TokenEndpoint.isAt(request.path())) {
      return request.formField("client_id").orElse("anonymous");
    }
    return request.bearerToken().flatMap(tokens::clientOf).orElse("anonymous");
  }

  private static String caller(HttpExchange exchange) {
    return exchange.getRemoteAddress().toString();
  }

  private static List<String> cookies(Request request) {
    Map<String, List<String>> headers = request.headers();
    return headers.getOrDefault("cookie", List.of());
  }

  private static boolean dropsCookie(List<Fault> struck) {
    return struck.stream().anyMatch(it -> it.kind() == Fault.Kind.DROPPED_COOKIE);
  }
}
