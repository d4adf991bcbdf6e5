package io.scimify.adapter.scim.schema;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An attribute found in a resource type: where it lives and what it is.
 *
 * @param extension URN of the extension that holds it, or empty for the core
 * @param definition the attribute
 * @param sub the sub-attribute that was asked for, or null
 */
public record Attribute(
    String extension, AttributeDefinition definition, @Nullable AttributeDefinition sub) {

  /** The definition of what the path finally names. */
  public AttributeDefinition leaf() {
    return sub == null ? definition : sub;
  }

  public boolean isReadOnly() {
    return definition.isReadOnly() || (sub != null && sub.isReadOnly());
  }

  /** The part of the resource that has the attribute's key, if the resource has that part. */
  public Optional<Map<String, Object>> home(Map<String, Object> resource) {
    if (extension.isEmpty()) {
      return Optional.of(resource);
    }
    return Optional.ofNullable(asMap(resource.get(extension)));
  }

  /** The attribute's value in the resource, without regard to a sub-attribute. */
  public Optional<Object> value(Map<String, Object> resource) {
    return home(resource).map(home -> home.get(definition.name()));
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Map<String, Object> asMap(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : null;
  }
}
