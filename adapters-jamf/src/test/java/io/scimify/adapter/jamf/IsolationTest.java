package io.scimify.adapter.jamf;

import static io.scimify.adapter.jamf.JamfTestBench.failure;
import static io.scimify.adapter.jamf.JamfTestBench.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scimify.application.port.out.JamfCallContext;
import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.UserName;
import io.scimify.jamf.simulator.Fault;
import io.scimify.jamf.simulator.JamfSimulator;
import io.scimify.jamf.simulator.SimulatorConfig;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one integration instance does is not felt by another, and Jamf is not overrun. */
class IsolationTest {
  private static final IntegrationInstanceId OTHER = new IntegrationInstanceId("instance-2");
  private static final UserName ADA = new UserName("ada");

  private final JamfTestBench bench =
      new JamfTestBench(JamfTestBench.settings().withCircuit(3, Duration.ofSeconds(5)));
  private final JamfSimulator otherJamf = JamfSimulator.builder().start();

  @AfterEach
  void close() {
    bench.close();
    otherJamf.close();
  }

  private JamfCallContext other() {
    return bench.context(OTHER, otherJamf.baseUrl(), SimulatorConfig.DEFAULT_CLIENT_SECRET);
  }

  @Test
  void usesFiveConnectionsAtMost() {
    bench.warm();
    callFromEverywhere();

    var counters = bench.jamf.requests().counters();
    assertThat(counters.violations()).isZero();
    assertThat(counters.maxConcurrentRequests(SimulatorConfig.DEFAULT_CLIENT_ID)).isEqualTo(5);
    assertThat(counters.connections(SimulatorConfig.DEFAULT_CLIENT_ID)).isLessThanOrEqualTo(5);
  }

  @Test
  void sharesTheConnectionsWithOtherNodes() {
    bench.warm();
    bench.directory.shareConnections(2);
    callFromEverywhere();
    assertThat(mostAtOnce()).isEqualTo(2);

    bench.directory.shareConnections(9);
    bench.directory.shareConnections(1);
    callFromEverywhere();
    assertThat(mostAtOnce()).isEqualTo(5);
  }

  /** Jamf works on, and counts it; closing the connection would only hide the sixth call. */
  @Test
  void aCallThatWasGivenUp_keepsItsConnectionUntilJamfIsDoneWithIt() {
    bench.warm();
    bench.directory.shareConnections(5);
    bench.jamf.faults().once("GET", ".*", Fault.stall());
    bench.patientFor(Duration.ofMillis(300));
    failure(bench.directory.readUser(bench.context(), new JamfUserId(1)));
    assertThat(failure(bench.directory.readUser(bench.context(), new JamfUserId(1))).detail())
        .contains("All connections to Jamf Pro are busy");

    bench.jamf.faults().clear();
    bench.patientFor(Duration.ofSeconds(20));
    value(bench.directory.findUser(bench.context(), ADA));
    assertThat(mostAtOnce()).isEqualTo(1);
  }

  @Test
  void aCallThatJamfNeverEnds_givesItsConnectionBackInTheEnd() {
    try (JamfTestBench hasty =
        new JamfTestBench(JamfTestBench.settings().withLingering(Duration.ofMillis(500)))) {
      hasty.warm();
      hasty.directory.shareConnections(5);
      hasty.jamf.faults().once("GET", ".*", Fault.stall());
      hasty.patientFor(Duration.ofMillis(300));
      failure(hasty.directory.readUser(hasty.context(), new JamfUserId(1)));

      hasty.patientFor(Duration.ofSeconds(20));
      value(hasty.directory.findUser(hasty.context(), ADA));
    }
  }

  private int mostAtOnce() {
    return bench
        .jamf
        .requests()
        .counters()
        .maxConcurrentRequests(SimulatorConfig.DEFAULT_CLIENT_ID);
  }

