package io.scimify.adapter.persistence.integration;

import io.scimify.domain.integration.IntegrationStatus;
import io.scimify.domain.integration.JamfPrivilege;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.integration.ProvisioningScope;
import io.scimify.domain.integration.Quarantine;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** One row of {@code integration_instance}. */
@Entity(name = "IntegrationInstance")
@Table(name = "integration_instance")
class IntegrationInstanceEntity {
  @Id
  @Column(name = "id")
  String id;

  @Column(name = "tenant_id", updatable = false)
  String tenantId;

  @Column(name = "name")
  @Nullable String name;

  @Column(name = "jamf_url")
  String jamfUrl;

  @Column(name = "client_id")
  String clientId;

  @Column(name = "client_secret")
  String clientSecret;

  @Column(name = "group_description")
  String groupDescription;

  @Enumerated(EnumType.STRING)
  @Column(name = "provisioning_scope")
  ProvisioningScope scope;

  @Enumerated(EnumType.STRING)
  @Column(name = "provisioning_mode")
  ProvisioningMode mode;

  @Enumerated(EnumType.STRING)
  @Column(name = "status")
  IntegrationStatus status;

  @Enumerated(EnumType.STRING)
  @Column(name = "quarantine_reason")
  Quarantine.@Nullable Reason quarantineReason;

  @Enumerated(EnumType.STRING)
  @Column(name = "quarantine_privilege")
  @Nullable JamfPrivilege quarantinePrivilege;

  @Column(name = "quarantine_detail")
  @Nullable String quarantineDetail;

  @Column(name = "quarantine_since")
  @Nullable Long quarantineSince;

  @Column(name = "removal_asked_by")
  @Nullable String removalAskedBy;

  @Column(name = "removal_asked_at")
  @Nullable Long removalAskedAt;

  @Column(name = "removal_users")
  @Nullable Integer removalUsers;

  @Column(name = "removal_correlation")
  @Nullable String removalCorrelation;

  @Column(name = "removal_called_off")
  @Nullable Boolean removalCalledOff;

  @Column(name = "policy")
  String policy;

  @Column(name = "created_at", updatable = false)
  long createdAt;

  @Column(name = "updated_at")
  long updatedAt;

  @SuppressWarnings("NullAway.Init") // filled by JPA or the mapper
  protected IntegrationInstanceEntity() {}
}
