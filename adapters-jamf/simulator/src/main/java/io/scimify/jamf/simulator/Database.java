package io.scimify.jamf.simulator;

import java.util.List;
import java.util.Map;

/**
 * The tenant's records. Not thread-safe by itself: whoever reads or writes holds its monitor, which
 * makes each API call atomic, as one Jamf transaction is.
 */
final class Database {
  static final Map<Integer, String> SITES = Map.of(1, "Test site", 2, "Second site");
  static final Map<Integer, String> EXTENSION_ATTRIBUTES = Map.of(1, "Employee number");

  private final Table<JamfUser> users = new Table<>(JamfUser::name);
  private final Table<JamfGroup> groups = new Table<>(JamfGroup::name);

  Table<JamfUser> users() {
    return users;
  }

  Table<JamfGroup> groups() {
    return groups;
  }

  List<JamfGroup> groupsOf(Replica view, int userId) {
    return groups.all(view).stream().filter(it -> it.members().contains(userId)).toList();
  }

  /** Deletes a user and, as Jamf does by itself, its memberships. */
  void deleteUser(Replica at, int userId) {
    users.remove(at, userId);
    groupsOf(at.truth(), userId)
        .forEach(group -> groups.put(at, group.id(), group.without(userId)));
  }

  void clear() {
    users.clear();
    groups.clear();
  }
}
