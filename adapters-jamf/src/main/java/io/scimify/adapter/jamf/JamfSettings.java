package io.scimify.adapter.jamf;

import java.time.Duration;

/**
 * How patient and how careful the client is; the same for every integration instance.
 *
 * @param connectTimeout for TCP and TLS together
 * @param readTimeout for one call, answer included; the caller's deadline bounds it as well
 * @param maxConnections calls at a time per integration instance; Jamf asks for at most five
 * @param bulkheadWait how long a call waits for one of these connections
 * @param lingering how long a call that nobody waits for any more keeps its connection, unless Jamf
 *     answers before
 * @param readAttempts how often a read is tried in all
 * @param backOff the pause after a failed read; it doubles each time
 * @param failuresToOpen failures in a row after which an instance's Jamf is left alone
 * @param openFor how long it is left alone before one call probes it
 * @param allowInsecureUrls whether plain-http, private and loopback addresses may be called
 */
public record JamfSettings(
    Duration connectTimeout,
    Duration readTimeout,
    int maxConnections,
    Duration bulkheadWait,
    Duration lingering,
    int readAttempts,
    Duration backOff,
    int failuresToOpen,
    Duration openFor,
    boolean allowInsecureUrls) {

  /** Jamf asks for no more (fact sheet Jamf §5). */
  public static final int CONNECTION_LIMIT = 5;

  public JamfSettings {
    if (maxConnections < 1 || maxConnections > CONNECTION_LIMIT) {
      throw new IllegalArgumentException(
          "maxConnections must be 1 to " + CONNECTION_LIMIT + ", not " + maxConnections);
    }
    if (readAttempts < 1 || failuresToOpen < 1) {
      throw new IllegalArgumentException(
          "readAttempts "
              + readAttempts
              + " and failuresToOpen "
              + failuresToOpen
              + " must be > 0");
    }
  }

  public static JamfSettings defaults() {
    return new JamfSettings(
        Duration.ofSeconds(10),
        Duration.ofSeconds(60),
        CONNECTION_LIMIT,
        Duration.ofSeconds(15),
        Duration.ofSeconds(20),
        3,
        Duration.ofMillis(400),
        10,
        Duration.ofSeconds(5),
        false);
  }

  public JamfSettings withInsecureUrls(boolean allowed) {
    return new JamfSettings(
        connectTimeout,
        readTimeout,
        maxConnections,
        bulkheadWait,
        lingering,
        readAttempts,
        backOff,
        failuresToOpen,
        openFor,
        allowed);
  }

  public JamfSettings withReadTimeout(Duration timeout) {
    return new JamfSettings(
        connectTimeout,
        timeout,
        maxConnections,
        bulkheadWait,
        lingering,
        readAttempts,
        backOff,
        failuresToOpen,
        openFor,
        allowInsecureUrls);
  }

  public JamfSettings withLingering(Duration time) {
    return new JamfSettings(
        connectTimeout,
        readTimeout,
        maxConnections,
        bulkheadWait,
        time,
        readAttempts,
        backOff,
        failuresToOpen,
        openFor,
        allowInsecureUrls);
  }

  public JamfSettings withBackOff(Duration pause) {
    return new JamfSettings(
        connectTimeout,
        readTimeout,
        maxConnections,
        bulkheadWait,
        lingering,
        readAttempts,
        pause,
        failuresToOpen,
        openFor,
        allowInsecureUrls);
  }

  public JamfSettings withCircuit(int failures, Duration pause) {
    return new JamfSettings(
        connectTimeout,
        readTimeout,
        maxConnections,
        bulkheadWait,
        lingering,
        readAttempts,
        backOff,
        failures,
        pause,
        allowInsecureUrls);
  }
}
