package io.scimify.application.service.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.in.UserView;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ProvisioningWorkerTest {
  private final ProvisioningFixture f = new ProvisioningFixture();
  private final Queue<Runnable> threads = new ArrayDeque<>();
  private final ProvisioningWorker worker = new ProvisioningWorker(f.ports, f.leases, threads::add);

  /** Deletions that Jamf was too ill to do. */
  private void givenBacklog(int operations) {
    List<UserView> people =
        IntStream.range(0, operations).mapToObj(i -> f.created("user" + i)).toList();
    f.jamf.goDown();
    people.forEach(p -> f.active(p.id(), false));
    f.jamf.comeUp();
    f.clock.advance(Duration.ofSeconds(30));
  }

  @Test
  void worksABacklogOffWithoutAPause_threeAtATime() {
    givenBacklog(10);
    assertThat(worker.poll()).isEqualTo(10);
    int most = 0;
    while (!threads.isEmpty()) {
      most = Math.max(most, threads.size());
      threads.remove().run();
    }
    assertThat(most).isEqualTo(3);
    assertThat(f.jamf.userNames()).isEmpty();
    assertThat(worker.inProgress()).isZero();
  }

  @Test
  void doesNotTakeTwice_whatIsInHand() {
    givenBacklog(5);
    assertThat(worker.poll()).isEqualTo(5);
    assertThat(worker.poll()).isZero();
    assertThat(worker.inProgress()).isEqualTo(5);
  }
}
