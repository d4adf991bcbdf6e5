package io.scimify.application.service.retention;

import java.time.Duration;

/**
 * How long the past is kept; zero keeps it for ever.
 *
 * @param audit the activity, administrative acts included
 * @param operations operations that have ended
 */
public record RetentionPolicy(Duration audit, Duration operations) {
  public RetentionPolicy {
    requireAge("Audit", audit);
    requireAge("Operations", operations);
  }

  /** A year of activity, a month of ended operations. */
  public static RetentionPolicy standard() {
    return new RetentionPolicy(Duration.ofDays(365), Duration.ofDays(30));
  }

  // The guard counts deletions of up to seven days (DeprovisioningPolicy.window).
  private static void requireAge(String what, Duration age) {
    if (age.isNegative() || (!age.isZero() && age.compareTo(Duration.ofDays(8)) < 0)) {
      throw new IllegalArgumentException(
          what + " retention " + age + " must be 0 (for ever) or at least 8 days");
    }
  }
}
