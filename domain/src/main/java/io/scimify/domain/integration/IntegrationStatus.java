package io.scimify.domain.integration;

/** Where an integration instance stands. */
public enum IntegrationStatus {
  /** Being set up; the SCIM client gets a clear refusal. */
  DRAFT,
  /** Serving. */
  ACTIVE,
  /** Stopped by an administrator; the SCIM client is told to come back later. */
  PAUSED,
  /** Jamf refuses us; changes are kept and applied by themselves once Jamf lets us in again. */
  QUARANTINED,
  /** Its users are being deleted from Jamf; when that is done, it vanishes. */
  REMOVING
}
