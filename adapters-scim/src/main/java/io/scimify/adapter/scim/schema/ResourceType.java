package io.scimify.adapter.scim.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A kind of resource with its endpoint, its schema and its extensions, RFC 7643 §6. */
public record ResourceType(
    String name, String endpoint, String description, Schema schema, List<Schema> extensions) {

  public static final ResourceType USER =
      new ResourceType(
          "User",
          "/Users",
          "End users of Jamf Pro",
          Schemas.USER,
          List.of(Schemas.ENTERPRISE_USER));

  public static final ResourceType GROUP =
      new ResourceType(
          "Group", "/Groups", "Static user groups of Jamf Pro", Schemas.GROUP, List.of());

  public static final List<ResourceType> ALL = List.of(USER, GROUP);

  public ResourceType {
    extensions = List.copyOf(extensions);
  }

  /** The attribute that the path names here, or empty if this type has none such. */
  public Optional<Attribute> find(AttributePath path) {
    if (path.isWholeSchema()) {
      return Optional.empty();
    }
    if (path.schema().isEmpty() || schema.isNamed(path.schema())) {
      return core(path.name()).flatMap(found -> attribute("", found, path));
    }
    return extension(path.schema())
        .flatMap(
            extension ->
                extension
                    .attribute(path.name())
                    .flatMap(found -> attribute(extension.id(), found, path)));
  }

  /** The attribute of the core schema or of RFC 7643 §3.1 with this name. */
  public Optional<AttributeDefinition> core(String attributeName) {
    return schema.attribute(attributeName).or(() -> Schemas.COMMON.attribute(attributeName));
  }

  /** The extension of this type with this URN. */
  public Optional<Schema> extension(String urn) {
    return extensions.stream().filter(extension -> extension.isNamed(urn)).findFirst();
  }

  /** Whether the URN is one of this type's own, so that an unknown attribute in it is a mistake. */
  public boolean owns(String urn) {
    return urn.isEmpty() || schema.isNamed(urn) || extension(urn).isPresent();
  }

  /** All core attributes, the common ones first. */
  public Stream<AttributeDefinition> attributes() {
    return Stream.concat(
        Schemas.COMMON.attributes().values().stream(), schema.attributes().values().stream());
  }

  private static Optional<Attribute> attribute(
      String extension, AttributeDefinition found, AttributePath path) {
    if (!path.hasSubAttribute()) {
      return Optional.of(new Attribute(extension, found, null));
    }
    return found.subAttribute(path.subAttribute()).map(sub -> new Attribute(extension, found, sub));
  }
}
