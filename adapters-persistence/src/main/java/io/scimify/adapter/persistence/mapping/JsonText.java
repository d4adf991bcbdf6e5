package io.scimify.adapter.persistence.mapping;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trees of Map, List, String, Number and Boolean as JSON text and back. Order is kept. Every number
 * comes back as {@link BigDecimal}, which is also how the SCIM edge reads numbers; null and any
 * other type are refused, because the domain has neither.
 */
public final class JsonText {
  // Looked up once: the lookup of a provider costs more than most trees.
  private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());
  private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

  private JsonText() {}

  public static String write(Object tree) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = GENERATORS.createGenerator(text)) {
      writeValue(json, tree);
    }
    return escapeHalfCharacters(text.toString());
  }

  /** The object that {@code text} holds. */
  public static Map<String, Object> readObject(String text) {
    try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
      require(parser, JsonParser.Event.START_OBJECT);
      return object(parser);
    }
  }

  /** The array that {@code text} holds. */
  public static List<Object> readArray(String text) {
    try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
      require(parser, JsonParser.Event.START_ARRAY);
      return array(parser);
    }
  }

  /** The text under {@code name}. */
  public static String string(Map<String, Object> object, String name) {
    return required(object, name, String.class);
  }

  public static boolean bool(Map<String, Object> object, String name) {
    return required(object, name, Boolean.class);
  }

  public static long number(Map<String, Object> object, String name) {
    return required(object, name, BigDecimal.class).longValueExact();
  }

  @SuppressWarnings("unchecked") // keys of what was read are strings
  public static Map<String, Object> object(Map<String, Object> object, String name) {
    return (Map<String, Object>) required(object, name, Map.class);
  }

  @SuppressWarnings("unchecked") // what was read holds objects
  public static List<Object> array(Map<String, Object> object, String name) {
    return (List<Object>) required(object, name, List.class);
  }

  private static <T> T required(Map<String, Object> object, String name, Class<T> type) {
    Object value = object.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalStateException(
          "Stored JSON lacks \"" + name + "\" of type " + type.getSimpleName());
    }
    return type.cast(value);
  }

  private static void writeValue(JsonGenerator json, Object value) {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      map.forEach(
          (name, part) -> {
            json.writeKey((String) name);
            writeValue(json, part);
          });
      json.writeEnd();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      list.forEach(part -> writeValue(json, part));
      json.writeEnd();
    } else {
      writeSimple(json, value);
    }
  }

  private static void writeSimple(JsonGenerator json, Object value) {
    if (value instanceof String text) {
      json.write(text);
    } else if (value instanceof Boolean bool) {
      json.write(bool);
    } else if (value instanceof Number number) {
      json.write(decimal(number));
    } else {
      throw new IllegalArgumentException("Not a value of an attribute tree: " + value);
    }
  }

  private static BigDecimal decimal(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal;
    }
    if (number instanceof BigInteger integer) {
      return new BigDecimal(integer);
    }
    return new BigDecimal(number.toString());
  }

  private static void require(JsonParser parser, JsonParser.Event expected) {
    JsonParser.Event event = parser.next();
    if (event != expected) {
      throw new IllegalStateException("Stored JSON begins with " + event + ", not " + expected);
    }
  }

  private static Map<String, Object> object(JsonParser parser) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (JsonParser.Event event = parser.next();
        event != JsonParser.Event.END_OBJECT;
        event = parser.next()) {
      object.put(parser.getString(), value(parser, parser.next()));
    }
    return object;
  }

  private static List<Object> array(JsonParser parser) {
    List<Object> array = new ArrayList<>();
    for (JsonParser.Event event = parser.next();
        event != JsonParser.Event.END_ARRAY;
        event = parser.next()) {
      array.add(value(parser, event));
    }
    return array;
  }

  private static Object value(JsonParser parser, JsonParser.Event event) {
    return switch (event) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER -> new BigDecimal(parser.getString());
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case VALUE_NULL, KEY_NAME, END_OBJECT, END_ARRAY ->
          throw new IllegalStateException("Stored JSON holds " + event + " where a value belongs");
    };
  }

  /** Half a surrogate pair is legal in a Java string, but no UTF-8 database takes it. */
  private static String escapeHalfCharacters(String json) {
    if (json.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      return json;
    }
    StringBuilder escaped = new StringBuilder(json.length());
    json.codePoints().forEach(c -> appendEscaped(escaped, c));
    return escaped.toString();
  }

  private static void appendEscaped(StringBuilder json, int character) {
    if (Character.isBmpCodePoint(character) && Character.isSurrogate((char) character)) {
      json.append("\\u%04x".formatted(character));
    } else {
      json.appendCodePoint(character);
    }
  }
}
