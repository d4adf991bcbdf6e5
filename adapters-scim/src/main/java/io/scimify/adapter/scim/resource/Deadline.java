package io.scimify.adapter.scim.resource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When a request has to be answered: Okta hangs up after 60 s, whatever is still going on. */
record Deadline(Clock clock, Instant end) {

  /** Leaves time for one more use case, which may take 20 s by itself. */
  static final Duration BUDGET = Duration.ofSeconds(25);

  static Deadline from(Clock clock) {
    return new Deadline(clock, clock.instant().plus(BUDGET));
  }

  boolean isOver() {
    return clock.instant().isAfter(end);
  }
}
