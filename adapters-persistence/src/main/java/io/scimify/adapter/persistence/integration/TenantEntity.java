package io.scimify.adapter.persistence.integration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One row of {@code tenant}. */
@Entity(name = "Tenant")
@Table(name = "tenant")
class TenantEntity {
  @Id
  @Column(name = "id")
  String id;

  @Column(name = "name")
  String name;

  @Column(name = "created_at", updatable = false)
  long createdAt;

  @SuppressWarnings("NullAway.Init") // filled by JPA or the mapper
  protected TenantEntity() {}
}
