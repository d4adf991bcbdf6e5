package io.scimify.adapter.jamf;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * How many calls one instance's Jamf may get at a time; Jamf asks for at most five of all clients
 * together (fact sheet Jamf §5), so the nodes share them.
 */
final class Connections extends Semaphore {
  private static final long serialVersionUID = 1L;

  /**
   * How many callers may wait for a connection; each occupies a thread of the server, and those
   * have to suffice for the other instances.
   */
  private static final int MOST_WAITING = 60;

  private int limit;

  Connections(int limit) {
    super(limit, true);
    this.limit = limit;
  }

  /** Whether so many wait already that another one had better come back later. */
  boolean isCrowded() {
    return getQueueLength() >= MOST_WAITING;
  }

  /**
   * One connection more is in use until {@code call} ends. For a call that was given up: Jamf may
   * go on with it, and another one at its side would be the sixth.
   */
  void occupyUntilEnd(CompletableFuture<?> call) {
    reducePermits(1);
    call.whenComplete((answer, failure) -> release());
  }

  /** Calls under way end as they are; a lower limit holds for the next ones. */
  synchronized void limit(int next) {
    if (next > limit) {
      release(next - limit);
    } else {
      reducePermits(limit - next);
    }
    limit = next;
  }
}
