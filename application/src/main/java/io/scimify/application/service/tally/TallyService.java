package io.scimify.application.service.tally;

import io.scimify.application.port.out.ActivityTallies;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Counts the slices of time that are over. */
public final class TallyService {
  /** Until then an event of the slice may still be on its way into the audit. */
  private static final Duration LATE = Duration.ofMinutes(5);

  private static final int MOST_SLICES = 5000;

  private final ActivityTallies tallies;
  private final Clock clock;

  public TallyService(ActivityTallies tallies, Clock clock) {
    this.tallies = tallies;
    this.clock = clock;
  }

  /** One round; what is left waits for the next. */
  public void fold() {
    Instant before = ActivityTallies.sliceOf(clock.instant().minus(LATE));
    for (int i = 0; i < MOST_SLICES && tallies.fold(before); i++) {
      continue; // the next slice
    }
  }
}
