package io.scimify.webapp.rest;

import io.scimify.application.port.in.AdminResult;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/** Turns results into responses: a value into JSON, a refusal into a problem. */
final class Answers {

  Response ok(JsonValue body) {
    return json(200, body);
  }

  <T> Response ok(AdminResult<T> result, Function<? super T, ? extends JsonValue> json) {
    return json(200, json.apply(value(result)));
  }

  /** Begun; it goes on in the background. */
  <T> Response accepted(AdminResult<T> result, Function<? super T, ? extends JsonValue> json) {
    return json(202, json.apply(value(result)));
  }

  <T> Response created(
      AdminResult<T> result,
      Function<? super T, URI> location,
      Function<? super T, ? extends JsonValue> json) {
    T value = value(result);
    return Response.fromResponse(json(201, json.apply(value)))
        .location(location.apply(value))
        .build();
  }

  Response noContent(AdminResult<?> result) {
    value(result);
    return Response.noContent().build();
  }

  <T> T value(AdminResult<T> result) {
    if (result instanceof AdminResult.Done<T> done) {
      return done.value();
    }
    throw Problem.of((AdminResult.Refused<T>) result);
  }

  static <T> JsonValue array(List<T> values, Function<? super T, ? extends JsonValue> json) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    values.forEach(value -> array.add(json.apply(value)));
    return array.build();
  }

  private static Response json(int status, JsonValue body) {
    // As text: servers differ in whether a JSON-P value needs a provider of its own.
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
        .header("Cache-Control", "no-store")
        .entity(body.toString())
        .build();
  }
}
