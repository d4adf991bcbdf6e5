package io.scimify.adapter.persistence.alert;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One row of {@code open_condition}. */
@Entity(name = "OpenCondition")
@Table(name = "open_condition")
class OpenConditionEntity {
  @Id
  @Column(name = "id")
  String id;

  @Column(name = "integration_id")
  String integrationId;

  @Column(name = "channel")
  String channel;

  @Column(name = "kind")
  String kind;

  @Column(name = "tenant_id")
  String tenantId;

  @Column(name = "integration_name")
  String integrationName;

  @Column(name = "about")
  String about;

  @Column(name = "severity")
  int level;

  @Column(name = "since_at")
  long since;

  @Column(name = "sentence")
  String sentence;

  @SuppressWarnings("NullAway.Init") // filled by JPA or the mapper
  protected OpenConditionEntity() {}
}
