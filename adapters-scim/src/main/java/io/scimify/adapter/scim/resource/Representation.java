package io.scimify.adapter.scim.resource;

import io.scimify.adapter.scim.schema.ResourceType;
import io.scimify.adapter.scim.schema.Schema;
import io.scimify.adapter.scim.wire.EntityTag;
import io.scimify.application.port.in.GroupView;
import io.scimify.application.port.in.UserView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A user or group as a SCIM resource: schemas, attributes, and {@code meta} (RFC 7643 §3.1).
 *
 * @param tree the whole resource
 * @param tag its version; empty for a group whose members were not read, since they are a part of
 *     it
 */
record Representation(Map<String, Object> tree, String location, Optional<EntityTag> tag) {

  static Representation of(UserView user, String base) {
    Map<String, Object> attributes = new LinkedHashMap<>(user.profile().attributes());
    attributes.put("active", user.active());
    EntityTag tag = EntityTag.of(attributes);
    return assembled(
        ResourceType.USER,
        base,
        user.id().toString(),
        attributes,
        Optional.of(tag),
        user.created(),
        user.lastModified());
  }

  static Representation of(GroupView group, String base) {
    Map<String, Object> attributes = new LinkedHashMap<>(group.attributes());
    attributes.put("displayName", group.displayName().value());
    Optional<EntityTag> tag = group.members().map(members -> tag(attributes, members));
    group.members().ifPresent(members -> attributes.put("members", members(members, base)));
    return assembled(
        ResourceType.GROUP,
        base,
        group.id().toString(),
        attributes,
        tag,
        group.created(),
        group.lastModified());
  }

  /** The members in whatever order, and not their names, which are the users' business. */
  private static EntityTag tag(Map<String, Object> attributes, List<GroupView.Member> members) {
    Map<String, Object> content = new LinkedHashMap<>(attributes);
    TreeSet<String> ids = new TreeSet<>();
    members.forEach(member -> ids.add(member.id().toString()));
    content.put("members", List.copyOf(ids));
    return EntityTag.of(content);
  }

  private static List<Object> members(List<GroupView.Member> members, String base) {
    List<Object> shown = new ArrayList<>(members.size());
    for (GroupView.Member member : members) {
      Map<String, Object> parts = new LinkedHashMap<>();
      parts.put("value", member.id().toString());
      parts.put("$ref", base + ResourceType.USER.endpoint() + "/" + member.id());
      if (!member.display().isEmpty()) {
        parts.put("display", member.display());
      }
      parts.put("type", ResourceType.USER.name());
      shown.add(parts);
    }
    return shown;
  }

  private static Representation assembled(
      ResourceType type,
      String base,
      String id,
      Map<String, Object> attributes,
      Optional<EntityTag> tag,
      Instant created,
      Instant lastModified) {
    String location = base + type.endpoint() + "/" + id;
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("resourceType", type.name());
    meta.put("created", time(created));
    meta.put("lastModified", time(lastModified));
    meta.put("location", location);
    tag.ifPresent(known -> meta.put("version", known.value()));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("schemas", schemas(type, attributes));
    tree.put("id", id);
    tree.putAll(attributes);
    tree.put("meta", meta);
    return new Representation(tree, location, tag);
  }

  private static List<String> schemas(ResourceType type, Map<String, Object> attributes) {
    List<String> urns = new ArrayList<>();
    urns.add(type.schema().id());
    type.extensions().stream().map(Schema::id).filter(attributes::containsKey).forEach(urns::add);
    return urns;
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
