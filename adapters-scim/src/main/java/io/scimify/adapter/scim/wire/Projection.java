package io.scimify.adapter.scim.wire;

import io.scimify.adapter.scim.schema.Attribute;
import io.scimify.adapter.scim.schema.AttributeDefinition;
import io.scimify.adapter.scim.schema.AttributePath;
import io.scimify.adapter.scim.schema.ResourceType;
import io.scimify.adapter.scim.schema.Returned;
import io.scimify.adapter.scim.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which attributes an answer has: {@code attributes} and {@code excludedAttributes} of RFC 7644
 * §3.9. Unknown names select nothing; {@code id} and {@code schemas} are always there.
 */
public final class Projection {

  private final ResourceType type;
  private final List<AttributePath> included;
  private final List<AttributePath> excluded;

  private Projection(
      ResourceType type, List<AttributePath> included, List<AttributePath> excluded) {
    this.type = type;
    this.included = included;
    this.excluded = excluded;
  }

  public static Projection everything(ResourceType type) {
    return new Projection(type, List.of(), List.of());
  }

  /** The projection that two lists of attribute names ask for. */
  public static Projection of(
      ResourceType type, List<String> attributes, List<String> excludedAttributes) {
    return new Projection(type, paths(attributes), paths(excludedAttributes));
  }

  private static List<AttributePath> paths(List<String> names) {
    return names.stream()
        .map(String::strip)
        .flatMap(name -> AttributePath.parse(name).stream())
        .toList();
  }

  /** Whether the answer has any part of the attribute, so whether it has to be read at all. */
  public boolean includes(String coreAttribute) {
    Map<String, Object> probe = new LinkedHashMap<>();
    probe.put(coreAttribute, List.of());
    return apply(probe).containsKey(coreAttribute);
  }

  /** The part of the resource that is asked for. */
  public Map<String, Object> apply(Map<String, Object> resource) {
    Map<String, Object> kept = included.isEmpty() ? resource : including(resource);
    return excluded.isEmpty() ? kept : excluding(kept);
  }

  private Map<String, Object> including(Map<String, Object> resource) {
    Map<String, Object> kept = new LinkedHashMap<>();
    resource.forEach(
        (name, value) -> {
          if (isAlways(name)) {
            kept.put(name, value);
          } else {
            select(name, value).ifPresent(part -> kept.put(name, part));
          }
        });
    return kept;
  }

  private Optional<Object> select(String name, Object value) {
    Optional<Schema> extension = type.extension(name);
    if (extension.isPresent() && value instanceof Map<?, ?> parts) {
      return extensionParts(extension.get(), parts);
    }
    return chosen(included, name, "").findAny().isPresent()
        ? pick(value, chosen(included, name, "").toList())
        : Optional.empty();
  }

  private Optional<Object> extensionParts(Schema extension, Map<?, ?> parts) {
    if (included.stream().anyMatch(path -> namesWhole(path, extension))) {
      return Optional.of(parts);
    }
    Map<String, Object> kept = new LinkedHashMap<>();
    parts.forEach(
        (name, value) -> {
          List<AttributePath> paths = chosen(included, name.toString(), extension.id()).toList();
          if (!paths.isEmpty()) {
            pick(value, paths).ifPresent(part -> kept.put(name.toString(), part));
          }
        });
    return kept.isEmpty() ? Optional.empty() : Optional.of(kept);
  }

  /** The whole value if one of the paths names it whole, else the sub-attributes they name. */
  private static Optional<Object> pick(Object value, List<AttributePath> paths) {
    if (paths.stream().anyMatch(path -> !path.hasSubAttribute())) {
      return Optional.of(value);
    }
    if (value instanceof List<?> list) {
      List<Object> picked =
          list.stream().flatMap(element -> pick(element, paths).stream()).toList();
      return picked.isEmpty() && !list.isEmpty() ? Optional.empty() : Optional.of(picked);
    }
    Map<String, Object> kept = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> parts) {
      parts.forEach(
          (name, part) -> {
            if (paths.stream()
                .anyMatch(path -> path.subAttribute().equalsIgnoreCase(name.toString()))) {
              kept.put(name.toString(), part);
            }
          });
    }
    return kept.isEmpty() ? Optional.empty() : Optional.of(kept);
  }

  private Map<String, Object> excluding(Map<String, Object> resource) {
    Map<String, Object> kept = new LinkedHashMap<>();
    resource.forEach(
        (name, value) -> {
          if (isAlways(name)) {
            kept.put(name, value);
          } else {
            withoutExcluded(name, value).ifPresent(part -> kept.put(name, part));
          }
        });
    return kept;
  }

  private Optional<Object> withoutExcluded(String name, Object value) {
    Optional<Schema> extension = type.extension(name);
    if (extension.isEmpty() || !(value instanceof Map<?, ?> parts)) {
      return drop(value, chosen(excluded, name, "").toList());
    }
    if (excluded.stream().anyMatch(path -> namesWhole(path, extension.get()))) {
      return Optional.empty();
    }
    Map<String, Object> kept = new LinkedHashMap<>();
    parts.forEach(
        (part, sent) ->
            drop(sent, chosen(excluded, part.toString(), extension.get().id()).toList())
                .ifPresent(rest -> kept.put(part.toString(), rest)));
    return kept.isEmpty() ? Optional.empty() : Optional.of(kept);
  }

  private static Optional<Object> drop(Object value, List<AttributePath> paths) {
    if (paths.stream().anyMatch(path -> !path.hasSubAttribute())) {
      return Optional.empty();
    }
    if (paths.isEmpty()) {
      return Optional.of(value);
    }
    if (value instanceof List<?> list) {
      List<Object> kept = new ArrayList<>();
      list.forEach(element -> drop(element, paths).ifPresent(kept::add));
      return Optional.of(kept);
    }
    Map<String, Object> kept = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> parts) {
      parts.forEach(
          (name, part) -> {
            if (paths.stream()
                .noneMatch(path -> path.subAttribute().equalsIgnoreCase(name.toString()))) {
              kept.put(name.toString(), part);
            }
          });
    }
    return Optional.of(kept);
  }

  private Stream<AttributePath> chosen(List<AttributePath> paths, String name, String extension) {
    return paths.stream()
        .filter(path -> path.name().equalsIgnoreCase(name))
        .filter(path -> extension.equals(type.find(path).map(Attribute::extension).orElse("")));
  }

  private static boolean namesWhole(AttributePath path, Schema schema) {
    return path.isWholeSchema() && path.schema().equals(schema.id());
  }

  private boolean isAlways(String name) {
    return type.core(name)
        .map(AttributeDefinition::returned)
        .filter(Returned.ALWAYS::equals)
        .isPresent();
  }
}
