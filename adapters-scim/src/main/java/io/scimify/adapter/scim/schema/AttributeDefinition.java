package io.scimify.adapter.scim.schema;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One attribute of a schema with the characteristics of RFC 7643 §7.
 *
 * <p>Made by {@link #string}, {@link #complex} and the like, refined by the methods that return a
 * changed copy.
 */
public record AttributeDefinition(
    String name,
    String description,
    AttributeType type,
    boolean multiValued,
    boolean required,
    boolean caseExact,
    Mutability mutability,
    Returned returned,
    Uniqueness uniqueness,
    List<String> canonicalValues,
    List<String> referenceTypes,
    Map<String, AttributeDefinition> subAttributes) {

  public AttributeDefinition {
    canonicalValues = List.copyOf(canonicalValues);
    referenceTypes = List.copyOf(referenceTypes);
  }

  static AttributeDefinition string(String name, String description) {
    return simple(name, description, AttributeType.STRING);
  }

  static AttributeDefinition bool(String name, String description) {
    return simple(name, description, AttributeType.BOOLEAN);
  }

  static AttributeDefinition dateTime(String name, String description) {
    return simple(name, description, AttributeType.DATE_TIME);
  }

  static AttributeDefinition binary(String name, String description) {
    return simple(name, description, AttributeType.BINARY).exactCase();
  }

  static AttributeDefinition reference(String name, String description, String... types) {
    AttributeDefinition plain = simple(name, description, AttributeType.REFERENCE).exactCase();
    return new AttributeDefinition(
        plain.name,
        plain.description,
        plain.type,
        false,
        false,
        true,
        plain.mutability,
        plain.returned,
        plain.uniqueness,
        List.of(),
        List.of(types),
        Map.of());
  }

  static AttributeDefinition complex(
      String name, String description, AttributeDefinition... subAttributes) {
    AttributeDefinition plain = simple(name, description, AttributeType.COMPLEX);
    return new AttributeDefinition(
        plain.name,
        plain.description,
        plain.type,
        false,
        false,
        false,
        plain.mutability,
        plain.returned,
        plain.uniqueness,
        List.of(),
        List.of(),
        byName(Arrays.asList(subAttributes)));
  }

  private static AttributeDefinition simple(String name, String description, AttributeType type) {
    return new AttributeDefinition(
        name,
        description,
        type,
        false,
        false,
        false,
        Mutability.READ_WRITE,
        Returned.DEFAULT,
        Uniqueness.NONE,
        List.of(),
        List.of(),
        Map.of());
  }

  /** Attribute names are case-insensitive, RFC 7643 §2.1. */
  static Map<String, AttributeDefinition> byName(List<AttributeDefinition> definitions) {
    Map<String, AttributeDefinition> index = new LinkedHashMap<>();
    for (AttributeDefinition definition : definitions) {
      index.put(key(definition.name), definition);
    }
    return Collections.unmodifiableMap(index);
  }

  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  AttributeDefinition many() {
    return copy(true, required, caseExact, mutability, returned, uniqueness, canonicalValues);
  }

  AttributeDefinition mandatory() {
    return copy(multiValued, true, caseExact, mutability, returned, uniqueness, canonicalValues);
  }

  AttributeDefinition exactCase() {
    return copy(multiValued, required, true, mutability, returned, uniqueness, canonicalValues);
  }

  AttributeDefinition readOnly() {
    return writable(Mutability.READ_ONLY);
  }

  AttributeDefinition writable(Mutability by) {
    return copy(multiValued, required, caseExact, by, returned, uniqueness, canonicalValues);
  }

  AttributeDefinition shown(Returned when) {
    return copy(multiValued, required, caseExact, mutability, when, uniqueness, canonicalValues);
  }

  AttributeDefinition unique() {
    return copy(
        multiValued, required, caseExact, mutability, returned, Uniqueness.SERVER, canonicalValues);
  }

  AttributeDefinition oneOf(String... values) {
    return copy(
        multiValued, required, caseExact, mutability, returned, uniqueness, List.of(values));
  }

  private AttributeDefinition copy(
      boolean multi,
      boolean must,
      boolean exact,
      Mutability mutable,
      Returned when,
      Uniqueness unique,
      List<String> canonical) {
    return new AttributeDefinition(
        name,
        description,
        type,
        multi,
        must,
        exact,
        mutable,
        when,
        unique,
        canonical,
        referenceTypes,
        subAttributes);
  }

  public Optional<AttributeDefinition> subAttribute(String subName) {
    return Optional.ofNullable(subAttributes.get(key(subName)));
  }

  public boolean isComplex() {
    return type == AttributeType.COMPLEX;
  }

  public boolean isReadOnly() {
    return mutability == Mutability.READ_ONLY;
  }

  /** Text in the widest sense: everything that JSON carries as a string. */
  public boolean isText() {
    return type != AttributeType.COMPLEX && type != AttributeType.BOOLEAN;
  }
}
