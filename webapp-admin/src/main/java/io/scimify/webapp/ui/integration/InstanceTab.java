package io.scimify.webapp.ui.integration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The parts of an integration instance's page; each has an address of its own. */
public enum InstanceTab {
  SETUP,
  USERS,
  GROUPS,
  ACTIVITY,
  APPROVALS,
  DRIFT,
  SETTINGS;

  public String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<InstanceTab> ofPath(String path) {
    return Arrays.stream(values()).filter(tab -> tab.path().equals(path)).findFirst();
  }
}
