package io.scimify.domain.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  private static Duration delay(RetryPolicy policy, int attempts) {
    return policy.delay(attempts, 0, Optional.empty());
  }

  @Nested
  class WhatPassesByItself {

    @Test
    void isRepeatedSoonAndThenEveryTwentySeconds() {
      assertThat(delay(RetryPolicy.TRANSIENT, 1)).isEqualTo(Duration.ofSeconds(1));
      assertThat(delay(RetryPolicy.TRANSIENT, 4)).isEqualTo(Duration.ofSeconds(8));
      assertThat(delay(RetryPolicy.TRANSIENT, 1000)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void isSpreadByChance_soThatNotAllComeAtOnce() {
      assertThat(RetryPolicy.TRANSIENT.delay(100, 0.999, Optional.empty()))
          .isBetween(Duration.ofSeconds(13), Duration.ofSeconds(14));
    }

    @Test
    void waitsAsLongAsJamfAsks_withinReason() {
      assertThat(RetryPolicy.TRANSIENT.delay(1, 0, Optional.of(Duration.ofSeconds(45))))
          .isEqualTo(Duration.ofSeconds(45));
      assertThat(RetryPolicy.TRANSIENT.delay(1, 0, Optional.of(Duration.ofDays(1))))
          .isEqualTo(Duration.ofSeconds(45));
    }
  }

  @Nested
  class WhatNeedsAPerson {

    private Duration delayAt(Duration age, int attempts) {
      return delay(RetryPolicy.BLOCKED.atAge(age), attempts);
    }

    /** Attempts from before it was refused must not make it slow: the refusal may be passing. */
    @Test
    void isRepeatedWithinAMinuteWhileYoung_howeverOftenItWasTried() {
      assertThat(delayAt(Duration.ZERO, 12)).isEqualTo(Duration.ofSeconds(20));
      assertThat(delayAt(Duration.ofMinutes(10), 12)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void becomesSlowWithAge() {
      assertThat(delayAt(Duration.ofHours(5), 12)).isEqualTo(Duration.ofMinutes(30));
      assertThat(delayAt(Duration.ofDays(30), 12)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void beginsSoonAlsoWhenItWasScheduledLongAgo() {
      assertThat(delayAt(Duration.ofDays(30), 1)).isEqualTo(Duration.ofSeconds(20));
    }
  }
}
