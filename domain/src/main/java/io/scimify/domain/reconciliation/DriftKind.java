package io.scimify.domain.reconciliation;

/** How Jamf and SCIM differ. */
public enum DriftKind {
  /** SCIM has an active user, or a group, that Jamf does not hold. */
  MISSING_IN_JAMF,
  /** Both have it, with other attributes. */
  CHANGED_IN_JAMF,
  /** The user was deactivated, and Jamf still holds it. */
  STILL_IN_JAMF,
  /** A member of the Jamf group that the SCIM client never pushed into it. */
  UNKNOWN_MEMBER,
  /** A pushed member that the Jamf group lacks. */
  MISSING_MEMBER,
  /** A Jamf user of whom the SCIM client knows nothing: worth seeing, never to be mended. */
  UNMANAGED_USER;

  /** Whether Jamf can be made equal to SCIM; users that were never ours are left alone. */
  public boolean isRepairable() {
    return this != UNMANAGED_USER;
  }
}
