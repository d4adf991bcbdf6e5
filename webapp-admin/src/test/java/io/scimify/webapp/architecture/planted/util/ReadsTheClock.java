package io.scimify.webapp.architecture.planted.util;

import java.time.Instant;

/** Makes its own time, in a drawer. */
public final class ReadsTheClock {
  public Instant now() {
    return Instant.now();
  }
}
