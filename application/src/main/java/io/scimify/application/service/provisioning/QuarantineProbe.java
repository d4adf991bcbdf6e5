package io.scimify.application.service.provisioning;

import io.scimify.application.port.out.JamfResult;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationStatus;
import io.scimify.domain.integration.JamfPrivilege;
import io.scimify.domain.integration.Quarantine;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.user.UserName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Asks Jamf once in a while whether a quarantined instance is let in again, by reading only; a
 * missing write privilege is probed by the changes that are owed or asked for anyway.
 */
final class QuarantineProbe {
  private static final System.Logger LOG = System.getLogger(QuarantineProbe.class.getName());
  private static final Duration EVERY = Duration.ofSeconds(30);
  private static final UserName NOBODY = new UserName("scimify-connection-probe");

  private final ProvisioningPorts ports;
  private final QuarantineKeeper quarantine;
  private final Executor executor;
  private Instant next = Instant.MIN;

  QuarantineProbe(ProvisioningPorts ports, QuarantineKeeper quarantine, Executor executor) {
    this.ports = ports;
    this.quarantine = quarantine;
    this.executor = executor;
  }

  void probeWhenDue() {
    if (!isDue()) {
      return;
    }
    List<IntegrationInstance> all =
        ports.transactions().inTransaction(() -> ports.integrations().all());
    all.stream()
        .filter(instance -> instance.status() == IntegrationStatus.QUARANTINED)
        .forEach(this::start);
  }

  private synchronized boolean isDue() {
    Instant now = ports.now();
    boolean due = !next.isAfter(now);
    next = due ? now.plus(EVERY) : next;
    return due;
  }

  private void start(IntegrationInstance instance) {
    try {
      executor.execute(() -> probe(instance));
    } catch (RejectedExecutionException full) {
      LOG.log(System.Logger.Level.DEBUG, "There is more urgent work than a probe", full);
    }
  }

  private void probe(IntegrationInstance instance) {
    CorrelationId correlation = new CorrelationId(ports.ids().nextId().toString());
    JamfPrivilege privilege =
        instance.quarantine().flatMap(Quarantine::privilege).orElse(JamfPrivilege.READ_USER);
    JamfConversation jamf = new JamfConversation(instance, ports.now());
    Optional<JamfResult<?>> answer =
        switch (privilege) {
          case READ_USER -> Optional.of(ports.jamf().findUser(jamf.context(), NOBODY));
          case READ_STATIC_USER_GROUPS ->
              Optional.of(ports.jamf().listStaticGroups(jamf.context()));
          case CREATE_USER,
              UPDATE_USER,
              DELETE_USER,
              CREATE_STATIC_USER_GROUPS,
              UPDATE_STATIC_USER_GROUPS,
              DELETE_STATIC_USER_GROUPS ->
              Optional.empty();
        };
    if (answer.filter(JamfResult.Done.class::isInstance).isPresent()) {
      quarantine.obeyed(instance, Set.of(privilege), correlation);
    }
  }
}
