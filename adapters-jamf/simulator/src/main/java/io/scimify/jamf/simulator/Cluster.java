package io.scimify.jamf.simulator;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The web apps behind the tenant's load balancer. Each sees the others' writes only after the
 * replication lag; a sticky cookie pins a caller to one of them, without it they take turns.
 */
public final class Cluster {
  static final String NEWER_COOKIE = "jpro-ingress";
  static final String OLDER_COOKIE = "APBALANCEID";

  private static final Pattern PINNED =
      Pattern.compile("(?:" + NEWER_COOKIE + "|" + OLDER_COOKIE + ")=node-(\\d+)");

  private final Clock clock;
  private final AtomicInteger turn = new AtomicInteger();
  private volatile int nodes = 1;
  private volatile Duration lag = Duration.ZERO;

  Cluster(Clock clock) {
    this.clock = clock;
  }

  /** Jamf's own web apps synchronise every minute. */
  public void configure(int nodeCount, Duration replicationLag) {
    if (nodeCount < 1 || replicationLag.isNegative()) {
      throw new IllegalArgumentException(
          "Not a cluster: %d nodes, lag %s".formatted(nodeCount, replicationLag));
    }
    nodes = nodeCount;
    lag = nodeCount == 1 ? Duration.ZERO : replicationLag;
  }

  int nodes() {
    return nodes;
  }

  Duration lag() {
    return lag;
  }

  /** The node that a request with these cookies reaches. */
  Replica route(Iterable<String> cookieHeaders, boolean ignoresCookies) {
    Optional<Integer> pinned = ignoresCookies ? Optional.empty() : pinned(cookieHeaders);
    return replica(pinned.filter(it -> it < nodes).orElseGet(this::next));
  }

  Replica replica(int node) {
    return new Replica(node, clock.instant(), lag);
  }

  static boolean isPinned(Iterable<String> cookieHeaders) {
    return pinned(cookieHeaders).isPresent();
  }

  /** The cookies that pin a caller to a node; not Secure, as the simulator speaks plain HTTP. */
  static Iterable<String> cookies(int node) {
    String pin = "=node-%d; Path=/; HttpOnly".formatted(node);
    return Arrays.asList(NEWER_COOKIE + pin, OLDER_COOKIE + pin);
  }

  private int next() {
    return Math.floorMod(turn.getAndIncrement(), nodes);
  }

  private static Optional<Integer> pinned(Iterable<String> cookieHeaders) {
    for (String header : cookieHeaders) {
      Matcher matcher = PINNED.matcher(header);
      if (matcher.find()) {
        return Optional.of(Integer.valueOf(matcher.group(1)));
      }
    }
    return Optional.empty();
  }
}
