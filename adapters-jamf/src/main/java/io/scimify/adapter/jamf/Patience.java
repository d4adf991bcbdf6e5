package io.scimify.adapter.jamf;

import io.scimify.application.port.out.JamfResult.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** How the time until a caller's deadline is spent: on answers, on pauses, on waiting in line. */
record Patience(Clock clock, JamfSettings settings, Instant deadline) {
  /** The longest pause that is worth waiting inside a request. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

  /** A first answer may take this share of the time that is left; the rest is for a second look. */
  private static final double SHARE = 0.6;

  /** One try of something; {@code last} tells that there will be no other. */
  interface Attempt<T> {
    T run(boolean last);
  }

  /** Tries again what may be repeated, with growing pauses, as long as there is time. */
  <T> T repeating(Attempt<T> attempt) {
    for (int number = 1; ; number++) {
      boolean last = number >= settings.readAttempts();
      try {
        return attempt.run(last);
      } catch (JamfFailure failure) {
        Duration pause = pauseAfter(failure, number);
        if (last || !isWorthRepeating(failure, number) || !allows(pause)) {
          throw failure.withEffect(false);
        }
        sleep(pause);
      }
    }
  }

  private static boolean isWorthRepeating(JamfFailure failure, int number) {
    boolean onceOnly = failure.is(Reason.UNEXPECTED) && number > 1;
    return failure.isRepeatable() && !onceOnly;
  }

  private Duration pauseAfter(JamfFailure failure, int number) {
    Duration backOff = backOff(number);
    return failure.retryAfter().filter(wait -> wait.compareTo(backOff) > 0).orElse(backOff);
  }

  /** Doubles with each number, and spreads, so that callers do not come back together. */
  Duration backOff(int number) {
    long base = settings.backOff().toNanos() << Math.min(number - 1, 6);
    return Duration.ofNanos(base / 2 + ThreadLocalRandom.current().nextLong(base / 2 + 1));
  }

  boolean allows(Duration pause) {
    return pause.compareTo(LONGEST_PAUSE) <= 0 && pause.compareTo(remaining().dividedBy(2)) < 0;
  }

  static void sleep(Duration pause) {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    } catch (InterruptedException e) {
      throw Interruption.during("pausing before the next call").withEffect(false);
    }
  }

  void acquire(Connections connections) {
    if (connections.isCrowded()) {
      throw allBusy();
    }
    Duration patience = shorter(settings.bulkheadWait(), remaining());
    try {
      if (!connections.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw allBusy();
      }
    } catch (InterruptedException e) {
      throw Interruption.during("waiting for a connection to Jamf Pro").withEffect(false);
    }
  }

  private static JamfFailure allBusy() {
    return JamfFailure.of(
            Reason.UNREACHABLE,
            "All connections to Jamf Pro are busy; it answers more slowly than it is asked.")
        .notRepeatable();
  }

  /** How long one answer may take. */
  Duration timeLimit(boolean last) {
    Duration left = remaining();
    Duration share = last ? left : Duration.ofNanos((long) (left.toNanos() * SHARE));
    return shorter(settings.readTimeout(), share);
  }

  /** What is left until the deadline; fails when nothing is. */
  Duration remaining() {
    Duration left = Duration.between(clock.instant(), deadline);
    if (left.isNegative() || left.isZero()) {
      throw JamfFailure.of(Reason.UNREACHABLE, "Jamf Pro took longer than there was time for.")
          .notRepeatable();
    }
    return left;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
