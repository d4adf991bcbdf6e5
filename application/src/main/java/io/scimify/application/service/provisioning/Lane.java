package io.scimify.application.service.provisioning;

import io.scimify.domain.operation.ProvisioningOperation;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * What was found due for one integration instance: taken in order, few at a time, and the next as
 * soon as one ends.
 */
final class Lane {
  private final int most;
  private final Queue<ProvisioningOperation> waiting = new ArrayDeque<>();
  private int running;

  /**
   * @param most how many operations run at a time
   */
  Lane(int most) {
    this.most = most;
  }

  /** Whether looking for more would be of no use now. */
  synchronized boolean isBusy() {
    return running >= most || !waiting.isEmpty();
  }

  synchronized void add(ProvisioningOperation operation) {
    waiting.add(operation);
  }

  /**
   * The next operation, which counts as running until {@link #ended}; empty if there is no room.
   */
  synchronized Optional<ProvisioningOperation> next() {
    if (running >= most || waiting.isEmpty()) {
      return Optional.empty();
    }
    running++;
    return Optional.of(waiting.remove());
  }

  synchronized void ended() {
    running--;
  }
}
