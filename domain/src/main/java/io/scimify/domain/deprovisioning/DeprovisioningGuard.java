package io.scimify.domain.deprovisioning;

import io.scimify.domain.user.ProvisionedUser;
import java.time.Instant;

/**
 * Decides what a deactivation becomes: "deactivated" in the identity provider means
 * <em>deleted</em> in Jamf, because Jamf has no disabled state. Protected and never-managed users
 * are retained; an unusual number is held; a grace delays.
 */
public final class DeprovisioningGuard {
  private final DeprovisioningPolicy policy;

  public DeprovisioningGuard(DeprovisioningPolicy policy) {
    this.policy = policy;
  }

  public DeprovisioningDecision decide(ProvisionedUser user, DeletionLoad load, Instant now) {
    if (policy.protectedUsers().contains(user.profile().userName())) {
      return new DeprovisioningDecision.Retain(
          "\""
              + user.profile().userName()
              + "\" is on the protected-user list, so Jamf keeps the user.");
    }
    if (!user.isManaged()) {
      return new DeprovisioningDecision.Retain(
          "The identity provider never created, matched or updated this Jamf user, so it is not deleted.");
    }
    if (policy.action() == DeactivationAction.RETAIN) {
      return new DeprovisioningDecision.Retain(
          "The policy of this instance keeps deactivated users in Jamf.");
    }
    if (policy.guards(now) && isUnusual(load)) {
      return new DeprovisioningDecision.Hold(sentence(load));
    }
    if (policy.grace().isZero()) {
      return new DeprovisioningDecision.Proceed("Deactivated means deleted in Jamf.");
    }
    Instant at = now.plus(policy.grace());
    return new DeprovisioningDecision.Schedule(
        at, "Deleted in Jamf at " + at + " unless reactivated before.");
  }

  /** While anything is held, every further deletion is held too. */
  private boolean isUnusual(DeletionLoad load) {
    return load.held() > 0 || policy.users().isExceededBy(load.recent() + 1, load.population());
  }

  private String sentence(DeletionLoad load) {
    return "Deletion "
        + (load.recent() + 1)
        + " within "
        + policy.window().toMinutes()
        + " minutes, of "
        + load.population()
        + " managed active users, is beyond the limit; an administrator has to approve.";
  }
}
