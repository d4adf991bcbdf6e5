package io.scimify.domain.administration;

/** What an administrator may do within its reach; each role includes the ones below it. */
public enum Role {
  /** Everything, administrators and tenants included. */
  OWNER,
  /** Integrations, keys, approvals. */
  ADMIN,
  /** Look, change nothing. */
  VIEWER;

  public boolean includes(Role other) {
    return ordinal() <= other.ordinal();
  }
}
