package io.scimify.domain.user;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * SCIM attributes as plain immutable values: {@code Map<String, Object>}, {@code List<Object>},
 * {@link String}, {@link Number} and {@link Boolean}; never null. Order is kept.
 */
public final class AttributeTree {
  private AttributeTree() {}

  /**
   * A deep, unmodifiable copy; entries that are null are left out (null means absent, RFC 7643
   * §2.5).
   */
  public static Map<String, Object> copyOf(Map<String, ?> attributes) {
    Map<String, Object> copy = new LinkedHashMap<>();
    attributes.forEach(
        (name, value) -> {
          Object copied = copied(value);
          if (copied != null) {
            copy.put(name, copied);
          }
        });
    return Collections.unmodifiableMap(copy);
  }

  private static @Nullable Object copied(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> named = new LinkedHashMap<>();
      map.forEach((k, v) -> named.put(String.valueOf(k), v));
      return copyOf(named);
    }
    if (value instanceof List<?> list) {
      List<Object> elements = new ArrayList<>();
      list.forEach(
          element -> {
            Object copied = copied(element);
            if (copied != null) {
              elements.add(copied);
            }
          });
      return Collections.unmodifiableList(elements);
    }
    return value;
  }

  /** The string at {@code path} (names in order), or "" when there is none. */
  public static String text(Map<String, Object> attributes, String... path) {
    Object value = attributes;
    for (String name : path) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value instanceof String text ? text : "";
  }

  /**
   * The {@code value} of the primary, else of the first element of a multi-valued attribute, or "".
   */
  public static String primaryValue(Map<String, Object> attributes, String name) {
    String first = "";
    for (Map<String, Object> element : elements(attributes, name)) {
      String value = text(element, "value");
      if (Boolean.TRUE.equals(element.get("primary")) && !value.isEmpty()) {
        return value;
      }
      first = first.isEmpty() ? value : first;
    }
    return first;
  }

  /** The complex elements of a multi-valued attribute. */
  @SuppressWarnings("unchecked") // keys of a copied tree are strings
  public static List<Map<String, Object>> elements(Map<String, Object> attributes, String name) {
    List<Map<String, Object>> elements = new ArrayList<>();
    if (attributes.get(name) instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof Map<?, ?> map) {
          elements.add((Map<String, Object>) map);
        }
      }
    }
    return elements;
  }
}
