package io.scimify.adapter.scim.wire;

import io.scimify.adapter.scim.error.ScimException;
import io.scimify.adapter.scim.error.ScimType;
import io.scimify.adapter.scim.schema.Attribute;
import io.scimify.adapter.scim.schema.AttributeDefinition;
import io.scimify.adapter.scim.schema.AttributePath;
import io.scimify.adapter.scim.schema.ResourceType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The order that {@code sortBy} and {@code sortOrder} ask for, RFC 7644 §3.4.2.3: by the primary or
 * first of several values, without regard to case unless the attribute is case-exact, resources
 * without the value last (first when descending).
 */
public final class SortOrder {

  private SortOrder() {}

  /** The comparator for the parameters, or empty if no order is asked for. */
  public static Optional<Comparator<Map<String, Object>>> of(
      ResourceType type, @Nullable String sortBy, @Nullable String sortOrder) {
    if (sortBy == null || sortBy.isBlank()) {
      return Optional.empty();
    }
    Attribute attribute =
        AttributePath.parse(sortBy.strip())
            .flatMap(type::find)
            .orElseThrow(
                () ->
                    ScimException.of(
                        ScimType.INVALID_PATH,
                        "A %s has no attribute \"%s\" to sort by.".formatted(type.name(), sortBy)));
    Comparator<Map<String, Object>> ascending =
        Comparator.comparing(
            resource -> key(attribute, resource).orElse(null),
            Comparator.nullsLast(Comparator.naturalOrder()));
    return Optional.of("descending".equalsIgnoreCase(sortOrder) ? ascending.reversed() : ascending);
  }

  private static Optional<String> key(Attribute attribute, Map<String, Object> resource) {
    AttributeDefinition leaf = valuePart(attribute);
    return attribute
        .value(resource)
        .flatMap(SortOrder::preferred)
        .flatMap(value -> part(value, leaf))
        .map(value -> leaf.caseExact() ? value : value.toLowerCase(Locale.ROOT));
  }

  /** For a complex attribute its {@code value}, or for a name the whole of it. */
  private static AttributeDefinition valuePart(Attribute attribute) {
    AttributeDefinition leaf = attribute.leaf();
    return leaf.subAttribute("value").or(() -> leaf.subAttribute("formatted")).orElse(leaf);
  }

  private static Optional<Object> preferred(Object value) {
    if (!(value instanceof List<?> elements)) {
      return Optional.of(value);
    }
    return elements.stream()
        .filter(SortOrder::isPrimary)
        .<Object>map(element -> element)
        .findFirst()
        .or(() -> elements.stream().<Object>map(element -> element).findFirst());
  }

  private static boolean isPrimary(Object element) {
    return element instanceof Map<?, ?> parts && Boolean.TRUE.equals(parts.get("primary"));
  }

  private static Optional<String> part(Object value, AttributeDefinition leaf) {
    Object part = value instanceof Map<?, ?> map ? map.get(leaf.name()) : value;
    return Optional.ofNullable(part).map(Object::toString);
  }
}
