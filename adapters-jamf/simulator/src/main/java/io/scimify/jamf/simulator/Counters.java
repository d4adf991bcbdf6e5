package io.scimify.jamf.simulator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How callers behave: what Jamf asks them to keep low, and what they should never do. */
public final class Counters {
  /** Jamf asks API clients for at most five connections at a time. */
  public static final int CONNECTION_LIMIT = 5;

  private final Map<String, Integer> inFlight = new HashMap<>();
  private final Map<String, Integer> mostInFlight = new TreeMap<>();
  private final Map<String, Set<String>> connections = new HashMap<>();
  private final Map<String, Integer> posts = new HashMap<>();
  private int violations;
  private int tokenCalls;
  private int repeatedPosts;

  synchronized void begin(RecordedRequest call) {
    int now = inFlight.merge(call.client(), 1, Integer::sum);
    mostInFlight.merge(call.client(), now, Math::max);
    violations += now > CONNECTION_LIMIT ? 1 : 0;
    connections.computeIfAbsent(call.client(), it -> new HashSet<>()).add(call.connection());
    countPost(call);
  }

  synchronized void end(RecordedRequest call) {
    inFlight.computeIfPresent(call.client(), (client, count) -> Math.max(0, count - 1));
  }

  /** HTTP/1.1 carries one call per connection, so these are also connections in use. */
  public synchronized int maxConcurrentRequests(String client) {
    return mostInFlight.getOrDefault(client, 0);
  }

  public synchronized Map<String, Integer> maxConcurrentRequests() {
    return Map.copyOf(mostInFlight);
  }

  /** Connections that the client has used in all, one after the other or at a time. */
  public synchronized int connections(String client) {
    return connections.getOrDefault(client, Set.of()).size();
  }

  /** Calls that began while five others of the same client were running. */
  public synchronized int violations() {
    return violations;
  }

  public synchronized int tokenCalls() {
    return tokenCalls;
  }

  /** POSTs that repeat an earlier one word for word: a blind retry of a create. */
  public synchronized int repeatedPosts() {
    return repeatedPosts;
  }

  synchronized void clear() {
    mostInFlight.clear();
    connections.clear();
    posts.clear();
    violations = 0;
    tokenCalls = 0;
    repeatedPosts = 0;
  }

  private void countPost(RecordedRequest call) {
    if (TokenEndpoint.isAt(call.path())) {
      tokenCalls++;
    } else if (call.method().equals("POST")) {
      String same = call.client() + " " + call.path() + " " + call.body();
      repeatedPosts += posts.merge(same, 1, Integer::sum) > 1 ? 1 : 0;
    }
  }
}
