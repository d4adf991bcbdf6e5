package io.scimify.jamf.simulator;

import java.util.List;

/** What depends on a Jamf user, by display name; a user with links cannot be deleted. */
public record UserLinks(List<String> computers, List<String> mobileDevices) {
  public static final UserLinks NONE = new UserLinks(List.of(), List.of());

  public UserLinks {
    computers = List.copyOf(computers);
    mobileDevices = List.copyOf(mobileDevices);
  }

  boolean isEmpty() {
    return computers.isEmpty() && mobileDevices.isEmpty();
  }
}
