package io.scimify.application.port.out;

import io.scimify.domain.audit.Tally;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much was done and when. Slices of the past are counted once and kept, so that nobody counts
 * the audit again; only what happened since is counted when asked for.
 */
public interface ActivityTallies {
  /** The length of a slice, and the grain of what is counted. */
  Duration SLICE = Duration.ofMinutes(30);

  /** How far back slices are counted and kept. */
  Duration MEMORY = Duration.ofDays(62);

  /**
   * Counts the oldest slice that is not counted yet, in a transaction of its own. Safe against
   * other nodes doing the same.
   *
   * @param before the beginning of a slice: nothing that happens later is counted
   * @return whether there may be more
   */
  boolean fold(Instant before);

  /**
   * What was done in each of the {@code days} stretches of 24 hours from {@code from} on, the
   * oldest first. Instances where nothing was done are left out. An empty tenant stands for all.
   */
  Map<IntegrationInstanceId, List<Tally>> days(Optional<TenantId> tenant, Instant from, int days);

  /** The beginning of the slice that {@code at} is in. */
  static Instant sliceOf(Instant at) {
    long seconds = SLICE.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
  }
}
