package io.scimify.adapter.scim.resource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When a request has to be answered: Okta hangs up after 60 s, whatever is still going on. */
record Deadline(Clock clock, Instant begun) {

  /** Leaves time for one more use case, which may take 20 s by itself. */
  static final Duration LAST_START = Duration.ofSeconds(25);

  /** Leaves time for the page that is being read. */
  static final Duration LAST_READ = Duration.ofSeconds(40);

  static Deadline from(Clock clock) {
    return new Deadline(clock, clock.instant());
  }

  /** Whether no other use case is to be started. */
  boolean isOver() {
    return isAfter(LAST_START);
  }

  /** Whether a use case that reads resource after resource is to be broken off. */
  boolean isOverForReading() {
    return isAfter(LAST_READ);
  }

  private boolean isAfter(Duration budget) {
    return clock.instant().isAfter(begun.plus(budget));
  }
}
