package io.scimify.domain.operation;

import java.time.Duration;
import java.util.Optional;

/**
 * When to try again: 1, 2, 4 … seconds up to a most, each shortened at random by up to a third, not
 * before what Jamf asked for, as long as that is less than a minute.
 */
public record RetryPolicy(Duration first, Duration most) {
  /**
   * For what passes by itself. Twenty seconds at most, so that all is well within a minute of
   * recovery.
   */
  public static final RetryPolicy TRANSIENT =
      new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(20));

  /** For what only needs a little time. */
  public static final RetryPolicy SETTLING =
      new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(8));

  /**
   * For what only a person can solve. It begins soon, because Jamf's refusals are transient at
   * times (fact sheet Jamf §3.4), and then becomes slow; see {@link #atAge}.
   */
  public static final RetryPolicy BLOCKED =
      new RetryPolicy(Duration.ofSeconds(20), Duration.ofHours(6));

  private static final int PART_OF_AGE = 10;

  private static final Duration LONGEST_ASKED = Duration.ofSeconds(45);

  /**
   * The same, but never waiting longer than a tenth of the time that has passed already: whatever
   * went wrong for ten minutes is repeated within one more, however often it was tried meanwhile.
   *
   * @param age since the operation was asked for
   */
  public RetryPolicy atAge(Duration age) {
    Duration part = age.dividedBy(PART_OF_AGE);
    Duration bounded = part.compareTo(first) < 0 ? first : part;
    return bounded.compareTo(most) < 0 ? new RetryPolicy(first, bounded) : this;
  }

  /**
   * @param attempts how often it was tried, 1 or more
   * @param random between 0 and 1
   * @param asked what Jamf's Retry-After said
   */
  public Duration delay(int attempts, double random, Optional<Duration> asked) {
    long doublings = Math.min(20, Math.max(0, attempts - 1));
    long millis = Math.min(most.toMillis(), first.toMillis() << doublings);
    Duration own = Duration.ofMillis((long) (millis * (1 - random / 3)));
    Duration wished = asked.orElse(Duration.ZERO);
    Duration bounded = wished.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : wished;
    return own.compareTo(bounded) < 0 ? bounded : own;
  }
}
