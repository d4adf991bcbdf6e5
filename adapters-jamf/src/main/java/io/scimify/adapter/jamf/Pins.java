package io.scimify.adapter.jamf;

import io.scimify.application.port.out.SharedPins;
import io.scimify.application.port.out.SharedPins.SharedPin;
import io.scimify.domain.integration.IntegrationInstanceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the nodes of the product at the same web app of each Jamf: the newest pin is everybody's,
 * since an older one was lost or refused by the load balancer.
 */
final class Pins {
  private final Clock clock;
  private volatile Map<IntegrationInstanceId, SharedPin> shared = Map.of();

  Pins(Clock clock) {
    this.clock = clock;
  }

  /** A new conversation begins where the other nodes are. */
  void seed(IntegrationInstanceId integration, JamfSession session) {
    Optional.ofNullable(shared.get(integration)).ifPresent(pin -> adopt(session, pin));
  }

  void share(Map<IntegrationInstanceId, JamfSession> sessions, SharedPins pins) {
    shared = pins.all();
    sessions.forEach(
        (integration, session) ->
            share(integration, session, Optional.ofNullable(shared.get(integration)), pins));
  }

  private void share(
      IntegrationInstanceId integration,
      JamfSession session,
      Optional<SharedPin> theirs,
      SharedPins pins) {
    Map<String, String> mine = session.cookies().pin().web();
    if (theirs.filter(pin -> pin.cookies().equals(mine)).isPresent()) {
      return;
    }
    Instant since = clock.instant().minusNanos(session.cookies().pinnedForNanos());
    if (theirs.filter(pin -> mine.isEmpty() || pin.since().isAfter(since)).isPresent()) {
      adopt(session, theirs.get());
    } else if (!mine.isEmpty()) {
      pins.offer(integration, new SharedPin(mine, since));
    }
  }

  private void adopt(JamfSession session, SharedPin pin) {
    Duration age = Duration.between(pin.since(), clock.instant());
    session.cookies().adopt(pin.cookies(), Math.max(0, age.toNanos()));
  }
}
