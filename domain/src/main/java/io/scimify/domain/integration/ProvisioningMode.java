package io.scimify.domain.integration;

/** How far a decision reaches. */
public enum ProvisioningMode {
  /** Decisions are carried out in Jamf. */
  LIVE,
  /** Dry run: everything is decided and recorded, nothing is written to Jamf. */
  OBSERVE,
  /** Ingestion only: reads are answered, writes are refused with a sentence. */
  READ_ONLY
}
