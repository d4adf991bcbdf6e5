package io.scimify.jamf.simulator;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;

/** The tenant's users, reached behind the API's back. */
public final class SimulatedUsers {
  private final Database database;
  private final Cluster cluster;

  SimulatedUsers(Database database, Cluster cluster) {
    this.database = database;
    this.cluster = cluster;
  }

  public JamfUser add(String name) {
    return add(JamfUser.named(name));
  }

  public JamfUser add(JamfUser user) {
    synchronized (database) {
      return database.users().insert(writer(), user::withId);
    }
  }

  /** Adds users {@code {prefix}00001@example.com} and so on. */
  public List<JamfUser> seed(int count, String prefix) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> add(sample(prefix, number))).toList();
  }

  /** Stores a user under the id that it carries. */
  public void replace(JamfUser user) {
    synchronized (database) {
      database.users().put(writer(), user.id(), user);
    }
  }

  public void remove(int id) {
    synchronized (database) {
      database.deleteUser(writer(), id);
    }
  }

  public Optional<JamfUser> find(int id) {
    synchronized (database) {
      return database.users().find(truth(), id);
    }
  }

  public Optional<JamfUser> find(String name) {
    synchronized (database) {
      return database.users().named(truth(), name);
    }
  }

  public JamfUser get(String name) {
    return find(name)
        .orElseThrow(() -> new NoSuchElementException("No Jamf user \"" + name + "\""));
  }

  public List<JamfUser> all() {
    synchronized (database) {
      return database.users().all(truth());
    }
  }

  private static JamfUser sample(String prefix, int number) {
    String name = "%s%05d@example.com".formatted(prefix, number);
    return JamfUser.named(name).withEmail(name).withFullName("Sample " + number);
  }

  /** The first node; the others see what is put in here after the lag, as with any write. */
  private Replica writer() {
    return cluster.replica(0);
  }

  private Replica truth() {
    return writer().truth();
  }
}
