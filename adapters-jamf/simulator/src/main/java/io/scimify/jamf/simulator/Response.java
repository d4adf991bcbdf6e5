package io.scimify.jamf.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonStructure;
import java.util.Map;
import java.util.TreeMap;

/** An answer, and how well it is delivered. */
record Response(
    int status, String contentType, byte[] body, Map<String, String> headers, Delivery delivery) {

  /** Whether the connection survives the answer. */
  enum Delivery {
    WHOLE,
    TRUNCATED,
    CONNECTION_CLOSED
  }

  static final String HTML = "text/html;charset=UTF-8";
  static final String JSON = "application/json";

  /** Jamf Cloud labels Classic JSON as plain text. */
  static final String CLASSIC_JSON = "text/plain;charset=UTF-8";

  static final String XML = "text/xml;charset=UTF-8";

  static Response of(int status, String contentType, String body) {
    return new Response(status, contentType, body.getBytes(UTF_8), Map.of(), Delivery.WHOLE);
  }

  static Response json(int status, JsonStructure body) {
    return of(status, JSON, body.toString());
  }

  static Response empty(int status) {
    return of(status, "", "");
  }

  static Response connectionClosed() {
    return new Response(0, "", new byte[0], Map.of(), Delivery.CONNECTION_CLOSED);
  }

  Response truncated() {
    return new Response(status, contentType, body, headers, Delivery.TRUNCATED);
  }

  Response with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Response(status, contentType, body, more, delivery);
  }
}
