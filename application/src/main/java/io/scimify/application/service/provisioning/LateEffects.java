package io.scimify.application.service.provisioning;

import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A write that got no answer may come into effect after we gave up on it, because a gateway stops
 * waiting while Jamf works on, and then it undoes what was written since. So a change that follows
 * one in doubt is looked at again until nobody works on the old one any more.
 */
final class LateEffects {
  /** No longer than that does anybody work on what nobody waits for. */
  static final Duration LATEST = Duration.ofSeconds(50);

  private static final Duration FIRST_LOOK = Duration.ofSeconds(5);

  /** How long an earlier operation may have been owed, for an index to begin at. */
  static final Duration LONGEST_OWED = Duration.ofMinutes(10);

  /** What a late write can undo; nothing comes late to what is gone. */
  private static final Set<OperationType> UNDONE =
      Set.of(OperationType.UPDATE_USER, OperationType.REACTIVATE_USER, OperationType.UPDATE_GROUP);

  private final ProvisioningPorts ports;

  LateEffects(ProvisioningPorts ports) {
    this.ports = ports;
  }

  /** When to look again at an operation that is done; empty if it is done for good. */
  Optional<Instant> nextLook(ProvisioningOperation done) {
    Instant now = ports.now();
    Instant end = done.createdAt().plus(LATEST);
    if (!UNDONE.contains(done.type()) || !now.isBefore(end) || !followsDoubt(done)) {
      return Optional.empty();
    }
    Duration elapsed = Duration.between(done.createdAt(), now);
    Instant next = now.plus(elapsed.compareTo(FIRST_LOOK) > 0 ? elapsed : FIRST_LOOK);
    return Optional.of(next.isBefore(end) ? next : end);
  }

  private boolean followsDoubt(ProvisioningOperation done) {
    Instant asked = done.createdAt();
    return ports.operations().followsDoubt(done, asked.minus(LONGEST_OWED), asked.minus(LATEST));
  }
}
