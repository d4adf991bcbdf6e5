package io.scimify.domain.deprovisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rule "deactivation means delete" and its safeguards, per integration instance.
 *
 * @param action what a deactivation does in Jamf
 * @param grace delay between deactivation and deletion; zero deletes at once
 * @param guarded whether the guard holds unusual numbers of deletions
 * @param window the sliding time over which deletions are counted
 * @param users limit for user deletions
 * @param groupMembers limit for removals from one group within the window, as share of its members
 * @param protectedUsers never deleted
 * @param liftedUntil until when the guard holds nothing new, for a mass deletion that is meant
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
    boolean fourEyes,
    Optional<Instant> liftedUntil) {

  /** The longest grace. */
  public static final Duration LONGEST_GRACE = Duration.ofDays(90);

  /** The shortest window. */
  public static final Duration SHORTEST_WINDOW = Duration.ofMinutes(1);

  /** The longest window. */
  public static final Duration LONGEST_WINDOW = Duration.ofDays(7);

  /** For how long the guard can be lifted at once. */
  public static final Duration LONGEST_LIFT = Duration.ofHours(24);

  /** A group that had more members within the window is not emptied without an approval. */
  private static final int EMPTIED_AT_ONCE = 10;

  public DeprovisioningPolicy {
    if (grace.isNegative() || grace.compareTo(LONGEST_GRACE) > 0) {
      throw new IllegalArgumentException("Grace " + grace + " must be between 0 and 90 days");
    }
    if (window.compareTo(SHORTEST_WINDOW) < 0 || window.compareTo(LONGEST_WINDOW) > 0) {
      throw new IllegalArgumentException(
          "Window " + window + " must be between 1 minute and 7 days");
    }
  }

  /** A policy whose guard is not lifted. */
  public DeprovisioningPolicy(
      DeactivationAction action,
      Duration grace,
      boolean guarded,
      Duration window,
      DeletionThreshold users,
      DeletionThreshold groupMembers,
      ProtectedUsers protectedUsers,
      boolean fourEyes) {
    this(
        action,
        grace,
        guarded,
        window,
        users,
        groupMembers,
        protectedUsers,
        fourEyes,
        Optional.empty());
  }

  /** The same with the guard lifted until then, or no longer. */
  public DeprovisioningPolicy lifted(Optional<Instant> until) {
    return new DeprovisioningPolicy(
        action, grace, guarded, window, users, groupMembers, protectedUsers, fourEyes, until);
  }

  /** Whether the guard holds anything at {@code now}. */
  public boolean guards(Instant now) {
    return guarded && liftedUntil.filter(now::isBefore).isEmpty();
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
   * Whether taking so many of a group's members out has to be approved: with those that were taken
   * out within the window beyond the limit, or nobody of more than ten would be left.
   *
   * @param before members taken out within the window
   * @param members members now
   */
  public boolean holdsRemovals(int removals, int before, int members, int additions, Instant now) {
    if (!guards(now) || removals == 0) {
      return false;
    }
    int population = members + before;
    boolean empties = removals == members && additions == 0 && population > EMPTIED_AT_ONCE;
    return empties || groupMembers.isExceededBy(removals + before, population);
  }
}
