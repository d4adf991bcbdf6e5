package io.scimify.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CausesTest {
  @Test
  void causesComeInOrder_beginningWithTheFailure() {
    IOException cause = new IOException();
    RuntimeException failure = new IllegalStateException(cause);

    assertThat(Causes.of(failure)).containsExactly(failure, cause);
  }

  @Test
  void causesThatGoRoundInACircle_areGivenOnce() {
    IllegalStateException first = new IllegalStateException();
    IOException second = new IOException(first);
    first.initCause(second);
    RuntimeException failure = new RuntimeException(first);

    assertThat(Causes.of(failure)).containsExactly(failure, first, second);
  }
}
