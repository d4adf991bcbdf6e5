package io.scimify.jamf.simulator;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The tenant's user groups, reached behind the API's back. */
public final class SimulatedGroups {
  private final Database database;
  private final Cluster cluster;

  SimulatedGroups(Database database, Cluster cluster) {
    this.database = database;
    this.cluster = cluster;
  }

  public JamfGroup add(String name) {
    return add(JamfGroup.named(name));
  }

  public JamfGroup add(JamfGroup group) {
    synchronized (database) {
      return database.groups().insert(cluster.replica(0), group::withId);
    }
  }

  /** Stores a group under the id that it carries. */
  public void replace(JamfGroup group) {
    synchronized (database) {
      database.groups().put(cluster.replica(0), group.id(), group);
    }
  }

  public void remove(int id) {
    synchronized (database) {
      database.groups().remove(cluster.replica(0), id);
    }
  }

  public Optional<JamfGroup> find(int id) {
    synchronized (database) {
      return database.groups().find(cluster.replica(0).truth(), id);
    }
  }

  public Optional<JamfGroup> find(String name) {
    synchronized (database) {
      return database.groups().named(cluster.replica(0).truth(), name);
    }
  }

  public JamfGroup get(String name) {
    return find(name)
        .orElseThrow(() -> new NoSuchElementException("No Jamf user group \"" + name + "\""));
  }

  public List<JamfGroup> all() {
    synchronized (database) {
      return database.groups().all(cluster.replica(0).truth());
    }
  }

  /** The user names of a group's members, in the order in which they joined. */
  public List<String> memberNames(String groupName) {
    return memberNames(get(groupName).id());
  }

  List<String> memberNames(int groupId) {
    synchronized (database) {
      Replica view = cluster.replica(0).truth();
      return database.groups().find(view, groupId).stream()
          .flatMap(group -> group.members().stream())
          .map(id -> database.users().find(view, id))
          .flatMap(Optional::stream)
          .map(JamfUser::name)
          .toList();
    }
  }
}
