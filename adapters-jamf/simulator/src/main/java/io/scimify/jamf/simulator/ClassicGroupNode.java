package io.scimify.jamf.simulator;

import static io.scimify.jamf.simulator.ClassicNode.Items.Form.SIZED;
import static io.scimify.jamf.simulator.ClassicNode.fields;

import java.util.List;
import java.util.Optional;

/** A user group in Classic's notation, which has no description. */
final class ClassicGroupNode {
  private ClassicGroupNode() {}

  static ClassicNode.Fields brief(JamfGroup group) {
    return fields()
        .add("id", group.id())
        .add("name", group.name())
        .add("is_smart", group.smart())
        .add("is_notify_on_change", group.notifyOnChange());
  }

  static ClassicNode.Fields full(JamfGroup group, Database database, Replica view) {
    List<ClassicNode.Fields> members =
        group.members().stream()
            .map(id -> database.users().find(view, id))
            .flatMap(Optional::stream)
            .map(ClassicGroupNode::member)
            .toList();
    return brief(group)
        .add("site", site(group.siteId()))
        .add("criteria", new ClassicNode.Items("criterion", List.of(), SIZED))
        .add("users", new ClassicNode.Items("user", members, SIZED));
  }

  /** A member's user name is in {@code username} here, not in {@code name}. */
  private static ClassicNode.Fields member(JamfUser user) {
    return fields()
        .add("id", user.id())
        .add("username", user.name())
        .add("full_name", user.fullName())
        .add("phone_number", user.phone())
        .add("email_address", user.email());
  }

  private static ClassicNode site(int id) {
    return fields().add("id", id).add("name", Database.SITES.getOrDefault(id, "None"));
  }
}
