package io.scimify.domain.deprovisioning;

/** What a deactivation does in Jamf. */
public enum DeactivationAction {
  /** Jamf has no disabled state, so a deactivated user is deleted. */
  DELETE,
  /** The user stays in Jamf; only SCIM shows it as inactive. */
  RETAIN
}
