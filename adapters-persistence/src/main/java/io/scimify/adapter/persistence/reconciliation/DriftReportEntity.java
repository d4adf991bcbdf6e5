package io.scimify.adapter.persistence.reconciliation;

import io.scimify.domain.reconciliation.DriftReport;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One row of {@code drift_report}. */
@Entity(name = "DriftReport")
@Table(name = "drift_report")
class DriftReportEntity {
  @Id
  @Column(name = "id")
  String id;

  @Column(name = "integration_id")
  String integrationId;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  DriftReport.State state;

  @Column(name = "requested_by")
  String requestedBy;

  @Column(name = "started_at")
  long startedAt;

  @Column(name = "updated_at")
  long updatedAt;

  @Column(name = "users_in_jamf")
  int usersInJamf;

  @Column(name = "users_compared")
  int usersCompared;

  @Column(name = "groups_compared")
  int groupsCompared;

  @Column(name = "unsettled")
  int unsettled;

  @Column(name = "counts")
  String counts;

  @Column(name = "failure")
  String failure;

  @SuppressWarnings("NullAway.Init") // filled by JPA or the mapper
  protected DriftReportEntity() {}
}
