package io.scimify.adapter.jamf;

import io.scimify.domain.integration.IntegrationInstanceId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * The lists of users that are being read page by page right now: the latest of each instance, a few
 * in all, and none for long. They make every page of an import come from one moment.
 */
final class Listings {
  private record Kept(Object snapshot, long usedAt) {}

  private static final long IDLE_NANOS = 60_000_000_000L;
  private static final int CAPACITY = 8;

  private final Executor executor;
  private final LongSupplier nanos;
  private final Map<IntegrationInstanceId, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

  Listings(Executor executor, LongSupplier nanos) {
    this.executor = executor;
    this.nanos = nanos;
  }

  Executor executor() {
    return executor;
  }

  synchronized <S> S keep(IntegrationInstanceId instance, S snapshot) {
    evict();
    kept.put(instance, new Kept(snapshot, nanos.getAsLong()));
    if (kept.size() > CAPACITY) {
      kept.remove(kept.keySet().iterator().next());
    }
    return snapshot;
  }

  synchronized <S> Optional<S> find(IntegrationInstanceId instance, Class<S> type) {
    evict();
    Kept found = kept.get(instance);
    if (found == null || !type.isInstance(found.snapshot())) {
      return Optional.empty();
    }
    kept.put(instance, new Kept(found.snapshot(), nanos.getAsLong()));
    return Optional.of(type.cast(found.snapshot()));
  }

  synchronized void forget(IntegrationInstanceId instance) {
    kept.remove(instance);
  }

  private void evict() {
    long now = nanos.getAsLong();
    kept.values().removeIf(entry -> now - entry.usedAt() > IDLE_NANOS);
  }
}
