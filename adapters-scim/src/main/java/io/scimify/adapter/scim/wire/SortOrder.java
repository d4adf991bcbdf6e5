package io.scimify.adapter.scim.wire;

import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.ScimType;
import io.scimify.adapter.scim.schema.Attribute;
import io.scimify.adapter.scim.schema.AttributeDefinition;
import io.scimify.adapter.scim.schema.AttributePath;
import io.scimify.adapter.scim.schema.ResourceType;
import io.scimify.domain.user.UserName;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The order that {@code sortBy} and {@code sortOrder} ask for, RFC 7644 §3.4.2.3: by the primary or
 * first of several values, without regard to case unless the attribute is case-exact, resources
 * without the value last (first when descending).
 */
public final class SortOrder {

  private final Map<String, Attribute> attributeByType;

  private SortOrder(Map<String, Attribute> attributeByType) {
    this.attributeByType = attributeByType;
  }

  /** The comparator for the parameters, or empty if no order is asked for. */
  public static Optional<Comparator<Map<String, Object>>> of(
      List<ResourceType> types, @Nullable String sortBy, @Nullable String sortOrder) {
    if (sortBy == null || sortBy.isBlank()) {
      return Optional.empty();
    }
    SortOrder order = new SortOrder(attributes(types, sortBy.strip()));
    Comparator<Map<String, Object>> ascending =
        Comparator.comparing(
            resource -> order.key(resource).orElse(null),
            Comparator.nullsLast(Comparator.naturalOrder()));
    return Optional.of("descending".equalsIgnoreCase(sortOrder) ? ascending.reversed() : ascending);
  }

  private static Map<String, Attribute> attributes(List<ResourceType> types, String sortBy) {
    Map<String, Attribute> found = new HashMap<>();
    for (ResourceType type : types) {
      AttributePath.parse(sortBy)
          .flatMap(type::find)
          .ifPresent(attribute -> found.put(type.name(), attribute));
    }
    if (found.isEmpty()) {
      throw ScimException.of(
          ScimType.INVALID_PATH, "There is no attribute \"%s\" to sort by.".formatted(sortBy));
    }
    return found;
  }

  private Optional<String> key(Map<String, Object> resource) {
    Object type = resource.get("meta") instanceof Map<?, ?> meta ? meta.get("resourceType") : null;
    return Optional.ofNullable(attributeByType.get(String.valueOf(type)))
        .flatMap(attribute -> key(attribute, resource));
  }

  private static Optional<String> key(Attribute attribute, Map<String, Object> resource) {
    AttributeDefinition leaf = valuePart(attribute);
    return attribute
        .value(resource)
        .flatMap(SortOrder::preferred)
        .flatMap(value -> part(value, leaf))
        .map(value -> leaf.caseExact() ? value : UserName.keyOf(value));
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
