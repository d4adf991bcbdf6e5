package io.scimify.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link LiveNodes} does. */
public abstract class LiveNodesContract {
  private static final Instant T0 = Instant.parse("2026-01-02T03:04:05Z");

  private LiveNodes nodes;

  protected abstract LiveNodes nodes();

  @BeforeEach
  void begin() {
    nodes = nodes();
    nodes.gone("a");
    nodes.gone("b");
  }

  @Test
  void countsItself_andTheOthers() {
    assertThat(nodes.seen("a", T0, T0.minusSeconds(20))).isEqualTo(1);
    assertThat(nodes.seen("b", T0, T0.minusSeconds(20))).isEqualTo(2);
    assertThat(nodes.seen("a", T0.plusSeconds(5), T0.minusSeconds(15))).isEqualTo(2);
  }

  @Test
  void forgetsWhoIsSilent_andKnowsItAgain() {
    nodes.seen("a", T0, T0.minusSeconds(20));
    assertThat(nodes.seen("b", T0.plusSeconds(21), T0.plusSeconds(1))).isEqualTo(1);
    assertThat(nodes.seen("a", T0.plusSeconds(22), T0.plusSeconds(2))).isEqualTo(2);
  }

  @Test
  void takesOut_whoEnds() {
    nodes.seen("a", T0, T0.minusSeconds(20));
    nodes.gone("a");
    assertThat(nodes.seen("b", T0, T0.minusSeconds(20))).isEqualTo(1);
  }
}
