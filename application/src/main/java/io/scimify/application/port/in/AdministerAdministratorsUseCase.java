package io.scimify.application.port.in;

import io.scimify.domain.administration.Administrator;
import io.scimify.domain.administration.Role;
import io.scimify.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** The administrators; only Owners manage them. The last active Owner of everything stays. */
public interface AdministerAdministratorsUseCase {
  AdminResult<List<Administrator>> list(AdminCaller caller);

  AdminResult<Administrator> create(
      AdminCaller caller, String userName, String password, Role role, Optional<TenantId> tenant);

  AdminResult<Administrator> changeRole(
      AdminCaller caller, String userName, Role role, Optional<TenantId> tenant);

  AdminResult<Administrator> suspend(AdminCaller caller, String userName, boolean suspended);

  AdminResult<Administrator> delete(AdminCaller caller, String userName);

  /** One's own with the present password, anybody's by an Owner. */
  AdminResult<Administrator> changePassword(
      AdminCaller caller, String userName, Optional<String> present, String next);
}
