package io.scimify.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.out.SharedPins.SharedPin;
import io.scimify.domain.integration.IntegrationInstanceId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link SharedPins} does. */
public abstract class SharedPinsContract {
  private static final Instant T0 = Instant.parse("2026-01-02T03:04:05Z");

  private final IntegrationInstanceId instance =
      new IntegrationInstanceId(UUID.randomUUID().toString());

  protected abstract SharedPins pins();

  private static SharedPin pin(String value, Instant since) {
    return new SharedPin(Map.of("jpro-ingress", value), since);
  }

  @Test
  void keepsTheNewestPin_ofEachInstance() {
    pins().offer(instance, pin("one", T0));
    assertThat(pins().all()).containsEntry(instance, pin("one", T0));

    pins().offer(instance, pin("two", T0.plusSeconds(1)));
    pins().offer(instance, pin("late", T0));
    assertThat(pins().all()).containsEntry(instance, pin("two", T0.plusSeconds(1)));
  }

  @Test
  void knowsNothing_ofAnotherInstance() {
    assertThat(pins().all()).doesNotContainKey(instance);
  }
}
