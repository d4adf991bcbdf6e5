package io.scimify.application.port.in;

import io.scimify.domain.tenant.Tenant;
import io.scimify.domain.tenant.TenantId;
import java.util.List;

/** Tenants: Owners make them, everybody sees those in reach. */
public interface AdministerTenantsUseCase {
  AdminResult<Tenant> create(AdminCaller caller, String id, String name);

  AdminResult<List<Tenant>> list(AdminCaller caller);

  AdminResult<Tenant> get(AdminCaller caller, TenantId id);

  AdminResult<Tenant> rename(AdminCaller caller, TenantId id, String name);

  /** Only without integration instances. */
  AdminResult<Tenant> delete(AdminCaller caller, TenantId id);
}
