package io.scimify.adapter.scim.wire;

import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.ScimType;
import io.scimify.adapter.scim.schema.Attribute;
import io.scimify.adapter.scim.schema.AttributeDefinition;
import io.scimify.adapter.scim.schema.AttributePath;
import io.scimify.adapter.scim.schema.Mutability;
import io.scimify.adapter.scim.schema.ResourceType;
import io.scimify.adapter.scim.schema.Schema;
import io.scimify.adapter.scim.schema.ValueReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the resource in a POST or PUT: names in the schema's spelling, values of its types, nothing
 * that the client may not write.
 *
 * <p>Passed over without an error: unknown attributes and schemas, a wrong {@code schemas} list
 * (OneLogin), read-only attributes that a PUT echoes (Okta), and the password.
 */
public final class ResourceReader {

  private final ResourceType type;

  public ResourceReader(ResourceType type) {
    this.type = type;
  }

  /** The resource in the body; fails if a required attribute is missing. */
  public Map<String, Object> read(Map<String, @Nullable Object> body) {
    Map<String, Object> resource = new LinkedHashMap<>();
    body.forEach((name, value) -> take(resource, name, value));
    requireMandatory(resource);
    return resource;
  }

  private void take(Map<String, Object> resource, String name, @Nullable Object value) {
    Optional<Schema> extension = type.extension(name);
    if (extension.isPresent()) {
      if (value instanceof Map<?, ?> parts) {
        parts.forEach(
            (part, sent) ->
                extension
                    .get()
                    .attribute(part.toString())
                    .ifPresent(found -> put(home(resource, extension.get().id()), found, sent)));
      }
      return;
    }
    AttributePath.parse(name)
        .filter(path -> !path.hasSubAttribute())
        .flatMap(type::find)
        .ifPresent(found -> takeAttribute(resource, found, value));
  }

  private static void takeAttribute(
      Map<String, Object> resource, Attribute attribute, @Nullable Object value) {
    put(home(resource, attribute.extension()), attribute.definition(), value);
  }

  private static void put(
      Map<String, Object> home, AttributeDefinition definition, @Nullable Object value) {
    if (definition.isReadOnly() || definition.mutability() == Mutability.WRITE_ONLY) {
      return;
    }
    ValueReader.read(definition, value)
        .ifPresent(read -> home.put(definition.name(), onePrimary(read)));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> home(Map<String, Object> resource, String extension) {
    return extension.isEmpty()
        ? resource
        : (Map<String, Object>)
            resource.computeIfAbsent(extension, urn -> new LinkedHashMap<String, Object>());
  }

  /** RFC 7643 §2.4: "primary" may be true once only; the first one counts. */
  private static Object onePrimary(Object value) {
    if (value instanceof List<?> elements) {
      boolean seen = false;
      for (Object element : elements) {
        if (element instanceof Map<?, ?> parts && Boolean.TRUE.equals(parts.get("primary"))) {
          if (seen) {
            withoutPrimary(parts);
          }
          seen = true;
        }
      }
    }
    return value;
  }

  private static void withoutPrimary(Map<?, ?> parts) {
    parts.remove("primary");
  }

  private void requireMandatory(Map<String, Object> resource) {
    type.attributes()
        .filter(AttributeDefinition::required)
        .filter(definition -> isBlank(resource.get(definition.name())))
        .findFirst()
        .ifPresent(
            missing -> {
              throw ScimException.of(
                  ScimType.INVALID_VALUE,
                  "Attribute \"%s\" is required. Map it in the identity provider and send it again."
                      .formatted(missing.name()));
            });
  }

  private static boolean isBlank(@Nullable Object value) {
    return value == null || (value instanceof String text && text.isBlank());
  }
}
