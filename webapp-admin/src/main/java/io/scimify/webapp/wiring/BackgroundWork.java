package io.scimify.webapp.wiring;

import io.scimify.application.port.out.StorageUnavailableException;
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
  private static final String BEAT = "This node's sign of life";
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
      surely(BEAT, node::beat);
      every(NodeShare.BEAT, NodeShare.BEAT, BEAT, node::beat);
      every(pause, pause, "Due operations", this::round);
      every(REMOVAL, REMOVAL, "Removal of instances", removal::advance);
      every(Duration.ofMinutes(10), Duration.ofHours(1), "Retention", retention::purge);
      every(Duration.ofSeconds(20), Duration.ofMinutes(5), "Tallies", tallies::fold);
      every(alertInterval, alertInterval, "Alerts", alerts::check);
      every(Duration.ofMinutes(5), Duration.ofMinutes(10), "Drift", drift::compareDue);
    }
  }

  private void every(Duration first, Duration then, String what, Runnable task) {
    schedules.add(
        scheduler()
            .scheduleWithFixedDelay(
                () -> surely(what, task),
                first.toMillis(),
                then.toMillis(),
                TimeUnit.MILLISECONDS));
  }

  static ManagedScheduledExecutorService scheduler() {
    return ServerResources.find(
        ManagedScheduledExecutorService.class,
        List.of("java:comp/DefaultManagedScheduledExecutorService"));
  }

  private void round() {
    for (int i = 0; i < MOST_ROUNDS && worker.poll() > 0; i++) {
      continue; // there was work, so there may be more
    }
  }

  /** An exception would end the schedule; what was not done now is due at the next look. */
  private static void surely(String what, Runnable task) {
    try {
      task.run();
    } catch (StorageUnavailableException lost) {
      // one line each second: an outage must not drown the log
      LOG.log(Level.WARNING, "{0}: tried again later. {1}", what, lost.getMessage());
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, what + ": failed, tried again later", failure);
    }
  }

  @Override
  public synchronized void close() {
    schedules.forEach(schedule -> schedule.cancel(false));
    schedules.clear();
    node.close();
  }
}
