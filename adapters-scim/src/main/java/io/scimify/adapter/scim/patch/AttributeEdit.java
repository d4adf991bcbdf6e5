package io.scimify.adapter.scim.patch;

import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.ScimType;
import io.scimify.adapter.scim.filter.Filter;
import io.scimify.adapter.scim.patch.PatchOperation.Kind;
import io.scimify.adapter.scim.schema.Attribute;
import io.scimify.adapter.scim.schema.AttributeDefinition;
import io.scimify.adapter.scim.schema.ValueReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One change of one attribute, in the part of a mutable resource that holds it. */
final class AttributeEdit {

  private final Map<String, Object> home;
  private final AttributeDefinition definition;
  private final @Nullable AttributeDefinition sub;
  private final Optional<Filter> filter;

  AttributeEdit(Map<String, Object> home, Attribute attribute, Optional<Filter> filter) {
    this.home = home;
    this.definition = attribute.definition();
    this.sub = attribute.sub();
    this.filter = filter;
  }

  void perform(Kind kind, @Nullable Object value) {
    if (definition.multiValued()) {
      new ElementsEdit(home, definition, sub).perform(kind, filter, value);
      return;
    }
    if (filter.isPresent()) {
      throw ScimException.of(
          ScimType.INVALID_PATH,
          "Attribute \"%s\" has one value, so its path takes no filter."
              .formatted(definition.name()));
    }
    if (kind == Kind.REMOVE) {
      remove();
    } else if (sub != null) {
      setPart(sub, value);
    } else {
      set(value);
    }
  }

  private void remove() {
    if (sub == null) {
      home.remove(definition.name());
    } else {
      setPart(sub, null);
    }
  }

  private void set(@Nullable Object value) {
    if (definition.isComplex() && value instanceof Map<?, ?> parts) {
      // RFC 7644 §3.5.2.3: sub-attributes that are not specified stay
      parts.forEach(
          (name, part) ->
              definition.subAttribute(name.toString()).ifPresent(known -> setPart(known, part)));
      return;
    }
    Optional<Object> read = ValueReader.read(definition, value);
    refuseClearing(read);
    read.ifPresentOrElse(
        present -> home.put(definition.name(), present), () -> home.remove(definition.name()));
  }

  private void refuseClearing(Optional<Object> read) {
    if (read.isEmpty() && definition.required()) {
      throw ScimException.of(
          ScimType.INVALID_VALUE,
          "Attribute \"%s\" is required and cannot be empty.".formatted(definition.name()));
    }
  }

  private void setPart(AttributeDefinition part, @Nullable Object value) {
    Map<String, Object> parts =
        home.get(definition.name()) instanceof Map<?, ?> present
            ? asMap(present)
            : new LinkedHashMap<>();
    put(parts, part, value);
    if (parts.isEmpty()) {
      home.remove(definition.name());
    } else {
      home.put(definition.name(), parts);
    }
  }

  /** Sets a part to what was sent, or removes it if that is no value. */
  static void put(Map<String, Object> parts, AttributeDefinition part, @Nullable Object value) {
    ValueReader.read(part, value)
        .ifPresentOrElse(
            present -> parts.put(part.name(), present), () -> parts.remove(part.name()));
  }

  /** Resources are trees of maps with attribute names as keys, RFC 7643 §2. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> asMap(Object value) {
    return (Map<String, Object>) value;
  }
}
