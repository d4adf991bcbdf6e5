package io.scimify.jamf.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FaultsTest {
  private static final String USERS = "/JSSResource/users";

  private static final String CLIENT = SimulatorConfig.DEFAULT_CLIENT_ID;

  private final ExecutorService callers = Executors.newCachedThreadPool();
  private JamfSimulator simulator;
  private TestCaller jamf;

  @BeforeEach
  void start() {
    simulator = JamfSimulator.builder().start();
    jamf = TestCaller.authorized(simulator);
  }

  @AfterEach
  void stop() {
    simulator.close();
    callers.shutdownNow();
  }

  @Test
  void strikeAsOftenAsArmed_afterSkipping() {
    simulator
        .faults()
        .add(FaultRule.on("GET", USERS, Fault.internalServerError()).afterSkipping(1).times(2));

    assertThat(statuses(5)).containsExactly(200, 500, 500, 200, 200);
    assertThat(simulator.faults().pending()).isZero();
  }

  @Test
  void strikeTheirMethodAndPathOnly() {
    simulator.faults().always("PUT", USERS + "/.*", Fault.badGateway());

    assertThat(jamf.get(USERS).statusCode()).isEqualTo(200);
    assertThat(jamf.putXml(USERS + "/id/1", "<user/>").statusCode()).isEqualTo(502);
  }

  @Test
  void strikeAtRandom_butRepeatably() {
    List<Integer> first = randomRun();
    List<Integer> second = randomRun();

    assertThat(first).isEqualTo(second).contains(200, 503);
  }

  @Test
  void limitTheRate_withAndWithoutAHint() {
    simulator.faults().once("GET", USERS, Fault.tooManyRequests(Duration.ofSeconds(7)));
    simulator.faults().once("GET", USERS, Fault.tooManyRequests());

    HttpResponse<String> hinted = jamf.get(USERS);
    HttpResponse<String> plain = jamf.get(USERS);

    assertThat(hinted.statusCode()).isEqualTo(429);
    assertThat(hinted.headers().firstValue("Retry-After")).contains("7");
    assertThat(plain.statusCode()).isEqualTo(429);
    assertThat(plain.headers().firstValue("Retry-After")).isEmpty();
  }

  @Test
  void conflictOnce() {
    simulator.faults().once("POST", ".*", Fault.transientConflict());

    assertThat(create().statusCode()).isEqualTo(409);
    assertThat(create().statusCode()).isEqualTo(201);
  }

  @Test
  void timeOutAtTheGateway_thoughTheUserIsCreated() {
    simulator.faults().once("POST", ".*", Fault.gatewayTimeoutButApplied());

    assertThat(create().statusCode()).isEqualTo(504);
    assertThat(simulator.users().find("ada")).isPresent();
  }

  @Test
  void resetTheConnection_beforeOrAfterTheEffect() {
    simulator.faults().once("POST", ".*", Fault.resetBeforeEffect());
    assertThatIOException().isThrownBy(this::createOrFail);
    assertThat(simulator.users().find("ada")).isEmpty();

    simulator.faults().once("POST", ".*", Fault.resetAfterEffect());
    assertThatIOException().isThrownBy(this::createOrFail);
    assertThat(simulator.users().find("ada")).isPresent();
    assertThat(simulator.requests().matching("POST", USERS + ".*"))
        .extracting(RecordedRequest::status)
        .containsOnly(0);
  }

  @Test
  void truncateTheBody() {
    simulator.faults().once("GET", USERS, Fault.truncatedBody());

    assertThatIOException().isThrownBy(() -> jamf.sendOrFail("GET", USERS, "", ""));
  }

  @Test
  void answerWithALoginPage() {
    simulator.faults().once("GET", USERS, Fault.loginPage());

    HttpResponse<String> page = jamf.get(USERS);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(TestCaller.contentType(page)).startsWith("text/html");
  }

  @Test
  void pretendThatTheTenantIsEmpty() {
    simulator.users().add("ada");
    simulator.faults().once("GET", "/api/v1/users", Fault.emptyList());

    assertThat(jamf.get("/api/v1/users").body()).contains("\"totalCount\":0", "\"results\":[]");
    assertThat(jamf.get("/api/v1/users").body()).contains("\"totalCount\":1");
  }

  @Test
  void answerWithAnythingElse() {
    simulator.faults().once("DELETE", ".*", Fault.answer(418, "text/plain", "short and stout"));

    assertThat(jamf.delete(USERS + "/id/1").body()).isEqualTo("short and stout");
  }

  @Test
  void stallUntilCleared_andAreInTheJournalMeanwhile() {
    simulator.faults().once("POST", ".*", Fault.stallAfterEffect());
    CompletableFuture<Boolean> failed = CompletableFuture.supplyAsync(this::createFails, callers);
    await().until(() -> simulator.users().find("ada").isPresent());

    assertThat(simulator.requests().matching("POST", USERS + ".*"))
        .singleElement()
        .satisfies(call -> assertThat(call.status()).isZero())
        .satisfies(
            call -> assertThat(call.faults()).containsExactly(Fault.Kind.STALL_AFTER_EFFECT));
    assertThat(failed).isNotDone();

    simulator.faults().clear();
    assertThat(failed.join()).isTrue();
  }

  @Test
  void delayAndThenStrike() {
    simulator.faults().once("GET", USERS, Fault.delay(Duration.ofMillis(50)));
    simulator.faults().once("GET", USERS, Fault.serviceUnavailable());

    long start = System.nanoTime();
    assertThat(jamf.get(USERS).statusCode()).isEqualTo(503);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(49));
  }

  @Test
  void countWhatCallersDoAtATime() {
    simulator.faults().always("POST", ".*", Fault.stall());
    List<CompletableFuture<Boolean>> calls =
        IntStream.range(0, 7)
            .mapToObj(i -> CompletableFuture.supplyAsync(this::createFails, callers))
            .toList();
    Counters counters = simulator.requests().counters();
    await().until(() -> counters.maxConcurrentRequests(CLIENT) == 7);
    simulator.faults().clear();
    calls.forEach(CompletableFuture::join);

    assertThat(counters.violations()).isEqualTo(2);
    assertThat(counters.connections(CLIENT)).isBetween(7, 8);
    assertThat(counters.tokenCalls()).isEqualTo(1);
  }

  @Test
  void countBlindRepeatsOfACreate() {
    create();
    create();

    assertThat(simulator.requests().counters().repeatedPosts()).isEqualTo(1);
  }

  private List<Integer> randomRun() {
    simulator.faults().clear();
    simulator.faults().seed(42);
    simulator
        .faults()
        .add(FaultRule.on("GET", USERS, Fault.serviceUnavailable()).withProbability(0.5));
    return statuses(20);
  }

  private List<Integer> statuses(int calls) {
    return IntStream.range(0, calls).mapToObj(i -> jamf.get(USERS).statusCode()).toList();
  }

  private HttpResponse<String> create() {
    return jamf.postXml(USERS + "/id/0", "<user><name>ada</name></user>");
  }

  private void createOrFail() throws IOException {
    jamf.sendOrFail("POST", USERS + "/id/0", "application/xml", "<user><name>ada</name></user>");
  }

  private boolean createFails() {
    try {
      createOrFail();
      return false;
    } catch (IOException expected) {
      return true;
    }
  }
}
