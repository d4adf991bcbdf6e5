package io.scimify.domain.operation;

/** What an operation means to do in Jamf. */
public enum OperationType {
  CREATE_USER,
  UPDATE_USER,
  /** The user was deactivated: delete it in Jamf, keep the tombstone. */
  DEPROVISION_USER,
  REACTIVATE_USER,
  /** The SCIM client deleted the resource: delete in Jamf and forget. */
  DELETE_USER,
  CREATE_GROUP,
  UPDATE_GROUP,
  DELETE_GROUP;

  /** Whether a SCIM client asked for a new resource. */
  public boolean creates() {
    return this == CREATE_USER || this == CREATE_GROUP;
  }

  /** Whether a user vanishes from Jamf, which the guard counts. */
  public boolean deletesUser() {
    return this == DEPROVISION_USER || this == DELETE_USER;
  }
}
