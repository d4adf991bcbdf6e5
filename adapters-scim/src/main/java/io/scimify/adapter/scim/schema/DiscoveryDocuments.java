package io.scimify.adapter.scim.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The documents of RFC 7643 §5, §6 and §7, made from the very definitions that reading, filtering
 * and patching use, so that they cannot promise anything else.
 */
public final class DiscoveryDocuments {

  private static final String CONFIG_URN =
      "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";
  private static final String RESOURCE_TYPE_URN =
      "urn:ietf:params:scim:schemas:core:2.0:ResourceType";
  private static final String SCHEMA_URN = "urn:ietf:params:scim:schemas:core:2.0:Schema";

  private final String base;

  /** Documents whose locations lie below the given SCIM base URL. */
  public DiscoveryDocuments(String base) {
    this.base = base;
  }

  public Map<String, Object> serviceProviderConfig(
      int maxResults, int maxBulkOperations, int maxPayloadBytes) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schemas", List.of(CONFIG_URN));
    document.put("patch", Map.of("supported", true));
    document.put("bulk", bulk(maxBulkOperations, maxPayloadBytes));
    document.put("filter", ordered("supported", true, "maxResults", maxResults));
    document.put("changePassword", Map.of("supported", false));
    document.put("sort", Map.of("supported", true));
    document.put("etag", Map.of("supported", true));
    document.put("authenticationSchemes", List.of(bearer(), basic()));
    document.put("meta", meta("ServiceProviderConfig", "/ServiceProviderConfig"));
    return document;
  }

  private static Map<String, Object> bulk(int maxOperations, int maxPayloadBytes) {
    Map<String, Object> bulk = ordered("supported", true, "maxOperations", maxOperations);
    bulk.put("maxPayloadSize", maxPayloadBytes);
    return bulk;
  }

  private static Map<String, Object> bearer() {
    Map<String, Object> scheme =
        ordered("type", "oauthbearertoken", "name", "API key as bearer token");
    scheme.put("description", "The integration's SCIM key in the Authorization header");
    scheme.put("specUri", "https://www.rfc-editor.org/info/rfc6750");
    scheme.put("primary", true);
    return scheme;
  }

  private static Map<String, Object> basic() {
    Map<String, Object> scheme = ordered("type", "httpbasic", "name", "HTTP Basic");
    scheme.put("description", "Any user name, the integration's SCIM key as password");
    scheme.put("specUri", "https://www.rfc-editor.org/info/rfc7617");
    scheme.put("primary", false);
    return scheme;
  }

  public List<Map<String, Object>> resourceTypes() {
    return ResourceType.ALL.stream().map(this::resourceType).toList();
  }

  public Map<String, Object> resourceType(ResourceType type) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schemas", List.of(RESOURCE_TYPE_URN));
    document.put("id", type.name());
    document.put("name", type.name());
    document.put("endpoint", type.endpoint());
    document.put("description", type.description());
    document.put("schema", type.schema().id());
    document.put(
        "schemaExtensions",
        type.extensions().stream()
            .map(extension -> ordered("schema", extension.id(), "required", false))
            .toList());
    document.put("meta", meta("ResourceType", "/ResourceTypes/" + type.name()));
    return document;
  }

  public List<Map<String, Object>> schemas() {
    return Schemas.ALL.stream().map(this::schema).toList();
  }

  public Map<String, Object> schema(Schema schema) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schemas", List.of(SCHEMA_URN));
    document.put("id", schema.id());
    document.put("name", schema.name());
    document.put("description", schema.description());
    document.put("attributes", attributes(schema.attributes()));
    document.put("meta", meta("Schema", "/Schemas/" + schema.id()));
    return document;
  }

  private static List<Map<String, Object>> attributes(
      Map<String, AttributeDefinition> definitions) {
    List<Map<String, Object>> attributes = new ArrayList<>();
    definitions.values().forEach(definition -> attributes.add(attribute(definition)));
    return attributes;
  }

  private static Map<String, Object> attribute(AttributeDefinition definition) {
    Map<String, Object> attribute =
        ordered("name", definition.name(), "type", definition.type().keyword());
    attribute.put("multiValued", definition.multiValued());
    attribute.put("description", definition.description());
    attribute.put("required", definition.required());
    if (!definition.canonicalValues().isEmpty()) {
      attribute.put("canonicalValues", definition.canonicalValues());
    }
    attribute.put("caseExact", definition.caseExact());
    attribute.put("mutability", definition.mutability().keyword());
    attribute.put("returned", definition.returned().keyword());
    attribute.put("uniqueness", definition.uniqueness().keyword());
    if (!definition.referenceTypes().isEmpty()) {
      attribute.put("referenceTypes", definition.referenceTypes());
    }
    if (definition.isComplex()) {
      attribute.put("subAttributes", attributes(definition.subAttributes()));
    }
    return attribute;
  }

  private Map<String, Object> meta(String resourceType, String path) {
    return ordered("resourceType", resourceType, "location", base + path);
  }

  private static Map<String, Object> ordered(String n1, Object v1, String n2, Object v2) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(n1, v1);
    map.put(n2, v2);
    return map;
  }
}
