package io.scimify.domain.administration;

import io.scimify.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A person who administers the product: all of it, or one tenant. Locked for a while after repeated
 * wrong passwords; suspended by a human. Immutable.
 *
 * @param tenant the only tenant in reach; empty for all
 * @param password empty for those who sign in by OpenID Connect
 * @param identity who this is for the OpenID provider; empty for a local account
 */
public record Administrator(
    String userName,
    Role role,
    Optional<TenantId> tenant,
    Optional<PasswordHash> password,
    Optional<ExternalIdentity> identity,
    boolean suspended,
    int failedSignIns,
    Optional<Instant> lockedUntil,
    Optional<Instant> lastSignInAt,
    Instant createdAt) {

  /** So many wrong passwords in a row lock the account for {@link #LOCK}. */
  public static final int MOST_FAILURES = 5;

  public static final Duration LOCK = Duration.ofMinutes(15);

  public Administrator {
    if (!userName.matches("[A-Za-z0-9._@+-]{1,200}")) {
      throw new IllegalArgumentException(
          "User name \"" + userName + "\" must be 1 to 200 letters, digits or . _ @ + -");
    }
  }

  public static Administrator local(
      String userName, Role role, Optional<TenantId> tenant, PasswordHash password, Instant now) {
    return new Administrator(
        userName,
        role,
        tenant,
        Optional.of(password),
        Optional.empty(),
        false,
        0,
        Optional.empty(),
        Optional.empty(),
        now);
  }

  /** Somebody whom an OpenID provider vouches for, at the first sign-in. */
  public static Administrator external(
      String userName, RoleGrant grant, ExternalIdentity identity, Instant now) {
    return new Administrator(
        userName,
        grant.role(),
        grant.tenant(),
        Optional.empty(),
        Optional.of(identity),
        false,
        0,
        Optional.empty(),
        Optional.empty(),
        now);
  }

  /** Whether the password is kept here, so that no provider is needed to sign in. */
  public boolean isLocal() {
    return password.isPresent();
  }

  /** Everything is in reach and may be done, without any provider. */
  public boolean isLocalOwner() {
    return isLocal() && role == Role.OWNER && tenant.isEmpty();
  }

  public boolean isLocked(Instant now) {
    return lockedUntil.filter(now::isBefore).isPresent();
  }

  public Administrator failedToSignIn(Instant now) {
    int failures = failedSignIns + 1;
    boolean locks = failures >= MOST_FAILURES;
    return new Administrator(
        userName,
        role,
        tenant,
        password,
        identity,
        suspended,
        locks ? 0 : failures,
        locks ? Optional.of(now.plus(LOCK)) : lockedUntil,
        lastSignInAt,
        createdAt);
  }

  public Administrator signedIn(Instant now) {
    return new Administrator(
        userName,
        role,
        tenant,
        password,
        identity,
        suspended,
        0,
        Optional.empty(),
        Optional.of(now),
        createdAt);
  }

  public Administrator withPassword(PasswordHash newPassword) {
    return new Administrator(
        userName,
        role,
        tenant,
        Optional.of(newPassword),
        identity,
        suspended,
        0,
        Optional.empty(),
        lastSignInAt,
        createdAt);
  }

  public Administrator withRole(Role newRole, Optional<TenantId> newTenant) {
    return new Administrator(
        userName,
        newRole,
        newTenant,
        password,
        identity,
        suspended,
        failedSignIns,
        lockedUntil,
        lastSignInAt,
        createdAt);
  }

  public Administrator withSuspended(boolean nowSuspended) {
    return new Administrator(
        userName,
        role,
        tenant,
        password,
        identity,
        nowSuspended,
        failedSignIns,
        lockedUntil,
        lastSignInAt,
        createdAt);
  }
}
