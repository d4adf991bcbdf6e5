package io.scimify.jamf.simulator;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A Classic group body laid over a group. {@code users} replaces the membership, {@code
 * user_additions} and {@code user_deletions} change it, and one bad member refuses the whole body.
 */
record ClassicGroupChange(Database database, Replica replica, boolean keepsDescription) {

  JamfGroup applied(XmlElement body, JamfGroup group) {
    JamfGroup changed = body.text("name").map(group::withName).orElse(group);
    changed = body.flag("is_notify_on_change").map(changed::withNotifyOnChange).orElse(changed);
    changed = site(body).map(changed::withSiteId).orElse(changed);
    if (keepsDescription) {
      changed = body.text("description").map(changed::withDescription).orElse(changed);
    }
    // a smart group takes additions with 201 and stays as it is
    return group.smart() ? changed : changed.withMembers(members(body, group));
  }

  private Set<Integer> members(XmlElement body, JamfGroup group) {
    Set<Integer> members = new LinkedHashSet<>(group.members());
    body.child("users")
        .map(it -> listed(it, ""))
        .ifPresent(
            replacement -> {
              members.clear();
              members.addAll(replacement);
            });
    body.child("user_additions")
        .map(it -> listed(it, " in additions list"))
        .ifPresent(members::addAll);
    body.child("user_deletions")
        .map(it -> listed(it, " in deletions list"))
        .ifPresent(leaving -> remove(members, leaving));
    return members;
  }

  private static void remove(Set<Integer> members, Set<Integer> leaving) {
    for (int id : leaving) {
      if (!members.remove(id)) {
        throw unmatched(Integer.toString(id), " in deletions list");
      }
    }
  }

  private Set<Integer> listed(XmlElement list, String where) {
    return list.children("user").stream()
        .map(it -> userId(it, where))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private int userId(XmlElement user, String where) {
    Optional<Integer> id = user.number("id");
    String name = user.text("username").or(() -> user.text("name")).orElse("");
    return id.flatMap(it -> database.users().find(replica, it))
        .or(() -> id.isPresent() ? Optional.empty() : database.users().named(replica, name))
        .orElseThrow(() -> unmatched(id.map(Object::toString).orElse(name), where))
        .id();
  }

  private static Refused unmatched(String user, String where) {
    return ClassicErrorPage.conflict("Unable to match user " + user + where);
  }

  private static Optional<Integer> site(XmlElement body) {
    Optional<Integer> id = body.child("site").flatMap(it -> it.number("id"));
    if (id.filter(it -> it != JamfGroup.NO_SITE && !Database.SITES.containsKey(it)).isPresent()) {
      throw ClassicErrorPage.conflict("Problem with site");
    }
    return id;
  }
}
