package io.scimify.domain.reconciliation;

import io.scimify.domain.deprovisioning.DeactivationAction;
import io.scimify.domain.deprovisioning.DeprovisioningPolicy;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.UserOrigin;
import io.scimify.domain.user.UserReconciliation;
import java.util.List;
import java.util.Optional;

/** Compares one user's two sides. Whoever was left in Jamf on purpose is no difference. */
public final class UserDrift {
  private final DeprovisioningPolicy policy;

  public UserDrift(DeprovisioningPolicy policy) {
    this.policy = policy;
  }

  /** Jamf holds {@code truth}; {@code user} is whom we know under its id, if anybody. */
  public Optional<DriftItem> present(Optional<ProvisionedUser> user, JamfUser truth) {
    if (user.filter(ProvisionedUser::isManaged).isEmpty()) {
      return Optional.of(DriftItem.unmanaged(truth));
    }
    return user.get().active() ? changed(user.get(), truth) : leftBehind(user.get());
  }

  private static Optional<DriftItem> changed(ProvisionedUser user, JamfUser truth) {
    if (user.origin() != UserOrigin.PROVISIONED) {
      return Optional.empty(); // matched only: the SCIM client has not said yet what it wants
    }
    JamfUserFields wanted = UserReconciliation.wanted(user.profile(), truth.fields());
    List<AttributeDifference> differences = AttributeDifference.between(wanted, truth.fields());
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(DriftItem.of(DriftKind.CHANGED_IN_JAMF, user, differences));
  }

  private Optional<DriftItem> leftBehind(ProvisionedUser user) {
    boolean onPurpose =
        policy.action() == DeactivationAction.RETAIN
            || policy.protectedUsers().contains(user.profile().userName());
    return onPurpose
        ? Optional.empty()
        : Optional.of(DriftItem.of(DriftKind.STILL_IN_JAMF, user, List.of()));
  }

  /** Jamf does not hold {@code user}. */
  public Optional<DriftItem> absent(ProvisionedUser user) {
    return user.isManaged() && user.active()
        ? Optional.of(DriftItem.of(DriftKind.MISSING_IN_JAMF, user, List.of()))
        : Optional.empty();
  }
}
