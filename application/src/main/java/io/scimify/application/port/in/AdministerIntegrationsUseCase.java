package io.scimify.application.port.in;

import io.scimify.application.port.out.ConnectionFinding;
import io.scimify.domain.deprovisioning.DeprovisioningPolicy;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.integration.ProvisioningScope;
import io.scimify.domain.integration.ScimToken;
import io.scimify.domain.integration.ScimTokenId;
import io.scimify.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Integration instances and their SCIM keys. */
public interface AdministerIntegrationsUseCase {
  /** What a new instance needs; the description has a default. */
  record NewIntegration(
      String type,
      Optional<String> name,
      String instanceUrl,
      String clientId,
      String clientSecret,
      Optional<String> groupDescription) {}

  /** What shall change; what is empty stays. {@code name} "" removes the name. */
  record IntegrationPatch(
      Optional<String> name,
      Optional<String> instanceUrl,
      Optional<String> clientId,
      Optional<String> clientSecret,
      Optional<String> groupDescription,
      Optional<ProvisioningScope> scope,
      Optional<ProvisioningMode> mode,
      Optional<DeprovisioningPolicy> policy) {}

  /** A key, in the clear this once. */
  record IssuedKey(ScimToken token, String key) {}

  AdminResult<IntegrationInstance> create(
      AdminCaller caller, TenantId tenant, NewIntegration integration);

  AdminResult<List<IntegrationInstance>> list(AdminCaller caller, TenantId tenant);

  AdminResult<IntegrationInstance> get(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId id);

  /**
   * A new URL, client id or secret is tried before it replaces the old, unless the instance is a
   * draft.
   */
  AdminResult<IntegrationInstance> patch(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId id, IntegrationPatch patch);

  /** Forgets identities, keys and pending work; Jamf's users stay. */
  AdminResult<IntegrationInstance> delete(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId id);

  AdminResult<IntegrationInstance> activate(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId id);

  AdminResult<IntegrationInstance> pause(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId id);

  AdminResult<List<ConnectionFinding>> checkConnection(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId id);

  /** At most two live keys. */
  AdminResult<IssuedKey> issueKey(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId id,
      String label,
      Optional<Instant> expiresAt);

  AdminResult<List<ScimToken>> keys(AdminCaller caller, TenantId tenant, IntegrationInstanceId id);

  AdminResult<ScimTokenId> revokeKey(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId id, ScimTokenId key);
}
