package io.scimify.domain.deprovisioning;

import java.time.Duration;
import java.util.List;

/**
 * The rule "deactivation means delete" and its safeguards, per integration instance.
 *
 * @param action what a deactivation does in Jamf
 * @param grace delay between deactivation and deletion; zero deletes at once
 * @param guarded whether the guard holds unusual numbers of deletions
 * @param window the sliding time over which deletions are counted
 * @param users limit for user deletions
 * @param groupMembers limit for removals from one group, as share of its members
 * @param protectedUsers never deleted
 * @param fourEyes whether who approves must differ from who last changed this policy
 */
public record DeprovisioningPolicy(
    DeactivationAction action,
    Duration grace,
    boolean guarded,
    Duration window,
    DeletionThreshold users,
    DeletionThreshold groupMembers,
    ProtectedUsers protectedUsers,
    boolean fourEyes) {

  /** A group of more members is not emptied by one change without an approval. */
  private static final int EMPTIED_AT_ONCE = 10;

  public DeprovisioningPolicy {
    if (grace.isNegative() || grace.compareTo(Duration.ofDays(90)) > 0) {
      throw new IllegalArgumentException("Grace " + grace + " must be between 0 and 90 days");
    }
    if (window.compareTo(Duration.ofMinutes(1)) < 0 || window.compareTo(Duration.ofDays(7)) > 0) {
      throw new IllegalArgumentException(
          "Window " + window + " must be between 1 minute and 7 days");
    }
  }

  /** Delete at once, guarded: more than 10 and more than 5 %, or more than 100, in 60 minutes. */
  public static DeprovisioningPolicy standard() {
    return new DeprovisioningPolicy(
        DeactivationAction.DELETE,
        Duration.ZERO,
        true,
        Duration.ofMinutes(60),
        new DeletionThreshold(10, 5, 100),
        new DeletionThreshold(100, 50, 5000),
        new ProtectedUsers(List.of()),
        false);
  }

  /**
   * Whether taking so many of a group's members out has to be approved: beyond the limit, or nobody
   * of more than ten would be left.
   */
  public boolean holdsRemovals(int removals, int members, int additions) {
    boolean empties = removals == members && additions == 0 && members > EMPTIED_AT_ONCE;
    return guarded && (empties || groupMembers.isExceededBy(removals, members));
  }
}
