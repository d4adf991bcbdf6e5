package io.scimify.adapter.jamf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * The cookies of one integration instance. Jamf Cloud's load balancers pin a client to one web app
 * by them (fact sheet Jamf §5); all are for one host, as redirects are not followed.
 */
final class CookieJar {
  /** Each names a web app for as long as the pin lasts; AWSALB changes with every answer. */
  private static final List<String> PINS = List.of("jpro-ingress", "APBALANCEID");

  private static final int CAPACITY = 50;

  /** Longer than Jamf's web apps need to agree (fact sheet Jamf §5). */
  private static final long STEADY_AFTER_NANOS = 75_000_000_000L;

  private final LongSupplier nanos;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private long pinnedSince;

  CookieJar(LongSupplier nanos) {
    this.nanos = nanos;
    this.pinnedSince = nanos.getAsLong();
  }

  synchronized void store(List<String> setCookieHeaders) {
    Map<String, String> before = pin().web();
    setCookieHeaders.forEach(this::store);
    if (!pin().web().equals(before)) {
      pinnedSince = nanos.getAsLong();
    }
  }

  /** The pin that another node has had for {@code age}. */
  synchronized void adopt(Map<String, String> web, long ageNanos) {
    boolean first = cookies.isEmpty();
    cookies.keySet().removeAll(PINS);
    cookies.putAll(web);
    pinnedSince = nanos.getAsLong() - (first ? ageNanos : 0);
  }

  synchronized long pinnedForNanos() {
    return nanos.getAsLong() - pinnedSince;
  }

  /** Whether the same web app has answered for long, or there is no load balancer in sight. */
  synchronized boolean isSteady() {
    boolean pinned = !pin().web().isEmpty() && pinnedForNanos() > STEADY_AFTER_NANOS;
    return pinned || cookies.isEmpty();
  }

  private void store(String header) {
    String[] parts = header.split(";");
    int equals = parts[0].indexOf('=');
    if (equals < 1) {
      return;
    }
    String name = parts[0].substring(0, equals).strip();
    if (isDeletion(parts)) {
      cookies.remove(name);
    } else if (cookies.size() < CAPACITY || cookies.containsKey(name)) {
      cookies.put(name, parts[0].substring(equals + 1).strip());
    }
  }

  private static boolean isDeletion(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String attribute = parts[i].strip().toLowerCase(Locale.ROOT);
      if (attribute.equals("max-age=0") || attribute.startsWith("max-age=-")) {
        return true;
      }
    }
    return false;
  }

  /** The value of the Cookie header, if there is something to send. */
  synchronized Optional<String> header() {
    if (cookies.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        cookies.entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; ")));
  }

  /** What tells Jamf's web apps apart; two answers under the same pin come from the same one. */
  synchronized Pin pin() {
    Map<String, String> pins = new TreeMap<>(cookies);
    pins.keySet().retainAll(PINS);
    return new Pin(pins, cookies.isEmpty());
  }

  /** Where the load balancer sends us. */
  record Pin(Map<String, String> web, boolean noCookies) {
    boolean isSureToBe(Pin other) {
      return !web.isEmpty() && web.equals(other.web);
    }
  }
}
