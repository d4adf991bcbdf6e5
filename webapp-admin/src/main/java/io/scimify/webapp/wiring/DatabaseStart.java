package io.scimify.webapp.wiring;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Supplier;

/** Waits for a database that starts later than we do, for example in the same container group. */
final class DatabaseStart {
  private static final Logger LOG = System.getLogger(DatabaseStart.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Duration patience;

  DatabaseStart(Duration patience) {
    this.patience = patience;
  }

  <T> T await(Supplier<T> open) {
    long attempts = Math.max(1, patience.dividedBy(PAUSE));
    for (long attempt = 1; ; attempt++) {
      try {
        return open.get();
      } catch (RuntimeException unreachable) {
        if (attempt >= attempts) {
          throw unreachable;
        }
        LOG.log(Level.WARNING, "The database cannot be used yet: {0}", unreachable.getMessage());
        pause(unreachable);
      }
    }
  }

  private static void pause(RuntimeException reason) {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw reason;
    }
  }
}
