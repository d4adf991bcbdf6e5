package io.scimify.adapter.persistence.administration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** One row of {@code administrator}. */
@Entity(name = "Administrator")
@Table(name = "administrator")
class AdministratorEntity {
  @Id
  @Column(name = "id")
  String id;

  @Column(name = "user_name")
  String userName;

  @Column(name = "role")
  String role;

  @Column(name = "tenant_id")
  @Nullable String tenantId;

  @Column(name = "password_hash")
  @Nullable String passwordHash;

  @Column(name = "identity_issuer")
  @Nullable String identityIssuer;

  @Column(name = "identity_subject")
  @Nullable String identitySubject;

  @Column(name = "suspended")
  boolean suspended;

  @Column(name = "failed_sign_ins")
  int failedSignIns;

  @Column(name = "locked_until")
  @Nullable Long lockedUntil;

  @Column(name = "last_sign_in_at")
  @Nullable Long lastSignInAt;

  @Column(name = "created_at", updatable = false)
  long createdAt;

  @SuppressWarnings("NullAway.Init") // filled by JPA or the mapper
  protected AdministratorEntity() {}
}
