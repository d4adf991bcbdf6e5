package io.scimify.webapp.wiring;

import io.scimify.application.service.alert.AlertService;
import io.scimify.application.service.provisioning.InstanceRemoval;
import io.scimify.application.service.provisioning.ProvisioningWorker;
import io.scimify.application.service.reconciliation.DriftSchedule;
import io.scimify.application.service.retention.RetentionService;
import io.scimify.application.service.tally.TallyService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** What is done again and again, from start to stop: due operations, forgetting, counts, alerts. */
final class BackgroundWork implements AutoCloseable {
  private static final Logger LOG = System.getLogger(BackgroundWork.class.getName());
  private static final int MOST_ROUNDS = 100;
  private static final Duration REMOVAL = Duration.ofSeconds(2);

  private final ProvisioningWorker worker;
  private final InstanceRemoval removal;
  private final RetentionService retention;
  private final TallyService tallies;
  private final AlertService alerts;
  private final DriftSchedule drift;
  private final NodeShare node;
  private final Duration pause;
  private final Duration alertInterval;
  private final List<ScheduledFuture<?>> schedules = new ArrayList<>();

  BackgroundWork(
      ProvisioningWorker worker,
      InstanceRemoval removal,
      RetentionService retention,
      TallyService tallies,
      AlertService alerts,
      DriftSchedule drift,
      NodeShare node,
      Duration pause,
      Duration alertInterval) {
    this.worker = worker;
    this.removal = removal;
    this.retention = retention;
    this.tallies = tallies;
    this.alerts = alerts;
    this.drift = drift;
    this.node = node;
    this.pause = pause;
    this.alertInterval = alertInterval;
  }

  synchronized void start() {
    if (schedules.isEmpty()) {
      node.beat();
      every(NodeShare.BEAT, NodeShare.BEAT, node::beat);
      every(pause, pause, this::round);
      every(REMOVAL, REMOVAL, this::remove);
      every(Duration.ofMinutes(10), Duration.ofHours(1), this::purge);
      every(Duration.ofSeconds(20), Duration.ofMinutes(5), this::tally);
      every(alertInterval, alertInterval, this::alert);
      every(Duration.ofMinutes(5), Duration.ofMinutes(10), this::compare);
    }
  }

  private void every(Duration first, Duration then, Runnable task) {
    schedules.add(
        scheduler()
            .scheduleWithFixedDelay(
                task, first.toMillis(), then.toMillis(), TimeUnit.MILLISECONDS));
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

  private void remove() {
    try {
      removal.advance();
    } catch (RuntimeException failure) {
      // An exception would end the schedule; the removal goes on where it stands at the next look.
      LOG.log(Level.WARNING, "Instances could not be removed; it is tried again", failure);
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

  private void tally() {
    try {
      tallies.fold();
    } catch (RuntimeException failure) {
      // An exception would end the schedule; what was not counted is counted from the audit.
      LOG.log(Level.WARNING, "The activity could not be counted; it is tried again", failure);
    }
  }

  private void alert() {
    try {
      alerts.check();
    } catch (RuntimeException failure) {
      // An exception would end the schedule; what was not told is told at the next look.
      LOG.log(Level.WARNING, "The alerts could not be checked; it is tried again", failure);
    }
  }

  private void compare() {
    try {
      drift.compareDue();
    } catch (RuntimeException failure) {
      // An exception would end the schedule; what was due is due at the next look.
      LOG.log(Level.WARNING, "Drift could not be looked for; it is tried again", failure);
    }
  }

  @Override
  public synchronized void close() {
    schedules.forEach(schedule -> schedule.cancel(false));
    schedules.clear();
    node.close();
  }
}
