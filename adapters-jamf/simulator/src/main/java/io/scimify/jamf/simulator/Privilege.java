package io.scimify.jamf.simulator;

import java.util.Arrays;
import java.util.Optional;

/** One of the eight Jamf privileges that a provisioning API role holds, with Jamf's exact label. */
public enum Privilege {
  CREATE_USER("Create User"),
  READ_USER("Read User"),
  UPDATE_USER("Update User"),
  DELETE_USER("Delete User"),
  CREATE_STATIC_USER_GROUPS("Create Static User Groups"),
  READ_STATIC_USER_GROUPS("Read Static User Groups"),
  UPDATE_STATIC_USER_GROUPS("Update Static User Groups"),
  DELETE_STATIC_USER_GROUPS("Delete Static User Groups");

  private final String label;

  Privilege(String label) {
    this.label = label;
  }

  /** The name that Jamf's own role editor and API documents use. */
  public String label() {
    return label;
  }

  static Optional<Privilege> labelled(String label) {
    return Arrays.stream(values()).filter(it -> it.label.equals(label)).findFirst();
  }
}
