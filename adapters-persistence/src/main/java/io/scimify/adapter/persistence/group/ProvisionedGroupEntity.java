package io.scimify.adapter.persistence.group;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** One row of {@code provisioned_group}. */
@Entity(name = "ProvisionedGroup")
@Table(name = "provisioned_group")
class ProvisionedGroupEntity {
  @Id
  @Column(name = "id")
  String id;

  @Column(name = "integration_id", updatable = false)
  String integrationId;

  @Column(name = "display_name")
  String displayName;

  @Column(name = "name_key")
  String nameKey;

  @Column(name = "description")
  String description;

  @Column(name = "attributes")
  String attributes;

  @Column(name = "provisioned")
  boolean provisioned;

  @Column(name = "jamf_id")
  @Nullable Long jamfId;

  @Column(name = "jamf_written_at")
  @Nullable Long jamfWrittenAt;

  @Column(name = "created_at", updatable = false)
  long createdAt;

  @Column(name = "updated_at")
  long updatedAt;

  @SuppressWarnings("NullAway.Init") // filled by JPA or the mapper
  protected ProvisionedGroupEntity() {}
}
