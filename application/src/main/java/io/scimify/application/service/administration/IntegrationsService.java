package io.scimify.application.service.administration;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.AdministerIntegrationsUseCase;
import io.scimify.application.port.out.ConnectionFinding;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.domain.administration.Role;
import io.scimify.domain.audit.AttributeChange;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.IntegrationStatus;
import io.scimify.domain.integration.JamfConnection;
import io.scimify.domain.integration.ScimToken;
import io.scimify.domain.integration.ScimTokenId;
import io.scimify.domain.tenant.Tenant;
import io.scimify.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes, changes, starts, stops and removes integration instances, and issues their keys. */
public final class IntegrationsService implements AdministerIntegrationsUseCase {
  private final ProvisioningPorts ports;
  private final AdminGate gate;
  private final AdminStory story;
  private final JamfSettings jamf;
  private final SettingsChange settings;
  private final ScimKeys keys;

  public IntegrationsService(ProvisioningPorts ports, InstanceUrlRule urls) {
    this.ports = ports;
    this.gate = new AdminGate(ports);
    this.story = new AdminStory(ports);
    this.jamf = new JamfSettings(ports, urls);
    this.settings = new SettingsChange(ports, story, jamf);
    this.keys = new ScimKeys(ports, story);
  }

  @Override
  public AdminResult<IntegrationInstance> create(
      AdminCaller caller, TenantId tenant, NewIntegration wanted) {
    return gate.tenant(caller, tenant, Role.ADMIN).then(found -> create(caller, found, wanted));
  }

  private AdminResult<IntegrationInstance> create(
      AdminCaller caller, Tenant tenant, NewIntegration wanted) {
    if (!wanted.type().equals(IntegrationInstance.TYPE)) {
      return AdminResult.refused(
          AdminResult.Reason.INVALID,
          "type",
          "Type \""
              + wanted.type()
              + "\" is not offered; use \""
              + IntegrationInstance.TYPE
              + "\".");
    }
    return jamf.entered(wanted.instanceUrl(), wanted.clientId(), wanted.clientSecret())
        .then(
            connection -> {
              try {
                return insert(caller, draft(tenant, wanted, connection));
              } catch (IllegalArgumentException invalid) {
                return TenantsService.invalid("name", invalid);
              }
            });
  }

  private IntegrationInstance draft(
      Tenant tenant, NewIntegration wanted, JamfConnection connection) {
    return IntegrationInstance.draft(
        new IntegrationInstanceId(ports.ids().nextId().toString()),
        tenant.id(),
        wanted.name().filter(name -> !name.isBlank()),
        connection,
        wanted.groupDescription().filter(text -> !text.isBlank()),
        ports.clock().instant());
  }

  private AdminResult<IntegrationInstance> insert(AdminCaller caller, IntegrationInstance draft) {
    ports
        .transactions()
        .run(
            () -> {
              ports.integrations().insert(draft);
              story.tell(
                  caller,
                  draft,
                  "integration.create",
                  "Integration instance \"" + draft.displayName() + "\" was created.",
                  AttributeChange.between(Map.of(), SettingsChange.told(draft)));
            });
    return AdminResult.done(draft);
  }

  @Override
  public AdminResult<List<IntegrationInstance>> list(AdminCaller caller, TenantId tenant) {
    return gate.tenant(caller, tenant, Role.VIEWER)
        .map(
            found ->
                ports.transactions().inTransaction(() -> ports.integrations().ofTenant(tenant)));
  }

  @Override
  public AdminResult<IntegrationInstance> get(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId id) {
    return gate.integration(caller, tenant, id, Role.VIEWER);
  }

  @Override
  public AdminResult<IntegrationInstance> patch(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId id, IntegrationPatch patch) {
    return gate.integration(caller, tenant, id, Role.ADMIN)
        .then(present -> settings.apply(caller, present, patch));
  }

  @Override
  public AdminResult<IntegrationInstance> delete(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId id) {
    return gate.integration(caller, tenant, id, Role.ADMIN)
        .map(
            instance -> {
              ports
                  .transactions()
                  .run(
                      () -> {
                        ports.integrations().delete(id);
                        story.tell(
                            caller,
                            instance,
                            "integration.delete",
                            "The instance was deleted; its users and groups stay in Jamf Pro.",
                            List.of());
                      });
              ports.jamf().forget(id);
              return instance;
            });
  }

  @Override
  public AdminResult<IntegrationInstance> activate(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId id) {
    return change(
        caller,
        tenant,
        id,
        i -> i.activate(ports.clock().instant()),
        "integration.activate",
        "The instance serves its SCIM client.");
  }

  @Override
  public AdminResult<IntegrationInstance> pause(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId id) {
    return change(
        caller,
        tenant,
        id,
        i -> i.pause(ports.clock().instant()),
        "integration.pause",
        "The instance is paused; SCIM clients are told to come back, pending work waits.");
  }

  private AdminResult<IntegrationInstance> change(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId id,
      UnaryOperator<IntegrationInstance> change,
      String action,
      String what) {
    return gate.integration(caller, tenant, id, Role.ADMIN)
        .then(IntegrationsService::notRemoving)
        .map(
            present -> {
              IntegrationInstance changed = change.apply(present);
              ports
                  .transactions()
                  .run(
                      () -> {
                        ports.integrations().update(changed);
                        story.tell(
                            caller,
                            changed,
                            action,
                            what,
                            AttributeChange.between(
                                Map.of("status", present.status()),
                                Map.of("status", changed.status())));
                      });
              return changed;
            });
  }

  private static AdminResult<IntegrationInstance> notRemoving(IntegrationInstance instance) {
    return instance.status() == IntegrationStatus.REMOVING
        ? AdminResult.refused(
            AdminResult.Reason.CONFLICT,
            "",
            "The instance is being removed together with its users; call the removal off first.")
        : AdminResult.done(instance);
  }

  @Override
  public AdminResult<List<ConnectionFinding>> checkConnection(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId id) {
    return gate.integration(caller, tenant, id, Role.VIEWER)
        .map(instance -> jamf.check(instance.id(), instance.jamf()));
  }

  @Override
  public AdminResult<IssuedKey> issueKey(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId id,
      String label,
      Optional<Instant> expiresAt) {
    return gate.integration(caller, tenant, id, Role.ADMIN)
        .then(instance -> keys.issue(caller, instance, label, expiresAt));
  }

  @Override
  public AdminResult<List<ScimToken>> keys(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId id) {
    return gate.integration(caller, tenant, id, Role.VIEWER)
        .map(instance -> ports.transactions().inTransaction(() -> ports.integrations().tokens(id)));
  }

  @Override
  public AdminResult<ScimTokenId> revokeKey(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId id, ScimTokenId key) {
    return gate.integration(caller, tenant, id, Role.ADMIN)
        .then(instance -> keys.revoke(caller, instance, key));
  }
}
