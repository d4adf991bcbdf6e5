package io.scimify.domain.reconciliation;

import java.util.UUID;

/** Names one run of the comparison. */
public record DriftReportId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
