package io.scimify.webapp.rest;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;

/** A JSON object in the making; what is absent is left out. */
final class JsonFields {
  private final JsonObjectBuilder json = Json.createObjectBuilder();

  JsonFields add(String name, Object value) {
    json.add(name, String.valueOf(value));
    return this;
  }

  JsonFields add(String name, Optional<?> value) {
    value.ifPresent(v -> add(name, v));
    return this;
  }

  JsonFields add(String name, long value) {
    json.add(name, value);
    return this;
  }

  JsonFields add(String name, boolean value) {
    json.add(name, value);
    return this;
  }

  JsonFields add(String name, JsonValue value) {
    json.add(name, value);
    return this;
  }

  JsonObject build() {
    return json.build();
  }
}
