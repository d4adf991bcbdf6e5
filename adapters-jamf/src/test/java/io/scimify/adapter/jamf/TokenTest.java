package io.scimify.adapter.jamf;

import static io.scimify.adapter.jamf.JamfTestBench.failure;
import static io.scimify.adapter.jamf.JamfTestBench.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.out.JamfResult;
import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.UserName;
import io.scimify.jamf.simulator.Fault;
import io.scimify.jamf.simulator.Settings.UnauthorizedBody;
import io.scimify.jamf.simulator.SimulatorConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of an access token (fact sheet Jamf §1). */
class TokenTest {
  private final JamfTestBench bench = new JamfTestBench();

  @AfterEach
  void close() {
    bench.close();
  }

  private JamfResult<Optional<JamfUser>> call() {
    return bench.directory.findUser(bench.context(), new UserName("ada"));
  }

  private int tokenCalls() {
    return bench.jamf.requests().counters().tokenCalls();
  }

  @Test
  void isReused() {
    value(call());
    value(call());
    assertThat(tokenCalls()).isEqualTo(1);
  }

  @Test
  void isRenewedAheadOfItsEnd() {
    bench.jamf.settings().tokenLifetime(Duration.ofSeconds(60)); // Jamf says 59
    value(call());
    bench.turnClock(Duration.ofSeconds(38));
    value(call());
    assertThat(tokenCalls()).isEqualTo(1);
    bench.turnClock(Duration.ofSeconds(2));
    value(call());
    assertThat(tokenCalls()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(UnauthorizedBody.class)
  void isRenewedOnce_whenJamfRejectsIt(UnauthorizedBody body) {
    bench.jamf.settings().version("11.20.0"); // Classic varies in the body of a 401
    bench.jamf.settings().unauthorizedBody(body);
    value(call());
    bench.jamf.invalidateTokens();
    value(call());
    assertThat(tokenCalls()).isEqualTo(2);
  }

  @Test
  void isRenewedOnceInABurst() throws Exception {
    bench.warm();
    bench.jamf.invalidateTokens();
    ExecutorService callers = Executors.newFixedThreadPool(40);
    List<Callable<JamfResult<Optional<JamfUser>>>> burst =
        Stream.generate(() -> (Callable<JamfResult<Optional<JamfUser>>>) this::call)
            .limit(40)
            .toList();
    for (Future<JamfResult<Optional<JamfUser>>> result : callers.invokeAll(burst)) {
      assertThat(value(result.get())).isEmpty();
    }
    callers.shutdown();

    assertThat(tokenCalls()).isEqualTo(1);
    assertThat(bench.jamf.requests().counters().violations()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401})
  void isRefused_whenTheSecretIsWrong_andGivenAfterItIsMended(int status) {
    bench.jamf.settings().invalidClientStatus(status);
    bench.jamf.clients().rotateSecret(SimulatorConfig.DEFAULT_CLIENT_ID, "other");

    var failed = failure(call());
    assertThat(failed.reason()).isEqualTo(Reason.UNAUTHORIZED);
    assertThat(failed.detail())
        .contains(SimulatorConfig.DEFAULT_CLIENT_ID)
        .doesNotContain(SimulatorConfig.DEFAULT_CLIENT_SECRET);

    var mended = bench.context(JamfTestBench.INSTANCE, bench.jamf.baseUrl(), "other");
    value(bench.directory.findUser(mended, new UserName("ada")));
  }

  @Test
  void isRefused_whenTheClientIsDisabled() {
    bench.jamf.clients().setEnabled(SimulatorConfig.DEFAULT_CLIENT_ID, false);

    assertThat(failure(call()).reason()).isEqualTo(Reason.UNAUTHORIZED);
  }

  @Test
  void comesFromTheOldPath_whenThereIsNoOther() {
    bench
        .jamf
        .faults()
        .always("POST", "/api/v1/oauth/token", Fault.answer(404, "application/json", "{}"));
    value(call());
    bench.jamf.invalidateTokens();
    value(call());

    assertThat(bench.jamf.requests().matching("POST", "/api/v1/oauth/token")).hasSize(1);
    assertThat(bench.jamf.requests().matching("POST", "/api/oauth/token")).hasSize(2);
  }

  @Test
  void isAskedForAgain_whenJamfStumbles() {
    bench.jamf.faults().once("POST", ".*/oauth/token", Fault.serviceUnavailable());
    value(call());
    assertThat(tokenCalls()).isEqualTo(2);
  }

  @Test
  void waitsAsJamfAsks() {
    bench
        .jamf
        .faults()
        .once("POST", ".*/oauth/token", Fault.tooManyRequests(Duration.ofSeconds(60)));
    var failed = failure(call());
    assertThat(failed.reason()).isEqualTo(Reason.THROTTLED);
    assertThat(failed.retryAfter()).contains(Duration.ofSeconds(60));
    assertThat(failure(call()).reason()).isEqualTo(Reason.THROTTLED);
    assertThat(tokenCalls()).isEqualTo(1);
  }

  @Test
  void isUnexpected_whenALoginPageComesInstead() {
    bench.jamf.faults().always("POST", ".*/oauth/token", Fault.loginPage());
    assertThat(failure(call()).reason()).isEqualTo(Reason.UNEXPECTED);
  }
}
