package io.scimify.adapter.jamf;

import io.scimify.adapter.jamf.CookieJar.Pin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What was written within the last minute. Jamf's web apps synchronise every minute, so that one of
 * them may answer 404 for an object that another one has just made (fact sheet Jamf §5).
 */
final class RecentWrites {
  /** How far a 404 can be trusted. */
  enum Doubt {
    NONE,
    /** No load balancer in sight, or the same pin, which a load balancer may ignore: look again. */
    SLIGHT,
    /** Another web app than the one that took the write may have answered. */
    STRONG
  }

  private record Write(long at, Pin pin) {}

  private static final long SYNCHRONISED_AFTER_NANOS = 60_000_000_000L;
  private static final int CAPACITY = 5_000;

  private final LongSupplier nanos;
  private final Map<String, Write> writes = bounded();
  private final Map<String, Long> gone = bounded();

  RecentWrites(LongSupplier nanos) {
    this.nanos = nanos;
  }

  private static <V> Map<String, V> bounded() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > CAPACITY;
      }
    };
  }

  synchronized void written(String path, Pin pin) {
    writes.remove(path);
    writes.put(path, new Write(nanos.getAsLong(), pin));
  }

  /** A 404 for it is believed from now on. */
  synchronized void deleted(String path) {
    writes.remove(path);
  }

  /** It was deleted for sure, and an id never comes back: who shows it lags behind. */
  synchronized void gone(String path) {
    deleted(path);
    gone.put(path, nanos.getAsLong());
  }

  synchronized boolean isGone(String path) {
    Long at = gone.get(path);
    return at != null && nanos.getAsLong() - at <= SYNCHRONISED_AFTER_NANOS;
  }

  synchronized Doubt doubt(String path, Pin now) {
    Write write = writes.get(path);
    if (write == null || nanos.getAsLong() - write.at() > SYNCHRONISED_AFTER_NANOS) {
      return Doubt.NONE;
    }
    boolean bothWithoutCookies = now.noCookies() && write.pin().noCookies();
    return bothWithoutCookies || now.isSureToBe(write.pin()) ? Doubt.SLIGHT : Doubt.STRONG;
  }
}
