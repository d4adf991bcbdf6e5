package io.scimify.application.service.administration;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.AdministerTenantsUseCase;
import io.scimify.application.port.out.NameTakenException;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.domain.administration.Role;
import io.scimify.domain.tenant.Tenant;
import io.scimify.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** Makes, names and removes tenants. */
public final class TenantsService implements AdministerTenantsUseCase {
  private final ProvisioningPorts ports;
  private final AdminGate gate;
  private final AdminStory story;

  public TenantsService(ProvisioningPorts ports) {
    this.ports = ports;
    this.gate = new AdminGate(ports);
    this.story = new AdminStory(ports);
  }

  @Override
  public AdminResult<Tenant> create(AdminCaller caller, String id, String name) {
    return gate.overall(caller)
        .then(
            allowed -> {
              try {
                return insert(caller, new Tenant(new TenantId(id), name, ports.clock().instant()));
              } catch (IllegalArgumentException invalid) {
                return invalid("id", invalid);
              } catch (NameTakenException taken) {
                return AdminResult.refused(
                    AdminResult.Reason.CONFLICT, "id", "Tenant \"" + id + "\" exists already.");
              }
            });
  }

  private AdminResult<Tenant> insert(AdminCaller caller, Tenant tenant) {
    ports
        .transactions()
        .run(
            () -> {
              ports.integrations().insertTenant(tenant);
              story.tell(
                  caller,
                  Optional.of(tenant.id()),
                  "tenant.create",
                  tenant.name(),
                  "Tenant \"" + tenant.id() + "\" was created.");
            });
    return AdminResult.done(tenant);
  }

  static <T> AdminResult<T> invalid(String field, IllegalArgumentException why) {
    return AdminResult.refused(
        AdminResult.Reason.INVALID, field, Optional.ofNullable(why.getMessage()).orElse("Invalid"));
  }

  @Override
  public AdminResult<List<Tenant>> list(AdminCaller caller) {
    return AdminResult.done(
        ports.transactions().inTransaction(() -> ports.integrations().tenants()).stream()
            .filter(tenant -> caller.reaches(tenant.id()))
            .toList());
  }

  @Override
  public AdminResult<Tenant> get(AdminCaller caller, TenantId id) {
    return gate.tenant(caller, id, Role.VIEWER);
  }

  @Override
  public AdminResult<Tenant> rename(AdminCaller caller, TenantId id, String name) {
    return gate.tenant(caller, id, Role.OWNER)
        .then(
            tenant -> {
              try {
                return renamed(caller, tenant.renamed(name));
              } catch (IllegalArgumentException invalid) {
                return invalid("name", invalid);
              }
            });
  }

  private AdminResult<Tenant> renamed(AdminCaller caller, Tenant tenant) {
    ports
        .transactions()
        .run(
            () -> {
              ports.integrations().updateTenant(tenant);
              story.tell(
                  caller,
                  Optional.of(tenant.id()),
                  "tenant.rename",
                  tenant.name(),
                  "Tenant \"" + tenant.id() + "\" is called \"" + tenant.name() + "\".");
            });
    return AdminResult.done(tenant);
  }

  @Override
  public AdminResult<Tenant> delete(AdminCaller caller, TenantId id) {
    return gate.tenant(caller, id, Role.OWNER)
        .then(tenant -> gate.overall(caller).map(allowed -> tenant))
        .then(
            tenant ->
                ports
                        .transactions()
                        .inTransaction(() -> ports.integrations().ofTenant(id))
                        .isEmpty()
                    ? remove(caller, tenant)
                    : AdminResult.refused(
                        AdminResult.Reason.CONFLICT,
                        "tenantId",
                        "Tenant \""
                            + id
                            + "\" still has integration instances; delete them first."));
  }

  private AdminResult<Tenant> remove(AdminCaller caller, Tenant tenant) {
    ports
        .transactions()
        .run(
            () -> {
              ports.integrations().deleteTenant(tenant.id());
              story.tell(
                  caller,
                  Optional.of(tenant.id()),
                  "tenant.delete",
                  tenant.name(),
                  "Tenant \"" + tenant.id() + "\" was deleted.");
            });
    return AdminResult.done(tenant);
  }
}
