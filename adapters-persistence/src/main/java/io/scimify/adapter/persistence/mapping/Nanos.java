package io.scimify.adapter.persistence.mapping;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Instants as nanoseconds since 1970, so that what was stored equals what comes back on every
 * database. What is too far away is the end of the scale, in the year 2262.
 */
public final class Nanos {
  private static final long PER_SECOND = 1_000_000_000L;
  private static final Instant LAST = toInstant(Long.MAX_VALUE);
  private static final Instant FIRST = toInstant(Long.MIN_VALUE);

  private Nanos() {}

  public static long of(Instant instant) {
    if (instant.isAfter(LAST)) {
      return Long.MAX_VALUE;
    }
    if (instant.isBefore(FIRST)) {
      return Long.MIN_VALUE;
    }
    // Before 1970 the seconds may be one too low for a long, the sum never is.
    return instant.getEpochSecond() * PER_SECOND + instant.getNano();
  }

  public static @Nullable Long of(Optional<Instant> instant) {
    return instant.map(Nanos::of).orElse(null);
  }

  public static Instant toInstant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
  }

  public static Optional<Instant> toOptional(@Nullable Long nanos) {
    return Optional.ofNullable(nanos).map(Nanos::toInstant);
  }
}
