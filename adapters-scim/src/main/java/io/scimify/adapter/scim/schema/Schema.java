package io.scimify.adapter.scim.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A named set of attribute definitions, RFC 7643 §7. */
public record Schema(
    String id, String name, String description, Map<String, AttributeDefinition> attributes) {

  static Schema of(String id, String name, String description, AttributeDefinition... attributes) {
    return new Schema(id, name, description, AttributeDefinition.byName(List.of(attributes)));
  }

  public Optional<AttributeDefinition> attribute(String attributeName) {
    return Optional.ofNullable(attributes.get(AttributeDefinition.key(attributeName)));
  }

  /** Schema URNs are compared without regard to case, RFC 8141 §3.1 for their leading part. */
  boolean isNamed(String urn) {
    return id.equalsIgnoreCase(urn);
  }
}
