package io.scimify.webapp.rest;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A request's JSON object, read field by field; a wrong field is named in the refusal. */
final class Body {
  private final JsonObject json;

  private Body(JsonObject json) {
    this.json = json;
  }

  static Body read(String text) {
    if (text.isBlank()) {
      return new Body(JsonValue.EMPTY_JSON_OBJECT);
    }
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return new Body(reader.readObject());
    } catch (JsonException broken) {
      throw Problem.invalid("", "The body is not a JSON object: " + broken.getMessage());
    }
  }

  String required(String field) {
    return text(field)
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> Problem.invalid(field, "\"" + field + "\" is required."));
  }

  /** Empty when absent or null. */
  Optional<String> text(String field) {
    return value(field).map(value -> string(field, value));
  }

  boolean has(String field) {
    return json.containsKey(field);
  }

  Optional<Instant> instant(String field) {
    return text(field).filter(value -> !value.isBlank()).map(value -> instantOf(field, value));
  }

  /** A misspelt setting must not look as if it had been made. */
  void only(String... known) {
    Set<String> unknown = new TreeSet<>(json.keySet());
    unknown.removeAll(Set.of(known));
    if (!unknown.isEmpty()) {
      String field = unknown.iterator().next();
      throw Problem.invalid(
          field,
          "\"%s\" is not known here; known are %s.".formatted(field, String.join(", ", known)));
    }
  }

  Optional<Duration> duration(String field, Duration least, Duration most) {
    return text(field)
        .map(value -> durationOf(field, value))
        .map(
            value -> {
              if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
                throw outOfRange(field, value, least, most);
              }
              return value;
            });
  }

  private static Duration durationOf(String field, String value) {
    try {
      return Duration.parse(value);
    } catch (DateTimeException unreadable) {
      throw Problem.invalid(
          field, "\"%s\" is \"%s\"; write it like PT24H or P3D.".formatted(field, value));
    }
  }

  private static Problem outOfRange(String field, Object value, Object least, Object most) {
    return Problem.invalid(
        field, "\"%s\" is %s; it must be between %s and %s.".formatted(field, value, least, most));
  }

  Optional<Boolean> flag(String field) {
    return value(field)
        .map(
            value ->
                switch (value.getValueType()) {
                  case TRUE -> true;
                  case FALSE -> false;
                  default ->
                      throw Problem.invalid(field, "\"" + field + "\" must be true or false.");
                });
  }

  Optional<Integer> number(String field, int least, int most) {
    return value(field).map(value -> numberOf(field, value, least, most));
  }

  private static int numberOf(String field, JsonValue value, int least, int most) {
    if (!(value instanceof JsonNumber number) || !number.isIntegral()) {
      throw Problem.invalid(field, "\"" + field + "\" must be a whole number.");
    }
    BigInteger whole = number.bigIntegerValue();
    if (whole.compareTo(BigInteger.valueOf(least)) < 0
        || whole.compareTo(BigInteger.valueOf(most)) > 0) {
      throw outOfRange(field, whole, least, most);
    }
    return whole.intValueExact();
  }

  int requiredNumber(String field) {
    return number(field, 0, Integer.MAX_VALUE)
        .orElseThrow(() -> Problem.invalid(field, "\"" + field + "\" is required."));
  }

  <E extends Enum<E>> Optional<E> word(String field, Class<E> type) {
    return text(field).map(value -> wordOf(field, value, type));
  }

  Optional<List<String>> texts(String field) {
    return value(field)
        .map(
            value -> {
              if (value.getValueType() != JsonValue.ValueType.ARRAY) {
                throw Problem.invalid(field, "\"" + field + "\" must be a list of texts.");
              }
              List<String> texts = new ArrayList<>();
              value.asJsonArray().forEach(item -> texts.add(string(field, item)));
              return texts;
            });
  }

  Optional<Body> object(String field) {
    return value(field)
        .map(
            value -> {
              if (value.getValueType() != JsonValue.ValueType.OBJECT) {
                throw Problem.invalid(field, "\"" + field + "\" must be an object.");
              }
              return new Body(value.asJsonObject());
            });
  }

  static Instant instantOf(String field, String value) {
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException unreadable) {
      throw Problem.invalid(
          field, "\"%s\" is \"%s\"; write it like 2026-12-31T23:59:59Z.".formatted(field, value));
    }
  }

  static <E extends Enum<E>> E wordOf(String field, String value, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(word -> word.name().equals(value.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.invalid(
                    field,
                    "\"%s\" is \"%s\"; it must be one of %s."
                        .formatted(field, value, Arrays.toString(type.getEnumConstants()))));
  }

  private Optional<JsonValue> value(String field) {
    return Optional.ofNullable(json.get(field)).filter(value -> value != JsonValue.NULL);
  }

  private static String string(String field, JsonValue value) {
    if (value instanceof JsonString text) {
      return text.getString();
    }
    throw Problem.invalid(field, "\"" + field + "\" must be a text.");
  }
}
