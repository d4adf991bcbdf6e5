package io.scimify.adapter.jamf;

import io.scimify.domain.integration.JamfConnection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to one integration instance: token, cookies, connections, circuit, and what is known
 * of its Jamf. Nothing is shared with another instance, so a sick Jamf slows nobody else.
 */
final class JamfSession {
  static final String TOKEN_PATH = "/api/v1/oauth/token";

  /** Before it got a version; not in Jamf's documents any more (fact sheet Jamf §1.1). */
  static final String OLD_TOKEN_PATH = "/api/oauth/token";

  private static final long VERSION_LASTS_NANOS = 600_000_000_000L;
  private static final long FRESH_NANOS = 30_000_000_000L;
  private static final long CONTRADICTION_LASTS_NANOS = 90_000_000_000L;
  private static final long ADDRESS_LASTS_NANOS = 20_000_000_000L;

  private final JamfConnection connection;
  private final JamfSettings settings;
  private final LongSupplier nanos;
  private final CookieJar cookies;
  private final JamfTokenCache tokens;
  private final Connections connections;
  private final Circuit circuit;
  private final RecentWrites recentWrites;
  private final ProUserRecords userRecords;
  private final AtomicInteger writes = new AtomicInteger();
  private volatile String tokenPath = TOKEN_PATH;
  private volatile long addressCheckedAt;
  private volatile boolean addressChecked;
  private volatile @Nullable Features features;
  private volatile long contradictedAt;
  private volatile boolean contradicted;

  /** What this Jamf offers, as seen at a moment. */
  record Features(boolean usersApi, long seenAt) {}

  /**
   * @param most calls at a time for now
   */
  JamfSession(JamfConnection connection, JamfSettings settings, LongSupplier nanos, int most) {
    this(connection, settings, nanos, new Connections(most));
  }

  private JamfSession(
      JamfConnection connection,
      JamfSettings settings,
      LongSupplier nanos,
      Connections connections) {
    this.connection = connection;
    this.settings = settings;
    this.connections = connections;
    this.nanos = nanos;
    this.cookies = new CookieJar(nanos);
    this.tokens = new JamfTokenCache(nanos);
    this.circuit = new Circuit(nanos, settings);
    this.recentWrites = new RecentWrites(nanos);
    this.userRecords = new ProUserRecords(nanos);
  }

  /** A new conversation. Calls of the old one may still run, and count against the same five. */
  JamfSession renewed(JamfConnection newConnection) {
    return new JamfSession(newConnection, settings, nanos, connections);
  }

  JamfConnection connection() {
    return connection;
  }

  CookieJar cookies() {
    return cookies;
  }

  JamfTokenCache tokens() {
    return tokens;
  }

  Connections connections() {
    return connections;
  }

  Circuit circuit() {
    return circuit;
  }

  ProUserRecords userRecords() {
    return userRecords;
  }

  String tokenPath() {
    return tokenPath;
  }

  void useOldTokenPath() {
    tokenPath = OLD_TOKEN_PATH;
  }

  @Nullable Features features() {
    Features seen = features;
    return seen == null || nanos.getAsLong() - seen.seenAt() > VERSION_LASTS_NANOS ? null : seen;
  }

  void remember(boolean usersApi) {
    features = new Features(usersApi, nanos.getAsLong());
  }

  /** Whether what is known of this Jamf was seen a moment ago. */
  boolean hasFreshFeatures() {
    Features seen = features;
    return seen != null && nanos.getAsLong() - seen.seenAt() < FRESH_NANOS;
  }

  /** DNS answers may change, so an address is trusted for a moment only. */
  boolean isAddressTrusted() {
    return addressChecked && nanos.getAsLong() - addressCheckedAt < ADDRESS_LASTS_NANOS;
  }

  void trustAddress() {
    addressCheckedAt = nanos.getAsLong();
    addressChecked = true;
  }

  void written(String path) {
    recentWrites.written(path, cookies.pin());
    writes.incrementAndGet();
  }

  void deleted(String path) {
    recentWrites.deleted(path);
    writes.incrementAndGet();
  }

  void gone(String path) {
    recentWrites.gone(path);
    writes.incrementAndGet();
  }

  /** Whether it was deleted a moment ago, so that whoever shows it lags behind. */
  boolean isGone(String path) {
    return recentWrites.isGone(path);
  }

  RecentWrites.Doubt doubt(String path) {
    RecentWrites.Doubt doubt = recentWrites.doubt(path, cookies.pin());
    return doubt != RecentWrites.Doubt.NONE && isContradicted() ? RecentWrites.Doubt.STRONG : doubt;
  }

  /**
   * Jamf said that something is not there and then showed it: web apps take turns, whatever the
   * cookies say.
   */
  void contradicted() {
    contradictedAt = nanos.getAsLong();
    contradicted = true;
  }

  private boolean isContradicted() {
    return contradicted && nanos.getAsLong() - contradictedAt < CONTRADICTION_LASTS_NANOS;
  }

  /** Whether one and the same web app has answered for long, as far as can be seen. */
  boolean isSteady() {
    return cookies.isSteady() && !isContradicted();
  }

  /** Grows with every write; tells whether a list is older than one. */
  int writes() {
    return writes.get();
  }
}
