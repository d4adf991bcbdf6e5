package io.scimify.adapter.jamf;

import java.util.concurrent.Semaphore;

/**
 * How many calls one instance's Jamf may get at a time; Jamf asks for at most five of all clients
 * together (fact sheet Jamf §5), so the nodes share them.
 */
final class Connections extends Semaphore {
  private static final long serialVersionUID = 1L;

  private int limit;

  Connections(int limit) {
    super(limit, true);
    this.limit = limit;
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
