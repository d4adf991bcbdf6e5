package io.scimify.application.service.retention;

import io.scimify.application.service.provisioning.ProvisioningPorts;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;

/** Forgets in small transactions, so that nobody waits for it; several nodes may do so at once. */
public final class RetentionService {
  private static final int BATCH = 1000;
  private static final int MOST_BATCHES = 500;

  private final ProvisioningPorts ports;
  private final RetentionPolicy policy;

  public RetentionService(ProvisioningPorts ports, RetentionPolicy policy) {
    this.ports = ports;
    this.policy = policy;
  }

  /** How much was forgotten. */
  public record Purged(int events, int operations) {}

  /** One round; what is left after half a million rows waits for the next. */
  public Purged purge() {
    return new Purged(
        purge(policy.audit(), ports.audit()::purge),
        purge(policy.operations(), ports.operations()::purgeEnded));
  }

  private int purge(Duration age, BiFunction<Instant, Integer, Integer> batch) {
    if (age.isZero()) {
      return 0;
    }
    Instant before = ports.clock().instant().minus(age);
    int total = 0;
    for (int i = 0; i < MOST_BATCHES; i++) {
      int purged = ports.transactions().inTransaction(() -> batch.apply(before, BATCH));
      total += purged;
      if (purged < BATCH) {
        break;
      }
    }
    return total;
  }
}
