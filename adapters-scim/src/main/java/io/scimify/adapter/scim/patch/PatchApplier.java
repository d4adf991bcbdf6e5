package io.scimify.adapter.scim.patch;

import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.ScimType;
import io.scimify.adapter.scim.patch.PatchOperation.Kind;
import io.scimify.adapter.scim.schema.Attribute;
import io.scimify.adapter.scim.schema.AttributePath;
import io.scimify.adapter.scim.schema.Mutability;
import io.scimify.adapter.scim.schema.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Applies the operations of a PATCH to a resource, in order and all or nothing (RFC 7644 §3.5.2).
 *
 * <p>An attribute that an operation names by its path has to exist and be writable. In a value
 * without path, what is unknown or read-only is passed over: Okta sends {@code id} with a rename.
 */
public final class PatchApplier {

  private final ResourceType type;

  public PatchApplier(ResourceType type) {
    this.type = type;
  }

  /** A changed copy of the resource; the given one stays as it is. */
  public Map<String, Object> apply(Map<String, Object> resource, List<PatchOperation> operations) {
    Map<String, Object> copy = copyOf(resource);
    for (PatchOperation operation : operations) {
      apply(copy, operation);
    }
    type.extensions().forEach(extension -> copy.remove(extension.id(), Map.of()));
    return copy;
  }

  private void apply(Map<String, Object> resource, PatchOperation operation) {
    if (operation.path().isPresent()) {
      at(resource, operation.kind(), operation.path().get(), operation.value(), true);
    } else if (operation.kind() == Kind.REMOVE) {
      throw ScimException.of(
          ScimType.NO_TARGET, "A \"remove\" operation needs a path that says what to remove.");
    } else {
      merge(resource, operation.kind(), object(operation.value(), "without a path"), "");
    }
  }

  /** The keys of a value are paths themselves: plain, dotted (Entra) or with a URN. */
  private void merge(Map<String, Object> resource, Kind kind, Map<?, ?> value, String schema) {
    value.forEach(
        (key, part) ->
            PatchPath.ofKey(schema.isEmpty() ? key.toString() : schema + ":" + key)
                .ifPresent(path -> at(resource, kind, path, part, false)));
  }

  private void at(
      Map<String, Object> resource,
      Kind kind,
      PatchPath path,
      @Nullable Object value,
      boolean strict) {
    if (path.attribute().isWholeSchema()) {
      wholeSchema(resource, kind, path.attribute().schema(), value);
      return;
    }
    Optional<Attribute> found = type.find(path.attribute());
    if (found.isEmpty()) {
      refuseUnknown(path.attribute(), strict);
    } else if (isWritable(found.get(), kind, strict)) {
      edit(resource, found.get(), path).perform(kind, value);
    }
  }

  private void wholeSchema(
      Map<String, Object> resource, Kind kind, String urn, @Nullable Object value) {
    if (kind != Kind.REMOVE && value != null) {
      merge(resource, kind, object(value, "for a schema"), urn);
    } else if (kind != Kind.ADD) {
      resource.remove(urn);
    }
  }

  /** Attributes in foreign schemas are tolerated, misspelt ones in ours are not. */
  private void refuseUnknown(AttributePath path, boolean strict) {
    if (strict && type.owns(path.schema())) {
      throw ScimException.of(
          ScimType.INVALID_PATH, "A %s has no attribute \"%s\".".formatted(type.name(), path));
    }
  }

  private static boolean isWritable(Attribute attribute, Kind kind, boolean strict) {
    String name = attribute.leaf().name();
    if (name.equals("schemas") || attribute.definition().mutability() == Mutability.WRITE_ONLY) {
      // schemas follow from the content; a password is discarded
      return false;
    }
    if (attribute.isReadOnly()) {
      if (strict) {
        throw ScimException.of(
            ScimType.MUTABILITY, "Attribute \"%s\" is read-only.".formatted(name));
      }
      return false;
    }
    if (kind == Kind.REMOVE && attribute.leaf().required()) {
      throw ScimException.of(
          ScimType.MUTABILITY,
          "Attribute \"%s\" is required and cannot be removed.".formatted(name));
    }
    return true;
  }

  private static AttributeEdit edit(
      Map<String, Object> resource, Attribute attribute, PatchPath path) {
    return new AttributeEdit(home(resource, attribute.extension()), attribute, path.filter());
  }

  private static Map<String, Object> home(Map<String, Object> resource, String extension) {
    return extension.isEmpty()
        ? resource
        : AttributeEdit.asMap(resource.computeIfAbsent(extension, urn -> new LinkedHashMap<>()));
  }

  private static Map<?, ?> object(@Nullable Object value, String when) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw ScimException.of(
        ScimType.INVALID_VALUE,
        "The value of an operation %s has to be an object.".formatted(when));
  }

  private static Map<String, Object> copyOf(Map<String, Object> resource) {
    Map<String, Object> copy = new LinkedHashMap<>();
    resource.forEach((name, value) -> copy.put(name, deepCopyOf(value)));
    return copy;
  }

  private static Object deepCopyOf(Object value) {
    if (value instanceof Map<?, ?>) {
      return copyOf(AttributeEdit.asMap(value));
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list.size());
      list.forEach(element -> copy.add(deepCopyOf(element)));
      return copy;
    }
    return value;
  }
}
