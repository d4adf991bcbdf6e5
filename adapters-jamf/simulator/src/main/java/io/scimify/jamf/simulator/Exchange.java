package io.scimify.jamf.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Reads requests from, and writes responses to, the JDK's HTTP server. */
final class Exchange {
  private Exchange() {}

  static Request request(HttpExchange exchange, Replica replica) throws IOException {
    URI uri = exchange.getRequestURI();
    return new Request(
        exchange.getRequestMethod(),
        uri.getRawPath(),
        Objects.requireNonNullElse(uri.getRawQuery(), ""),
        headers(exchange),
        exchange.getRequestBody().readAllBytes(),
        replica);
  }

  static void send(HttpExchange exchange, Response response) throws IOException {
    switch (response.delivery()) {
      case WHOLE -> write(exchange, response, response.body().length);
      case TRUNCATED -> write(exchange, response, response.body().length / 2);
      case CONNECTION_CLOSED -> exchange.close();
    }
  }

  private static void write(HttpExchange exchange, Response response, int length)
      throws IOException {
    if (!response.contentType().isEmpty()) {
      exchange.getResponseHeaders().set("Content-Type", response.contentType());
    }
    response.headers().forEach(exchange.getResponseHeaders()::set);
    int declared = response.body().length;
    boolean hasBody = declared > 0 && !exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(response.status(), hasBody ? declared : -1);
    if (hasBody) {
      exchange.getResponseBody().write(response.body(), 0, length);
      exchange.getResponseBody().flush();
    }
    exchange.close();
  }

  private static Map<String, List<String>> headers(HttpExchange exchange) {
    Map<String, List<String>> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), new ArrayList<>(values)));
    return headers;
  }
}
