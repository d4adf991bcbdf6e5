package io.scimify.jamf.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The faults that are lying in wait; random ones are reproducible through the seed. */
public final class Faults {
  private static final class Armed {
    private final FaultRule rule;
    private int toSkip;
    private int left;

    Armed(FaultRule rule) {
      this.rule = rule;
      toSkip = rule.skip();
      left = rule.times();
    }

    boolean strikes(Random random) {
      if (toSkip > 0) {
        toSkip--;
        return false;
      }
      if (left == 0 || (rule.probability() < 1.0 && random.nextDouble() >= rule.probability())) {
        return false;
      }
      left--;
      return true;
    }
  }

  private final List<Armed> armed = new ArrayList<>();
  private Random random = new Random(0);
  private CountDownLatch released = new CountDownLatch(1);

  public synchronized void add(FaultRule rule) {
    armed.add(new Armed(rule));
  }

  /** The next matching call gets this fault. */
  public void once(String method, String pathRegex, Fault fault) {
    add(FaultRule.on(method, pathRegex, fault).times(1));
  }

  /** Every matching call gets this fault, until {@link #clear()}. */
  public void always(String method, String pathRegex, Fault fault) {
    add(FaultRule.on(method, pathRegex, fault));
  }

  public synchronized void seed(long seed) {
    random = new Random(seed);
  }

  /** Disarms everything and lets stalled calls go. */
  public synchronized void clear() {
    armed.clear();
    released.countDown();
    released = new CountDownLatch(1);
  }

  /** How many times faults are still due, endless rules aside. */
  public synchronized int pending() {
    return armed.stream()
        .filter(it -> it.rule.times() != Integer.MAX_VALUE)
        .mapToInt(it -> it.left)
        .sum();
  }

  synchronized List<FaultRule> rules() {
    return armed.stream().map(it -> it.rule.times(it.left)).toList();
  }

  /** The faults of this call: any number of delays and cookie losses, and at most one other. */
  synchronized List<Fault> strike(String method, String path) {
    List<Fault> faults = new ArrayList<>();
    boolean broken = false;
    for (Armed candidate : armed) {
      boolean composes = composes(candidate.rule.fault());
      if ((composes || !broken)
          && candidate.rule.covers(method, path)
          && candidate.strikes(random)) {
        faults.add(candidate.rule.fault());
        broken |= !composes;
      }
    }
    return faults;
  }

  /** Waits, and tells whether {@link #clear()} ended the wait early. */
  boolean hold(Duration duration) throws InterruptedException {
    CountDownLatch release;
    synchronized (this) {
      release = released;
    }
    return release.await(duration.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static boolean composes(Fault fault) {
    return fault.kind() == Fault.Kind.DELAY || fault.kind() == Fault.Kind.DROPPED_COOKIE;
  }
}
