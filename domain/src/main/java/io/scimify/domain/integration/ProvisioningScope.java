package io.scimify.domain.integration;

/** Which resource types an integration instance provisions. */
public enum ProvisioningScope {
  USERS,
  GROUPS,
  USERS_AND_GROUPS;

  public boolean includesUsers() {
    return this != GROUPS;
  }

  public boolean includesGroups() {
    return this != USERS;
  }
}
