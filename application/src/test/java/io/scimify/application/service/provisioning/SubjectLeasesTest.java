package io.scimify.application.service.provisioning;

import static io.scimify.application.service.provisioning.ProvisioningFixture.INSTANCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SubjectLeasesTest {
  private static final Duration NO_WAIT = Duration.ofMillis(1);

  private final ProvisioningFixture f = new ProvisioningFixture();
  private final SubjectLeases leases = new SubjectLeases(f.ports);

  private Optional<String> turn(SubjectLeases of) {
    return of.alone(INSTANCE, "USER:1", NO_WAIT, () -> "done");
  }

  /** What was done stays done, and nobody waits for what nobody works on. */
  @Test
  void aTurnThatCouldNotBeGivenBack_doesNotKeepTheSameNodeWaiting() {
    f.operations.setReadOnly(true);
    assertThat(turn(leases)).contains("done");
    f.operations.setReadOnly(false);

    assertThat(turn(leases)).contains("done");
  }

  @Test
  void aTurnThatCouldNotBeGivenBack_runsOutForTheOthers() {
    SubjectLeases another = new SubjectLeases(f.ports);
    f.operations.setReadOnly(true);
    assertThat(turn(leases)).contains("done");
    f.operations.setReadOnly(false);

    assertThat(turn(another)).isEmpty();
    f.clock.advance(SubjectLeases.LEASE.plusSeconds(1));
    assertThat(turn(another)).contains("done");
  }
}
