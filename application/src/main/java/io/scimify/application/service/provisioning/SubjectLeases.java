package io.scimify.application.service.provisioning;

import io.scimify.domain.integration.IntegrationInstanceId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One writer per subject: a fair lock among this node's threads, and above it a lease in the
 * database among the nodes. A lease outlives what is done under it by a margin, so that clocks may
 * differ by seconds.
 */
public final class SubjectLeases {
  /**
   * Longer than anybody talks to Jamf (20 s) by what clocks may differ, and short enough that the
   * work of a node that died is taken over well within a minute. Whoever is slower all the same
   * finds at settling that somebody else took over.
   */
  static final Duration LEASE = Duration.ofSeconds(30);

  /** What a repository keeps of a key. */
  public static final int LONGEST_KEY = 200;

  /** How long a request waits for its turn. */
  public static final Duration PATIENCE = Duration.ofSeconds(22);

  private static final System.Logger LOG = System.getLogger(SubjectLeases.class.getName());

  private final ProvisioningPorts ports;
  private final String owner;
  private final ConcurrentHashMap<String, Entry> locks = new ConcurrentHashMap<>();

  /** Turns that ended while the database took no writes, by what they were about. */
  private final ConcurrentHashMap<String, String> unreleased = new ConcurrentHashMap<>();

  public SubjectLeases(ProvisioningPorts ports) {
    this.ports = ports;
    this.owner = ports.ids().nextId().toString();
  }

  private static final class Entry {
    final ReentrantLock lock = new ReentrantLock(true);
    int users;
  }

  /**
   * Runs {@code work} alone on {@code key}, or gives empty when the turn does not come within
   * {@code wait}.
   */
  public <T> Optional<T> alone(
      IntegrationInstanceId integration, String key, Duration wait, Supplier<T> work) {
    String name = integration.value() + '/' + key;
    String kept = key.length() > LONGEST_KEY ? sha256(key) : key;
    Entry entry = locks.compute(name, (k, e) -> enter(e));
    try {
      if (!tryLock(entry.lock, wait)) {
        return Optional.empty();
      }
      try {
        releaseWhatIsLeft(integration, kept, name);
        return leased(integration, kept, name, wait, work);
      } finally {
        entry.lock.unlock();
      }
    } finally {
      locks.computeIfPresent(name, (k, e) -> --e.users == 0 ? null : e);
    }
  }

  private static String sha256(String key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }

  private static Entry enter(@Nullable Entry present) {
    Entry entry = present == null ? new Entry() : present;
    entry.users++;
    return entry;
  }

  /** To be called with the lock, so that nobody's turn is ended but one that is over. */
  private void releaseWhatIsLeft(IntegrationInstanceId integration, String key, String name) {
    @Nullable String turn = unreleased.remove(name);
    if (turn != null) {
      release(integration, key, name, turn);
    }
  }

  private <T> Optional<T> leased(
      IntegrationInstanceId integration, String key, String name, Duration wait, Supplier<T> work) {
    // Each turn has its own owner name: a turn that outlived its lease can not end a later one's.
    String turn = owner + '/' + ports.ids().nextId();
    if (!acquire(integration, key, turn, wait)) {
      return Optional.empty();
    }
    try {
      return Optional.of(work.get());
    } finally {
      release(integration, key, name, turn);
    }
  }

  /**
   * What was done stays done even if the lease cannot be given back now; then that is tried again
   * at the next turn, or it runs out.
   */
  private void release(IntegrationInstanceId integration, String key, String name, String turn) {
    try {
      ports.operations().releaseLease(integration, key, turn);
    } catch (RuntimeException failure) {
      unreleased.put(name, turn);
      LOG.log(System.Logger.Level.WARNING, "The lease on " + key + " runs out by itself", failure);
    }
  }

  private boolean acquire(
      IntegrationInstanceId integration, String key, String turn, Duration wait) {
    long end = System.nanoTime() + wait.toNanos();
    do {
      Instant now = ports.now();
      if (ports.operations().tryLease(integration, key, turn, now, now.plus(LEASE))) {
        return true;
      }
    } while (System.nanoTime() < end && pause());
    return false;
  }

  private static boolean pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(15 + ThreadLocalRandom.current().nextInt(30));
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean tryLock(ReentrantLock lock, Duration wait) {
    try {
      return lock.tryLock(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