  private void callFromEverywhere() {
    bench.jamf.faults().always("GET", ".*", Fault.delay(Duration.ofMillis(20)));
    List<CompletableFuture<Void>> callers = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      callers.add(
          CompletableFuture.runAsync(
              () -> value(bench.directory.findUser(bench.context(), ADA)),
              task -> new Thread(task).start()));
    }
    CompletableFuture.allOf(callers.toArray(CompletableFuture[]::new)).join();
  }

  @Test
  void aStalledJamfSlowsNoOther() {
    bench.warm();
    value(bench.directory.findUser(other(), ADA));
    bench.jamf.faults().always("GET", ".*", Fault.stall());
    List<CompletableFuture<Void>> stalled = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      stalled.add(
          CompletableFuture.runAsync(
              () -> failure(bench.directory.findUser(bench.context(), ADA)),
              task -> new Thread(task).start()));
    }
    long start = System.nanoTime();
    for (int i = 0; i < 50; i++) {
      value(bench.directory.findUser(other(), ADA));
    }
    Duration each = Duration.ofNanos((System.nanoTime() - start) / 50);

    assertThat(each).isLessThan(Duration.ofMillis(50));
    bench.jamf.faults().clear();
    bench.jamf.faults().always("GET", ".*", Fault.serviceUnavailable());
    CompletableFuture.allOf(stalled.toArray(CompletableFuture[]::new)).join();
  }

  /** Five are being answered, sixty wait: whoever comes then would only take one more thread. */
  @Test
  void aCrowdInFrontOfASilentJamf_isSentAwayAtOnce() {
    bench.warm();
    bench.jamf.faults().always("GET", ".*", Fault.stall());
    List<CompletableFuture<Void>> crowd = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      crowd.add(
          CompletableFuture.runAsync(
              () -> failure(bench.directory.readUser(bench.context(), new JamfUserId(1))),
              task -> new Thread(task).start()));
    }
    await()
        .atMost(Duration.ofSeconds(2))
        .until(() -> crowd.stream().filter(CompletableFuture::isDone).count() >= 5);
    assertThat(crowd).filteredOn(caller -> !caller.isDone()).hasSizeGreaterThan(50);

    bench.jamf.faults().clear();
    bench.jamf.faults().always("GET", ".*", Fault.serviceUnavailable());
    CompletableFuture.allOf(crowd.toArray(CompletableFuture[]::new)).join();
  }

  @Test
  void leavesAFailingJamfAlone_probesIt_andReturns() {
    bench.warm();
    bench.jamf.faults().always("GET", ".*", Fault.serviceUnavailable());
    failure(bench.directory.findUser(bench.context(), ADA)); // three tries open the circuit

    var refused = failure(bench.directory.findUser(bench.context(), ADA));
    assertThat(refused.reason()).isEqualTo(Reason.UNREACHABLE);
    assertThat(refused.retryAfter()).isPresent();
    assertThat(bench.calls()).hasSize(3);
    value(bench.directory.findUser(other(), ADA));

    bench.turnClock(Duration.ofSeconds(6));
    failure(bench.directory.findUser(bench.context(), ADA)); // the probe
    assertThat(bench.calls()).hasSize(4);

    bench.jamf.faults().clear();
    bench.turnClock(Duration.ofSeconds(6));
    value(bench.directory.findUser(bench.context(), ADA));
    value(bench.directory.findUser(bench.context(), ADA));
  }

  @Test
  void forgetsBackOffAndToken_whenToldTo() {
    bench.warm();
    bench.jamf.faults().once("GET", ".*", Fault.tooManyRequests(Duration.ofSeconds(300)));
    failure(bench.directory.findUser(bench.context(), ADA));
    bench.directory.forget(JamfTestBench.INSTANCE);

    value(bench.directory.findUser(bench.context(), ADA));
    assertThat(bench.jamf.requests().counters().tokenCalls()).isEqualTo(1);
  }

  @Test
  void hundredsOfInstancesCostNoThreadEach() {
    bench.warm();
    var threads = ManagementFactory.getThreadMXBean();
    int before = threads.getThreadCount();
    for (int i = 0; i < 300; i++) {
      var context =
          bench.context(
              new IntegrationInstanceId("instance-" + (1000 + i)),
              bench.jamf.baseUrl(),
              SimulatorConfig.DEFAULT_CLIENT_SECRET);
      value(bench.directory.findUser(context, ADA));
    }
    // the simulator in the same JVM has threads of its own
    assertThat(threads.getThreadCount() - before).isLessThan(50);
  }

  @Test
  void doesNotWaitLongerThanTheDeadline_whenAllConnectionsAreBusy() {
    bench.warm();
    bench.jamf.faults().always("GET", ".*", Fault.stall());
    List<CompletableFuture<Void>> busy = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      busy.add(
          CompletableFuture.runAsync(
              () -> failure(bench.directory.readUser(bench.context(), new JamfUserId(1))),
              task -> new Thread(task).start()));
    }
    bench.patientFor(Duration.ofMillis(300));
    long start = System.nanoTime();
    failure(bench.directory.readUser(bench.context(), new JamfUserId(1)));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    bench.jamf.faults().clear();
    CompletableFuture.allOf(busy.toArray(CompletableFuture[]::new)).join();
  }
}
