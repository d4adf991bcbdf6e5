package io.scimify.adapter.scim.schema;

import io.scimify.adapter.scim.Quotation;
import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.ScimType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a client sent for an attribute as what the schema says it is.
 *
 * <p>The tolerance for the habits of identity providers is here and nowhere else. An empty result
 * means "no value": JSON null, an empty string and an empty object are all absent (RFC 7643 §2.5,
 * Okta clears by empty strings). A value that cannot be read is an error and never a default, least
 * of all for {@code active}.
 */
public final class ValueReader {

  /** Sub-attributes that only describe a value; alone they carry nothing. */
  private static final Set<String> LABELS = Set.of("type", "primary");

  private ValueReader() {}

  /** The whole value of an attribute. */
  public static Optional<Object> read(AttributeDefinition definition, @Nullable Object sent) {
    if (definition.multiValued()) {
      List<Object> values = readAll(definition, sent);
      return values.isEmpty() ? Optional.empty() : Optional.of(values);
    }
    return readOne(definition, lone(sent));
  }

  /**
   * What is in a list of one where a single value is meant: Entra sends [{"$ref":null,"value":
   * "Staff"}] for a name, and SCIM-SDK's client any value of a patch so.
   */
  public static @Nullable Object lone(@Nullable Object sent) {
    return sent instanceof List<?> list && list.size() == 1 ? list.get(0) : sent;
  }

  /** The values of a multi-valued attribute; a lone value counts as a list of one. */
  public static List<Object> readAll(AttributeDefinition definition, @Nullable Object sent) {
    List<Object> values = new ArrayList<>();
    for (Object element : sent instanceof List<?> list ? list : listOfNullable(sent)) {
      readOne(definition, element).ifPresent(values::add);
    }
    return values;
  }

  private static List<?> listOfNullable(@Nullable Object sent) {
    return sent == null ? List.of() : List.of(sent);
  }

  /** One value: that of a single-valued attribute, or one element of a multi-valued one. */
  public static Optional<Object> readOne(AttributeDefinition definition, @Nullable Object sent) {
    if (sent == null || "".equals(sent)) {
      return Optional.empty();
    }
    return switch (definition.type()) {
      case COMPLEX -> complex(definition, sent);
      case BOOLEAN -> Optional.of(bool(definition, sent));
      case STRING, REFERENCE, DATE_TIME, BINARY -> text(definition, sent);
    };
  }

  private static Optional<Object> complex(AttributeDefinition definition, Object sent) {
    if (sent instanceof Map<?, ?> map) {
      Map<String, Object> parts = parts(definition, map);
      boolean labelsOnly = definition.multiValued() && LABELS.containsAll(parts.keySet());
      return parts.isEmpty() || labelsOnly ? Optional.empty() : Optional.of(parts);
    }
    // Entra: "manager": "id"; several clients: "emails": ["a@example.com"]
    AttributeDefinition value =
        definition.subAttribute("value").orElseThrow(() -> unreadable(definition, sent));
    return readOne(value, sent)
        .map(
            read -> {
              Map<String, Object> parts = new LinkedHashMap<>();
              parts.put(value.name(), read);
              return parts;
            });
  }

  private static Map<String, Object> parts(AttributeDefinition definition, Map<?, ?> sent) {
    Map<String, Object> parts = new LinkedHashMap<>();
    sent.forEach(
        (name, value) ->
            definition
                .subAttribute(String.valueOf(name))
                .ifPresent(sub -> read(sub, value).ifPresent(read -> parts.put(sub.name(), read))));
    return parts;
  }

  /** Entra's default PATCH shape has "True" and "False", its validator "primary":"true". */
  private static Boolean bool(AttributeDefinition definition, Object sent) {
    Object value = unwrapped(sent);
    if (value instanceof Boolean known) {
      return known;
    }
    String word = value instanceof String text ? text.strip() : "";
    if (word.equalsIgnoreCase("true")) {
      return true;
    }
    if (word.equalsIgnoreCase("false")) {
      return false;
    }
    throw unreadable(definition, sent);
  }

  /** Numbers and booleans are taken as their spelling: "employeeNumber": 42 is common. */
  private static Optional<Object> text(AttributeDefinition definition, Object sent) {
    Object value = unwrapped(sent);
    if (value instanceof String text) {
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
    if (value instanceof Boolean || value instanceof BigDecimal) {
      return Optional.of(value.toString());
    }
    throw unreadable(definition, sent);
  }

  /** Entra wraps some simple values as {"value": …}. */
  private static Object unwrapped(Object sent) {
    Object inner = sent instanceof Map<?, ?> map ? map.get("value") : null;
    return inner == null ? sent : inner;
  }

  private static ScimException unreadable(AttributeDefinition definition, Object sent) {
    return ScimException.of(
        ScimType.INVALID_VALUE,
        "Attribute \"%s\" cannot be %s: it has to be %s."
            .formatted(definition.name(), describe(sent), expected(definition)));
  }

  private static String expected(AttributeDefinition definition) {
    String one =
        switch (definition.type()) {
          case BOOLEAN -> "true or false";
          case COMPLEX -> "an object";
          case STRING, REFERENCE, DATE_TIME, BINARY -> "a string";
        };
    return definition.multiValued() ? "a list, each element " + one : one;
  }

  private static String describe(Object sent) {
    if (sent instanceof Map) {
      return "an object";
    }
    if (sent instanceof List) {
      return "a list";
    }
    return "\"" + Quotation.of(sent.toString()) + "\"";
  }
}
