package io.scimify.adapter.jamf;

import io.scimify.application.port.out.JamfResult.Reason;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads JSON as Jamf writes it: numbers or strings for ids, nulls, fields never heard of. */
final class JamfJson {
  private final JsonProvider provider = JsonProvider.provider(); // a look-up per call is costly

  Optional<JsonValue> value(Reply reply) {
    try (JsonReader reader =
        provider
            .createReaderFactory(Map.of())
            .createReader(new ByteArrayInputStream(reply.body()), StandardCharsets.UTF_8)) {
      return Optional.of(reader.readValue());
    } catch (JsonException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  Optional<JsonObject> object(Reply reply) {
    return value(reply)
        .filter(v -> v.getValueType() == JsonValue.ValueType.OBJECT)
        .map(JsonValue::asJsonObject);
  }

  /** The id of an object at the top. */
  Optional<Long> id(Reply reply) {
    return object(reply)
        .map(object -> number(object, "id"))
        .filter(OptionalLong::isPresent)
        .map(OptionalLong::getAsLong);
  }

  JsonObject requireObject(Reply reply, String what) {
    return object(reply).orElseThrow(() -> unreadable(reply, what));
  }

  JsonArray requireArray(Reply reply, String what) {
    return value(reply)
        .filter(v -> v.getValueType() == JsonValue.ValueType.ARRAY)
        .map(JsonValue::asJsonArray)
        .orElseThrow(() -> unreadable(reply, what));
  }

  static JamfFailure unreadable(Reply reply, String what) {
    return JamfFailure.of(
            Reason.UNEXPECTED,
            "Jamf Pro's answer to \"" + what + "\" is not the JSON it should be.")
        .withStatus(reply.status());
  }

  String write(Map<String, Object> fields) {
    return provider.createObjectBuilder(fields).build().toString();
  }

  static String text(JsonObject object, String field) {
    return text(object.get(field));
  }

  private static String text(@Nullable JsonValue value) {
    if (value instanceof JsonString string) {
      return string.getString();
    }
    return value instanceof JsonNumber number ? number.toString() : "";
  }

  static boolean flag(JsonObject object, String field) {
    JsonValue value = object.get(field);
    return JsonValue.TRUE.equals(value) || text(value).equalsIgnoreCase("true");
  }

  static OptionalLong number(JsonObject object, String field) {
    String text = text(object, field).strip();
    return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  static List<JsonValue> array(JsonObject object, String field) {
    JsonValue value = object.get(field);
    return value != null && value.getValueType() == JsonValue.ValueType.ARRAY
        ? value.asJsonArray()
        : List.of();
  }

  static Optional<JsonObject> child(JsonObject object, String field) {
    JsonValue value = object.get(field);
    return value != null && value.getValueType() == JsonValue.ValueType.OBJECT
        ? Optional.of(value.asJsonObject())
        : Optional.empty();
  }
}
