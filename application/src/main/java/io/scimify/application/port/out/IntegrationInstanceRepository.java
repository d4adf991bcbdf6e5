package io.scimify.application.port.out;

import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.ScimToken;
import io.scimify.domain.integration.ScimTokenId;
import io.scimify.domain.tenant.Tenant;
import io.scimify.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tenants, integration instances and SCIM keys. Jamf secrets are encrypted at rest. */
public interface IntegrationInstanceRepository {
  Optional<Tenant> findTenant(TenantId id);

  List<Tenant> tenants();

  /**
   * @throws NameTakenException when the id is taken
   */
  void insertTenant(Tenant tenant);

  void updateTenant(Tenant tenant);

  /** Only when it has no instances; the caller checks. */
  void deleteTenant(TenantId id);

  /** For the SCIM edge and the worker, which know instances only by their id. */
  Optional<IntegrationInstance> find(IntegrationInstanceId id);

  Optional<IntegrationInstance> find(TenantId tenant, IntegrationInstanceId id);

  List<IntegrationInstance> ofTenant(TenantId tenant);

  /** Every instance, for the worker. */
  List<IntegrationInstance> all();

  /** Those that are being removed together with their users. */
  List<IntegrationInstance> removing();

  void insert(IntegrationInstance instance);

  void update(IntegrationInstance instance);

  /** With its keys, identities and operations; the audit stays. */
  void delete(IntegrationInstanceId id);

  List<ScimToken> tokens(IntegrationInstanceId integration);

  void insertToken(ScimToken token);

  /** False when there is none. */
  boolean deleteToken(IntegrationInstanceId integration, ScimTokenId token);

  void recordTokenUse(IntegrationInstanceId integration, ScimTokenId token, Instant at);
}
