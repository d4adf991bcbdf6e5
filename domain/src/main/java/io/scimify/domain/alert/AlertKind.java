package io.scimify.domain.alert;

/** What an alert is about. */
public enum AlertKind {
  /** Deletions or removals wait for an approval. */
  HELD("Held for approval"),
  /** Jamf refuses the instance. */
  QUARANTINED("Quarantined by Jamf Pro"),
  /** A SCIM key ends soon or has ended. */
  KEY_EXPIRING("Key expires"),
  /** The oldest change has been waiting for long. */
  BACKLOG("Changes pile up"),
  /** The SCIM client has not been heard of for long. */
  SILENT("No request for long");

  private final String title;

  AlertKind(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
