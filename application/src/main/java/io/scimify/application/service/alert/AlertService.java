package io.scimify.application.service.alert;

import io.scimify.application.port.out.AlertChannel;
import io.scimify.application.port.out.OpenConditions;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.domain.alert.Alert;
import io.scimify.domain.alert.AlertRules;
import io.scimify.domain.alert.Condition;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.ProvisioningOperation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Tells each condition once when it begins, again when it gets worse, and once when it is over.
 * Each channel has its own memory, so that one which fails is tried again at the next look while
 * the others do not repeat themselves. Several nodes look at an instance one at a time.
 */
public final class AlertService {
  private static final Logger LOG = System.getLogger(AlertService.class.getName());
  private static final String LEASE = "alerts";
  private static final Duration LEASE_TIME = Duration.ofMinutes(2);

  private final ProvisioningPorts ports;
  private final OpenConditions open;
  private final List<AlertChannel> channels;
  private final AlertRules rules;
  private final String owner;

  public AlertService(
      ProvisioningPorts ports, OpenConditions open, List<AlertChannel> channels, AlertRules rules) {
    this.ports = ports;
    this.open = open;
    this.channels = List.copyOf(channels);
    this.rules = rules;
    this.owner = ports.ids().nextId().toString();
  }

  /** One look at every instance, unless nobody would be told. */
  public void check() {
    if (channels.isEmpty()) {
      return;
    }
    Look look = new Look(channels);
    for (IntegrationInstance instance : transaction(() -> ports.integrations().all())) {
      checkAlone(instance, look);
    }
  }

  private void checkAlone(IntegrationInstance instance, Look look) {
    Instant now = ports.clock().instant();
    if (!ports.operations().tryLease(instance.id(), LEASE, owner, now, now.plus(LEASE_TIME))) {
      return; // another node is looking
    }
    try {
      Map<String, Condition> present = byKey(rules.conditions(facts(instance), now));
      look.working().forEach(channel -> tell(channel, instance, present, look));
    } finally {
      ports.operations().releaseLease(instance.id(), LEASE, owner);
    }
  }

  private void tell(
      AlertChannel channel,
      IntegrationInstance instance,
      Map<String, Condition> present,
      Look look) {
    Map<String, Condition> told = byKey(transaction(() -> open.of(instance.id(), channel.name())));
    for (Alert alert : news(present, told)) {
      Optional<String> failure = channel.send(alert);
      if (failure.isPresent()) {
        look.failed(channel, alert, failure.get());
        return;
      }
      ports.transactions().run(() -> remember(channel, alert));
    }
  }

  private static List<Alert> news(Map<String, Condition> present, Map<String, Condition> told) {
    List<Alert> news = new ArrayList<>();
    present.forEach(
        (key, condition) -> {
          if (Optional.ofNullable(told.get(key)).map(condition::isWorseThan).orElse(true)) {
            news.add(new Alert(Alert.Phase.RAISED, condition));
          }
        });
    told.forEach(
        (key, condition) -> {
          if (!present.containsKey(key)) {
            news.add(new Alert(Alert.Phase.RESOLVED, condition));
          }
        });
    return news;
  }

  private void remember(AlertChannel channel, Alert alert) {
    Condition condition = alert.condition();
    if (alert.phase() == Alert.Phase.RAISED) {
      open.put(channel.name(), condition);
    } else {
      open.remove(condition.integration(), channel.name(), condition.key());
    }
  }

  /**
   * A channel that failed once is left alone until the next look, because it may be slow to fail.
   */
  private static final class Look {
    private final List<AlertChannel> working;

    Look(List<AlertChannel> channels) {
      this.working = new ArrayList<>(channels);
    }

    List<AlertChannel> working() {
      return List.copyOf(working);
    }

    void failed(AlertChannel channel, Alert alert, String why) {
      working.remove(channel);
      LOG.log(
          Level.WARNING,
          "Alert \"{0}\" could not be sent by {1} and is tried again: {2}",
          alert.headline(),
          channel.name(),
          why);
    }
  }

  private AlertRules.Facts facts(IntegrationInstance instance) {
    return transaction(
        () ->
            new AlertRules.Facts(
                instance,
                ports.integrations().tokens(instance.id()),
                ports.operations().countLive(instance.id()).getOrDefault(OperationState.HELD, 0),
                oldestPending(instance)));
  }

  private Optional<Instant> oldestPending(IntegrationInstance instance) {
    return ports.operations().inState(instance.id(), OperationState.PENDING, 0, 1).stream()
        .map(ProvisioningOperation::createdAt)
        .findFirst();
  }

  private static Map<String, Condition> byKey(List<Condition> conditions) {
    return conditions.stream().collect(Collectors.toMap(Condition::key, Function.identity()));
  }

  private <T> T transaction(Supplier<T> work) {
    return ports.transactions().inTransaction(work);
  }
}
