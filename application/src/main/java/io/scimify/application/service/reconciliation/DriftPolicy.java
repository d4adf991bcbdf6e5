package io.scimify.application.service.reconciliation;

import java.time.Duration;

/**
 * When Jamf is compared with SCIM by itself.
 *
 * @param interval from one comparison to the next; zero for only on demand
 * @param repairs whether what differs is repaired without being asked; off by default
 */
public record DriftPolicy(Duration interval, boolean repairs) {
  private static final Duration LEAST = Duration.ofHours(1);

  public DriftPolicy {
    boolean tooOften = !interval.isZero() && interval.compareTo(LEAST) < 0;
    if (interval.isNegative() || tooOften) {
      throw new IllegalArgumentException(
          "Drift interval " + interval + " must be 0 (only on demand) or at least " + LEAST);
    }
  }

  /** Once a day, and nothing is repaired by itself. */
  public static DriftPolicy standard() {
    return new DriftPolicy(Duration.ofDays(1), false);
  }
}
