package io.scimify.adapter.jamf;

import io.scimify.application.port.out.JamfResult.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Leaves a Jamf alone that is down or asked for a pause. After a number of failures in a row it is
 * called again only by one probe per pause; the first answer closes the circuit.
 */
final class Circuit {
  /** Whatever Jamf asks for, so that all is well within a minute of its recovery. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(45);

  private final LongSupplier nanos;
  private final int failuresToOpen;
  private final Duration openFor;
  private int failures;
  private long openUntil;
  private long pausedUntil;

  Circuit(LongSupplier nanos, JamfSettings settings) {
    this.nanos = nanos;
    this.failuresToOpen = settings.failuresToOpen();
    this.openFor = settings.openFor();
    this.openUntil = nanos.getAsLong();
    this.pausedUntil = openUntil;
  }

  /** How long Jamf wants to be left alone, because it answered 429 or named a time. */
  synchronized Duration pause() {
    return Duration.ofNanos(Math.max(0, pausedUntil - nanos.getAsLong()));
  }

  /** Lets the call pass, as a probe if need be, or fails at once. */
  synchronized void enter() {
    if (failures < failuresToOpen) {
      return;
    }
    long now = nanos.getAsLong();
    if (openUntil - now > 0) {
      throw JamfFailure.of(
              Reason.UNREACHABLE,
              "Jamf Pro failed "
                  + failures
                  + " times in a row and is left alone for a moment; the next call probes it.")
          .withRetryAfter(Optional.of(Duration.ofNanos(openUntil - now)))
          .notRepeatable();
    }
    openUntil = now + openFor.toNanos(); // this one is the probe
  }

  synchronized void answered() {
    failures = 0;
  }

  synchronized void failed() {
    failures++;
    if (failures >= failuresToOpen) {
      openUntil = nanos.getAsLong() + openFor.toNanos();
    }
  }

  synchronized void pauseFor(Duration wanted) {
    Duration pause = wanted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wanted;
    long until = nanos.getAsLong() + pause.toNanos();
    if (until - pausedUntil > 0) {
      pausedUntil = until;
    }
  }
}
