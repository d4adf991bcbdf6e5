package io.scimify.application.service.administration;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.AdministerAdministratorsUseCase;
import io.scimify.application.port.out.NameTakenException;
import io.scimify.domain.administration.Administrator;
import io.scimify.domain.administration.Role;
import io.scimify.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Manages administrators. An Owner of one tenant manages that tenant's; the last overall Owner with
 * a password stays.
 */
public final class AdministratorsService implements AdministerAdministratorsUseCase {
  private final AdminPorts ports;
  private final AdminGate gate;
  private final AdminStory story;

  public AdministratorsService(AdminPorts ports) {
    this.ports = ports;
    this.gate = new AdminGate(ports.provisioning());
    this.story = new AdminStory(ports.provisioning());
  }

  @Override
  public AdminResult<List<Administrator>> list(AdminCaller caller) {
    return gate.atLeast(caller, Role.OWNER)
        .map(allowed -> transaction(() -> ports.administrators().all()))
        .map(all -> all.stream().filter(a -> isInReach(caller, a)).toList());
  }

  private static boolean isInReach(AdminCaller caller, Administrator administrator) {
    return caller.tenant().isEmpty() || caller.tenant().equals(administrator.tenant());
  }

  @Override
  public AdminResult<Administrator> create(
      AdminCaller caller, String userName, String password, Role role, Optional<TenantId> tenant) {
    return gate.atLeast(caller, Role.OWNER)
        .then(allowed -> reachable(caller, tenant))
        .then(allowed -> acceptable(password, userName))
        .then(
            allowed -> {
              try {
                Administrator made =
                    Administrator.local(
                        userName,
                        role,
                        tenant,
                        Passwords.hash(password),
                        ports.provisioning().clock().instant());
                return insert(caller, made);
              } catch (IllegalArgumentException invalid) {
                return TenantsService.invalid("userName", invalid);
              } catch (NameTakenException taken) {
                return AdminResult.refused(AdminResult.Reason.CONFLICT, "userName", taken.reason());
              }
            });
  }

  private AdminResult<AdminCaller> reachable(AdminCaller caller, Optional<TenantId> tenant) {
    if (tenant.isPresent()) {
      return gate.tenant(caller, tenant.get(), Role.OWNER).map(found -> caller);
    }
    return gate.overall(caller);
  }

  private static AdminResult<String> acceptable(String password, String userName) {
    return Passwords.objection(password, userName)
        .<AdminResult<String>>map(
            why -> AdminResult.refused(AdminResult.Reason.INVALID, "password", why))
        .orElseGet(() -> AdminResult.done(password));
  }

  private AdminResult<Administrator> insert(AdminCaller caller, Administrator made) {
    transaction(
        () -> {
          ports.administrators().insert(made);
          tell(caller, made, "administrator.create", "Created as " + made.role() + ".");
          return true;
        });
    return AdminResult.done(made);
  }

  @Override
  public AdminResult<Administrator> changeRole(
      AdminCaller caller, String userName, Role role, Optional<TenantId> tenant) {
    return reachable(caller, tenant)
        .then(allowed -> managed(caller, userName))
        .then(AdministratorsService::local)
        .then(present -> notTheLastOwner(present, role == Role.OWNER && tenant.isEmpty()))
        .then(
            present ->
                store(
                    caller,
                    present,
                    a -> a.withRole(role, tenant),
                    "administrator.role",
                    "Role is " + role + "."));
  }

  @Override
  public AdminResult<Administrator> suspend(
      AdminCaller caller, String userName, boolean suspended) {
    return managed(caller, userName)
        .then(present -> notTheLastOwner(present, !suspended))
        .then(
            present ->
                store(
                    caller,
                    present,
                    a -> a.withSuspended(suspended),
                    "administrator.suspend",
                    suspended ? "Suspended." : "Active again."));
  }

  @Override
  public AdminResult<Administrator> delete(AdminCaller caller, String userName) {
    return managed(caller, userName)
        .then(present -> notTheLastOwner(present, false))
        .map(
            present ->
                transaction(
                    () -> {
                      ports.administrators().delete(present.userName());
                      tell(caller, present, "administrator.delete", "Deleted.");
                      return present;
                    }));
  }

  @Override
  public AdminResult<Administrator> changePassword(
      AdminCaller caller, String userName, Optional<String> present, String next) {
    boolean own = caller.userName().equalsIgnoreCase(userName);
    AdminResult<Administrator> found =
        own ? ownWith(userName, present.orElse("")) : managed(caller, userName);
    return found
        .then(AdministratorsService::local)
        .then(administrator -> acceptable(next, userName).map(password -> administrator))
        .then(
            administrator ->
                store(
                    caller,
                    administrator,
                    a -> a.withPassword(Passwords.hash(next)),
                    "administrator.password",
                    "Password was changed."));
  }

  private AdminResult<Administrator> ownWith(String userName, String password) {
    return transaction(() -> ports.administrators().find(userName))
        .filter(a -> a.password().filter(hash -> Passwords.matches(password, hash)).isPresent())
        .<AdminResult<Administrator>>map(AdminResult::done)
        .orElseGet(
            () ->
                AdminResult.refused(
                    AdminResult.Reason.INVALID, "present", "The present password is wrong."));
  }

  private AdminResult<Administrator> managed(AdminCaller caller, String userName) {
    return gate.atLeast(caller, Role.OWNER)
        .then(
            allowed ->
                transaction(() -> ports.administrators().find(userName))
                    .filter(a -> isInReach(caller, a))
                    .<AdminResult<Administrator>>map(AdminResult::done)
                    .orElseGet(
                        () ->
                            AdminResult.refused(
                                AdminResult.Reason.NOT_FOUND,
                                "userName",
                                "There is no administrator \"" + userName + "\".")));
  }

  /** Whom a provider vouches for gets the role from there and has no password here. */
  private static AdminResult<Administrator> local(Administrator administrator) {
    return administrator.isLocal()
        ? AdminResult.done(administrator)
        : AdminResult.refused(
            AdminResult.Reason.CONFLICT,
            "userName",
            "\""
                + administrator.userName()
                + "\" signs in by OpenID Connect; change role and password at the provider.");
  }

  /** Only an Owner with a password here counts, for the day on which the provider fails. */
  private AdminResult<Administrator> notTheLastOwner(Administrator present, boolean staysOwner) {
    boolean isLast =
        isActiveOwner(present)
            && transaction(() -> ports.administrators().all()).stream()
                    .filter(AdministratorsService::isActiveOwner)
                    .count()
                == 1;
    return isLast && !staysOwner
        ? AdminResult.refused(
            AdminResult.Reason.CONFLICT,
            "userName",
            "\""
                + present.userName()
                + "\" is the last active Owner with a password; make another one first.")
        : AdminResult.done(present);
  }

  private static boolean isActiveOwner(Administrator administrator) {
    return administrator.isLocalOwner() && !administrator.suspended();
  }

  private AdminResult<Administrator> store(
      AdminCaller caller,
      Administrator present,
      UnaryOperator<Administrator> change,
      String action,
      String what) {
    Administrator changed = change.apply(present);
    transaction(
        () -> {
          ports.administrators().update(changed);
          tell(caller, changed, action, what);
          return true;
        });
    return AdminResult.done(changed);
  }

  private void tell(AdminCaller caller, Administrator about, String action, String what) {
    story.tell(caller, about.tenant(), action, about.userName(), what);
  }

  private <T> T transaction(Supplier<T> work) {
    return ports.provisioning().transactions().inTransaction(work);
  }
}
