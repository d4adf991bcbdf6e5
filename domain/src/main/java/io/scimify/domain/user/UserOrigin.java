package io.scimify.domain.user;

/** How far the SCIM client has taken charge of a user. */
public enum UserOrigin {
  /** Only listed: Jamf had the user, the SCIM client never asked for this one. */
  SEEN,
  /** Looked up by the SCIM client by name or external id. */
  MATCHED,
  /** Created or updated by the SCIM client. */
  PROVISIONED
}
