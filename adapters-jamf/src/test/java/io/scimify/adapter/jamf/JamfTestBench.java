package io.scimify.adapter.jamf;

import io.scimify.application.port.out.JamfCallContext;
import io.scimify.application.port.out.JamfResult;
import io.scimify.domain.audit.JamfCall;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.JamfConnection;
import io.scimify.domain.integration.SecretText;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.UserName;
import io.scimify.jamf.simulator.JamfSimulator;
import io.scimify.jamf.simulator.RecordedRequest;
import io.scimify.jamf.simulator.SimulatorConfig;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** The real client in front of the simulator, over real HTTP, with a monotonic clock to turn. */
final class JamfTestBench implements AutoCloseable {
  static final IntegrationInstanceId INSTANCE = new IntegrationInstanceId("instance-1");

  final JamfSimulator jamf = JamfSimulator.builder().start();
  final List<JamfCall> recorded = new CopyOnWriteArrayList<>();
  final AtomicLong turnedNanos = new AtomicLong();
  final HttpJamfDirectory directory;
  private Duration patience = Duration.ofSeconds(20);

  JamfTestBench() {
    this(settings());
  }

  JamfTestBench(JamfSettings settings) {
    directory =
        new HttpJamfDirectory(
            Clock.systemUTC(), () -> System.nanoTime() + turnedNanos.get(), settings);
  }

  static JamfSettings settings() {
    return JamfSettings.defaults().withInsecureUrls(true).withBackOff(Duration.ofMillis(10));
  }

  void turnClock(Duration by) {
    turnedNanos.addAndGet(by.toNanos());
  }

  JamfTestBench patientFor(Duration newPatience) {
    patience = newPatience;
    return this;
  }

  JamfCallContext context() {
    return context(INSTANCE, jamf.baseUrl(), SimulatorConfig.DEFAULT_CLIENT_SECRET);
  }

  JamfCallContext context(IntegrationInstanceId instance, String url, String secret) {
    return new JamfCallContext(
        instance,
        new JamfConnection(
            URI.create(url), SimulatorConfig.DEFAULT_CLIENT_ID, new SecretText(secret)),
        Clock.systemUTC().instant().plus(patience),
        recorded::add);
  }

  /** Learns the version and a token, and starts counting after that. */
  JamfTestBench warm() {
    directory.findUser(context(), new UserName("nobody"));
    jamf.requests().clear();
    recorded.clear();
    return this;
  }

  /** Calls since {@link #warm()}, as {@code METHOD /path}, in order. */
  List<String> calls() {
    return jamf.requests().withoutTokens().stream().map(RecordedRequest::call).toList();
  }

  RecordedRequest lastWrite() {
    return jamf.requests().withoutTokens().stream()
        .filter(call -> !call.method().equals("GET"))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  static JamfUserFields fields(String username) {
    return new JamfUserFields(username, "Ada Lovelace", username, "+44 1", "Countess");
  }

  static <T> T value(JamfResult<T> result) {
    if (result instanceof JamfResult.Done<T> done) {
      return done.value();
    }
    throw new AssertionError("not done: " + result);
  }

  static <T> JamfResult.Failed<T> failure(JamfResult<T> result) {
    if (result instanceof JamfResult.Failed<T> failed) {
      return failed;
    }
    throw new AssertionError("not failed: " + result);
  }

  @Override
  public void close() {
    directory.close();
    jamf.close();
  }
}
