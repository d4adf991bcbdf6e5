package io.scimify.jamf.simulator;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** A user group, static or smart, with its members by user id; an id of 0 means not stored yet. */
public record JamfGroup(
    int id,
    String name,
    boolean smart,
    boolean notifyOnChange,
    int siteId,
    String description,
    Set<Integer> members) {

  static final int NO_SITE = -1;

  public JamfGroup {
    members = Collections.unmodifiableSet(new LinkedHashSet<>(members));
  }

  /** An empty static group. */
  public static JamfGroup named(String name) {
    return new JamfGroup(0, name, false, false, NO_SITE, "", Set.of());
  }

  public JamfGroup asSmart() {
    return new JamfGroup(id, name, true, notifyOnChange, siteId, description, members);
  }

  public JamfGroup withDescription(String text) {
    return new JamfGroup(id, name, smart, notifyOnChange, siteId, text, members);
  }

  public JamfGroup withMembers(Collection<Integer> userIds) {
    return new JamfGroup(
        id, name, smart, notifyOnChange, siteId, description, new LinkedHashSet<>(userIds));
  }

  public JamfGroup without(int userId) {
    Set<Integer> rest = new LinkedHashSet<>(members);
    rest.remove(userId);
    return withMembers(rest);
  }

  JamfGroup withId(int newId) {
    return new JamfGroup(newId, name, smart, notifyOnChange, siteId, description, members);
  }

  JamfGroup withName(String newName) {
    return new JamfGroup(id, newName, smart, notifyOnChange, siteId, description, members);
  }

  JamfGroup withNotifyOnChange(boolean notifies) {
    return new JamfGroup(id, name, smart, notifies, siteId, description, members);
  }

  JamfGroup withSiteId(int newSiteId) {
    return new JamfGroup(id, name, smart, notifyOnChange, newSiteId, description, members);
  }
}
