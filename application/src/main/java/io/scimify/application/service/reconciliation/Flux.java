package io.scimify.application.service.reconciliation;

import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells what is on the move, which differs for the moment and is not drift, and what was written so
 * lately that a list may not show it yet.
 */
final class Flux {
  /** After a write, Jamf's other nodes may not know for about a minute (fact sheet Jamf §5). */
  private static final Duration SETTLING = Duration.ofSeconds(75);

  private final ProvisioningPorts ports;
  private final IntegrationInstance instance;
  private final Instant start;

  Flux(ProvisioningPorts ports, IntegrationInstance instance) {
    this.ports = ports;
    this.instance = instance;
    this.start = ports.clock().instant();
  }

  /** Those that have an operation under way; all in one look. */
  Set<Subject> moving(Collection<Subject> subjects) {
    return ports.operations().findLive(instance.id(), subjects).stream()
        .map(ProvisioningOperation::subject)
        .collect(Collectors.toSet());
  }

  /** Whether something was changed while Jamf was being read. */
  boolean isChangedMeanwhile(Optional<Instant> jamfWrittenAt, Instant updatedAt) {
    return isAfter(start, jamfWrittenAt, updatedAt);
  }

  /** Whether it was changed so lately that a list of Jamf's is no proof. */
  boolean isFresh(Optional<Instant> jamfWrittenAt, Instant updatedAt) {
    return isAfter(start.minus(SETTLING), jamfWrittenAt, updatedAt);
  }

  private static boolean isAfter(Instant when, Optional<Instant> one, Instant other) {
    return other.isAfter(when) || one.filter(at -> at.isAfter(when)).isPresent();
  }
}
