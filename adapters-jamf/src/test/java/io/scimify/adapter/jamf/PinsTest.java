package io.scimify.adapter.jamf;

import static io.scimify.adapter.jamf.JamfTestBench.INSTANCE;
import static io.scimify.adapter.jamf.JamfTestBench.fields;
import static io.scimify.adapter.jamf.JamfTestBench.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.out.SharedPins;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.UserName;
import io.scimify.jamf.simulator.Fault;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several nodes of ours before the two web apps of a Jamf that agree only after a minute. */
class PinsTest {
  private final JamfTestBench bench = new JamfTestBench();
  private final AtomicLong otherNanos = new AtomicLong(System.nanoTime());
  private final HttpJamfDirectory other =
      new HttpJamfDirectory(Clock.systemUTC(), otherNanos::get, JamfTestBench.settings());
  private final SharedPins pins = new InMemoryPins();

  private static final class InMemoryPins implements SharedPins {
    private final Map<IntegrationInstanceId, SharedPin> pins = new HashMap<>();

    @Override
    public Map<IntegrationInstanceId, SharedPin> all() {
      return Map.copyOf(pins);
    }

    @Override
    public void offer(IntegrationInstanceId integration, SharedPin pin) {
      pins.merge(
          integration, pin, (old, fresh) -> fresh.since().isAfter(old.since()) ? fresh : old);
    }
  }

  @BeforeEach
  void begin() {
    bench.jamf.cluster().configure(2, Duration.ofSeconds(60));
    bench.warm();
  }

  @AfterEach
  void close() {
    other.close();
    bench.close();
  }

  @Test
  void aNewNode_seesAtOnceWhatTheOthersWrote() {
    for (int i = 0; i < 6; i++) { // by chance alone it would not be the same web app each time
      bench.directory.sharePins(pins);
      other.sharePins(pins);
      JamfUserId id = value(bench.directory.createUser(bench.context(), fields("ada-" + i)));
      assertThat(value(other.findUser(bench.context(), new UserName("ada-" + i))))
          .hasValueSatisfying(user -> assertThat(user.id()).isEqualTo(id));
      other.forget(INSTANCE);
    }
  }

  @Test
  void aNodeElsewhere_followsTheNewestPin() {
    value(other.findUser(bench.context(), new UserName("nobody")));
    for (int i = 0; i < 2; i++) {
      other.sharePins(pins);
      bench.directory.sharePins(pins);
    }
    other.sharePins(pins);

    JamfUserId id = value(bench.directory.createUser(bench.context(), fields("ada")));
    assertThat(value(other.readUser(bench.context(), id)).id()).isEqualTo(id);
  }

  @Test
  void isSteady_onceTheSameWebAppHasAnsweredForLong() {
    assertThat(bench.directory.isSteady(INSTANCE)).isFalse();
    bench.turnClock(Duration.ofSeconds(80));
    assertThat(bench.directory.isSteady(INSTANCE)).isTrue();
  }

  @Test
  void isNotSteady_onceJamfHasContradictedItself() {
    JamfUserId id = value(bench.directory.createUser(bench.context(), fields("ada")));
    bench.turnClock(Duration.ofSeconds(80));
    value(bench.directory.updateUser(bench.context(), id, fields("ada")));
    assertThat(bench.directory.isSteady(INSTANCE)).isTrue();

    String none = "{\"httpStatus\":404,\"errors\":[]}";
    bench.jamf.faults().once("GET", ".*", Fault.answer(404, "application/json", none));
    value(bench.directory.readUser(bench.context(), id));
    assertThat(bench.directory.isSteady(INSTANCE)).isFalse();
    bench.turnClock(Duration.ofMinutes(2));
    assertThat(bench.directory.isSteady(INSTANCE)).isTrue();
  }

  @Test
  void aDeletedUser_isNotFoundAgain_byAWebAppThatLagsBehind() {
    JamfUserId id = value(bench.directory.createUser(bench.context(), fields("ada")));
    value(bench.directory.deleteUser(bench.context(), id));
    for (int i = 0; i < 6; i++) {
      bench.jamf.faults().once("GET", "/api/v1/users.*", Fault.droppedCookie());
      assertThat(value(bench.directory.findUser(bench.context(), new UserName("ada")))).isEmpty();
    }
  }
}
