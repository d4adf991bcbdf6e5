package io.scimify.adapter.persistence.reconciliation;

import io.scimify.domain.operation.Subject;
import io.scimify.domain.reconciliation.DriftKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** One row of {@code drift_item}. */
@Entity(name = "DriftItem")
@Table(name = "drift_item")
class DriftItemEntity {
  @Id
  @Column(name = "id")
  String id;

  @Column(name = "integration_id")
  String integrationId;

  @Column(name = "report_id")
  String reportId;

  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  DriftKind kind;

  @Enumerated(EnumType.STRING)
  @Column(name = "subject_kind")
  Subject.@Nullable Kind subjectKind;

  @Column(name = "subject_id")
  @Nullable String subjectId;

  @Column(name = "name")
  String name;

  @Column(name = "name_key")
  String nameKey;

  @Column(name = "jamf_id")
  @Nullable Long jamfId;

  @Column(name = "member_id")
  @Nullable String memberId;

  @Column(name = "member_name")
  String memberName;

  @Column(name = "differences")
  String differences;

  @Column(name = "asked")
  boolean asked;

  @SuppressWarnings("NullAway.Init") // filled by JPA or the mapper
  protected DriftItemEntity() {}
}
