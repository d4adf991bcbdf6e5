package io.scimify.webapp.wiring;

import io.scimify.application.service.provisioning.ProvisioningWorker;
import io.scimify.application.service.retention.RetentionService;
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
  private final RetentionService retention;
  private final Duration pause;
  private Optional<ScheduledFuture<?>> rounds = Optional.empty();
  private Optional<ScheduledFuture<?>> purges = Optional.empty();

  BackgroundWork(ProvisioningWorker worker, RetentionService retention, Duration pause) {
    this.worker = worker;
    this.retention = retention;
    this.pause = pause;
  }

  synchronized void start() {
    if (rounds.isEmpty()) {
      long millis = pause.toMillis();
      rounds =
          Optional.of(
              scheduler()
                  .scheduleWithFixedDelay(this::round, millis, millis, TimeUnit.MILLISECONDS));
      purges =
          Optional.of(scheduler().scheduleWithFixedDelay(this::purge, 10, 60, TimeUnit.MINUTES));
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

  private void purge() {
    try {
      retention.purge();
    } catch (RuntimeException failure) {
      // An exception would end the schedule; nothing is lost by forgetting later.
      LOG.log(Level.WARNING, "The past could not be forgotten; it is tried again", failure);
    }
  }

  @Override
  public synchronized void close() {
    rounds.ifPresent(r -> r.cancel(false));
    purges.ifPresent(p -> p.cancel(false));
    purges = Optional.empty();
    rounds = Optional.empty();
  }
}
