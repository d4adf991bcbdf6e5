package io.scimify.jamf.simulator;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** JSON-P behind one provider: looking it up for every object is what makes JSON-P slow. */
final class Json {
  private static final JsonProvider PROVIDER = JsonProvider.provider();

  private Json() {}

  static JsonObjectBuilder object() {
    return PROVIDER.createObjectBuilder();
  }

  static JsonArrayBuilder array() {
    return PROVIDER.createArrayBuilder();
  }

  static JsonArrayBuilder array(Collection<String> texts) {
    JsonArrayBuilder array = array();
    texts.forEach(array::add);
    return array;
  }

  static JsonValue value(Object value) {
    if (value instanceof Boolean flag) {
      return flag ? JsonValue.TRUE : JsonValue.FALSE;
    }
    return value instanceof Integer number
        ? PROVIDER.createValue(number)
        : PROVIDER.createValue(value.toString());
  }

  /** Empty when the body is not a JSON object. */
  static Optional<JsonObject> parse(byte[] body) {
    try (JsonReader reader = PROVIDER.createReader(new ByteArrayInputStream(body))) {
      return Optional.of(reader.readObject());
    } catch (JsonException notAnObject) {
      return Optional.empty();
    }
  }

  /** A string member; a null or absent one is empty. */
  static Optional<String> text(JsonObject object, String name) {
    return object.get(name) instanceof JsonString string
        ? Optional.of(string.getString())
        : Optional.empty();
  }

  static List<String> texts(JsonObject object, String name) {
    return object.containsKey(name)
        ? object.getJsonArray(name).getValuesAs(JsonString::getString)
        : List.of();
  }
}
