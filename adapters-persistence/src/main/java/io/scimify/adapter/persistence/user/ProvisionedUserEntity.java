package io.scimify.adapter.persistence.user;

import io.scimify.domain.user.UserOrigin;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** One row of {@code provisioned_user}. */
@Entity(name = "ProvisionedUser")
@Table(name = "provisioned_user")
class ProvisionedUserEntity {
  @Id
  @Column(name = "id")
  String id;

  @Column(name = "integration_id", updatable = false)
  String integrationId;

  @Enumerated(EnumType.STRING)
  @Column(name = "origin")
  UserOrigin origin;

  @Column(name = "managed")
  boolean managed;

  @Column(name = "active")
  boolean active;

  @Column(name = "profile")
  String profile;

  @Column(name = "name_key")
  @Nullable String nameKey;

  @Column(name = "external_id_key")
  @Nullable String externalIdKey;

  @Column(name = "search_name")
  String searchName;

  @Column(name = "search_text")
  String searchText;

  @Column(name = "jamf_id")
  @Nullable Long jamfId;

  @Column(name = "jamf_written_at")
  @Nullable Long jamfWrittenAt;

  @Column(name = "created_at", updatable = false)
  long createdAt;

  @Column(name = "updated_at")
  long updatedAt;

  @SuppressWarnings("NullAway.Init") // filled by JPA or the mapper
  protected ProvisionedUserEntity() {}
}
