package io.scimify.jamf.simulator;

import java.time.Duration;
import java.time.Instant;

/** One web app's view of the shared database at one moment: its own writes, and old enough ones. */
record Replica(int node, Instant now, Duration lag) {
  boolean sees(int writer, Instant writtenAt) {
    return writer == node || isSettled(writtenAt);
  }

  /** Whether every node sees what was written then. */
  boolean isSettled(Instant writtenAt) {
    return !writtenAt.plus(lag).isAfter(now);
  }

  /** The database itself, without any node's delay. */
  Replica truth() {
    return new Replica(node, now, Duration.ZERO);
  }
}
