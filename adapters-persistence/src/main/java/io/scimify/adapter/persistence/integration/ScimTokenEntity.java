package io.scimify.adapter.persistence.integration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** One row of {@code scim_token}. */
@Entity(name = "ScimToken")
@Table(name = "scim_token")
class ScimTokenEntity {
  @Id
  @Column(name = "id")
  String id;

  @Column(name = "integration_id")
  String integrationId;

  @Column(name = "label")
  String label;

  @Column(name = "token_hash")
  String tokenHash;

  @Column(name = "created_at")
  long createdAt;

  @Column(name = "expires_at")
  @Nullable Long expiresAt;

  @Column(name = "last_used_at")
  @Nullable Long lastUsedAt;

  @SuppressWarnings("NullAway.Init") // filled by JPA or the mapper
  protected ScimTokenEntity() {}
}
