package io.scimify.domain.integration;

import java.util.Arrays;
import java.util.Optional;

/**
 * The eight privileges the Jamf API client needs, by Jamf's exact labels (fact sheet Jamf §1.4).
 */
public enum JamfPrivilege {
  CREATE_USER("Create User"),
  READ_USER("Read User"),
  UPDATE_USER("Update User"),
  DELETE_USER("Delete User"),
  CREATE_STATIC_USER_GROUPS("Create Static User Groups"),
  READ_STATIC_USER_GROUPS("Read Static User Groups"),
  UPDATE_STATIC_USER_GROUPS("Update Static User Groups"),
  DELETE_STATIC_USER_GROUPS("Delete Static User Groups");

  private final String label;

  JamfPrivilege(String label) {
    this.label = label;
  }

  /** Jamf's own label, as shown in its API roles. */
  public String label() {
    return label;
  }

  public static Optional<JamfPrivilege> ofLabel(String label) {
    return Arrays.stream(values()).filter(p -> p.label.equals(label)).findFirst();
  }
}
