package io.scimify.webapp.wiring;

import io.scimify.application.service.provisioning.ProvisioningWorker;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Lets the worker look for due operations again and again, from start to stop. */
final class BackgroundWork implements AutoCloseable {
  private static final Logger LOG = System.getLogger(BackgroundWork.class.getName());
  private static final int MOST_ROUNDS = 100;

  private final ProvisioningWorker worker;
  private final Duration pause;
  private Optional<ScheduledFuture<?>> rounds = Optional.empty();

  BackgroundWork(ProvisioningWorker worker, Duration pause) {
    this.worker = worker;
    this.pause = pause;
  }

  synchronized void start() {
    if (rounds.isEmpty()) {
      long millis = pause.toMillis();
      rounds =
          Optional.of(
              scheduler()
                  .scheduleWithFixedDelay(this::round, millis, millis, TimeUnit.MILLISECONDS));
    }
  }

  static ManagedScheduledExecutorService scheduler() {
    return ServerResources.find(
        ManagedScheduledExecutorService.class,
        List.of("java:comp/DefaultManagedScheduledExecutorService"));
  }

  private void round() {
    try {
      for (int i = 0; i < MOST_ROUNDS && worker.poll() > 0; i++) {
        continue; // there was work, so there may be more
      }
    } catch (RuntimeException failure) {
      // An exception would end the schedule; the database may be back at the next round.
      LOG.log(
          Level.WARNING, "The worker could not look for due operations; it tries again", failure);
    }
  }

  @Override
  public synchronized void close() {
    rounds.ifPresent(r -> r.cancel(false));
    rounds = Optional.empty();
  }
}
