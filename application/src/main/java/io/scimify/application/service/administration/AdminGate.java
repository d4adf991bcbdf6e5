package io.scimify.application.service.administration;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.AdminResult;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.domain.administration.Role;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.tenant.Tenant;
import io.scimify.domain.tenant.TenantId;
import java.util.Optional;

/**
 * Who may do what. What lies outside an administrator's reach does not exist for it: the answer is
 * the same as for something unknown.
 */
final class AdminGate {
  private final ProvisioningPorts ports;

  AdminGate(ProvisioningPorts ports) {
    this.ports = ports;
  }

  /** The role suffices, in the caller's own reach. */
  AdminResult<AdminCaller> atLeast(AdminCaller caller, Role role) {
    return caller.role().includes(role)
        ? AdminResult.done(caller)
        : AdminResult.refused(
            AdminResult.Reason.FORBIDDEN,
            "",
            "This needs the role "
                + role
                + "; \""
                + caller.userName()
                + "\" is "
                + caller.role()
                + ".");
  }

  /** An Owner whose reach is everything. */
  AdminResult<AdminCaller> overall(AdminCaller caller) {
    return caller.tenant().isPresent()
        ? AdminResult.refused(
            AdminResult.Reason.FORBIDDEN, "", "This needs an Owner who is not bound to a tenant.")
        : atLeast(caller, Role.OWNER);
  }

  AdminResult<Tenant> tenant(AdminCaller caller, TenantId id, Role role) {
    Optional<Tenant> tenant =
        caller.reaches(id)
            ? ports.transactions().inTransaction(() -> ports.integrations().findTenant(id))
            : Optional.empty();
    return tenant
        .map(found -> atLeast(caller, role).map(allowed -> found))
        .orElseGet(
            () ->
                AdminResult.refused(
                    AdminResult.Reason.NOT_FOUND,
                    "tenantId",
                    "There is no tenant \"" + id + "\"."));
  }

  AdminResult<IntegrationInstance> integration(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId id, Role role) {
    Optional<IntegrationInstance> instance =
        caller.reaches(tenant)
            ? ports.transactions().inTransaction(() -> ports.integrations().find(tenant, id))
            : Optional.empty();
    return instance
        .map(found -> atLeast(caller, role).map(allowed -> found))
        .orElseGet(
            () ->
                AdminResult.refused(
                    AdminResult.Reason.NOT_FOUND,
                    "id",
                    "There is no integration instance \"" + id + "\" in this tenant."));
  }
}
