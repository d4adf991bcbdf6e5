package io.scimify.application.service.provisioning;

import static io.scimify.application.service.provisioning.ProvisioningFixture.done;
import static io.scimify.application.service.provisioning.ProvisioningFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.in.UserView;
import io.scimify.application.port.out.FakeJamfDirectory.Call;
import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.domain.operation.OperationState;
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

  /** The refusal may be passing, so it is retried as before, and soon again in the end. */
  @Test
  void asksForAttention_whenJamfKeepsRefusingInWordsThatNobodyKnows() {
    UserView ada = f.created("ada");
    for (int i = 0; i < 20; i++) {
      f.jamf.failBefore(Call.UPDATE_USER, Reason.REFUSED);
    }
    done(f.put(ada.id(), with(ada.profile(), "title", "CTO")));
    f.pass(Duration.ofMinutes(1));
    assertThat(f.live(ada.id()).orElseThrow().state()).isEqualTo(OperationState.PENDING);
    f.pass(Duration.ofMinutes(2));
    assertThat(f.live(ada.id()).orElseThrow().state()).isEqualTo(OperationState.BLOCKED);
    f.pass(Duration.ofMinutes(6));
    assertThat(f.jamf.user("ada").orElseThrow().fields().position()).isEqualTo("CTO");
  }

  @Test
  void doesNotTakeTwice_whatIsInHand() {
    givenBacklog(5);
    assertThat(worker.poll()).isEqualTo(5);
    assertThat(worker.poll()).isZero();
    assertThat(worker.inProgress()).isEqualTo(5);
  }
}
