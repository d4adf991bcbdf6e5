package io.scimify.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.MembershipChange;
import io.scimify.domain.group.ScimGroupId;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.Removal;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.operation.OperationId;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.OperationTarget;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link ProvisioningOperationRepository} does. */
public abstract class ProvisioningOperationRepositoryContract extends StorageContract {
  private static final Instant NOW = Examples.NOW;

  private ProvisioningOperationRepository operations() {
    return storage.operations();
  }

  private ProvisioningOperation inserted(OperationType type, int second) {
    return inserted(Examples.operation(instance.id(), type, NOW.plusSeconds(second)));
  }

  private ProvisioningOperation inserted(ProvisioningOperation operation) {
    operations().insert(operation);
    return operation;
  }

  private ProvisioningOperation updated(ProvisioningOperation operation) {
    operations().update(operation);
    return operation;
  }

  @Nested
  class Keep {
    @Test
    void givesBackWhatWasInserted() {
      ProvisioningOperation operation = inserted(OperationType.UPDATE_USER, 0);

      assertThat(operations().find(instance.id(), operation.id())).contains(operation);
      assertThat(operations().find(sibling.id(), operation.id())).isEmpty();
    }

    @Test
    void everyTargetComesBack() {
      for (MembershipChange change :
          List.of(
              MembershipChange.none(),
              new MembershipChange.Delta(Examples.userIds(3), Examples.userIds(2)),
              new MembershipChange.Exactly(Set.of()),
              new MembershipChange.Exactly(Examples.userIds(3000)))) {
        ProvisioningOperation operation = inserted(ofGroup(change));

        assertThat(operations().find(instance.id(), operation.id())).contains(operation);
      }
    }

    private ProvisioningOperation ofGroup(MembershipChange change) {
      return ProvisioningOperation.intend(
          new OperationId(UUID.randomUUID()),
          instance.id(),
          new Subject(Subject.Kind.GROUP, UUID.randomUUID()),
          OperationType.UPDATE_GROUP,
          Examples.groupTarget(change),
          NOW,
          new CorrelationId("c-2"));
    }

    @Test
    void everyChangeComesBack() {
      ProvisioningOperation operation = inserted(OperationType.UPDATE_USER, 0);

      ProvisioningOperation attempted = updated(operation.attempted(NOW.plusSeconds(30)));
      assertThat(operations().find(instance.id(), operation.id())).contains(attempted);

      ProvisioningOperation approved =
          updated(attempted.held("too many").approvedAt(NOW.plusSeconds(40), "Ada agreed"));
      assertThat(operations().find(instance.id(), operation.id())).contains(approved);
    }

    @Test
    void theLatestOfASubjectIsFound_liveOrEnded() {
      ProvisioningOperation first = inserted(OperationType.CREATE_USER, 0);
      assertThat(operations().findLatest(instance.id(), first.subject())).contains(first);

      ProvisioningOperation ended = updated(first.ended(OperationState.DONE, "done"));
      assertThat(operations().findLatest(instance.id(), first.subject())).contains(ended);

      ProvisioningOperation later =
          inserted(
              Examples.operation(
                  instance.id(), first.subject(), OperationType.UPDATE_USER, NOW.plusSeconds(1)));
      assertThat(operations().findLatest(instance.id(), first.subject())).contains(later);
      assertThat(operations().findLatest(sibling.id(), first.subject())).isEmpty();
      assertThat(operations().history(instance.id(), first.subject(), NOW))
          .containsExactly(later, ended);
      assertThat(operations().history(instance.id(), first.subject(), NOW.plusSeconds(1)))
          .containsExactly(later);
    }

    @Test
    void whenLocked_areBuiltUponByOneAtATime() throws Exception {
      ProvisioningOperation operation = inserted(OperationType.UPDATE_GROUP, 0);
      ExecutorService threads = Executors.newFixedThreadPool(8);
      Callable<Boolean> attempt =
          () -> storage.transactions().inTransaction(() -> attempted(operation));

      for (Future<Boolean> each : threads.invokeAll(Collections.nCopies(24, attempt))) {
        assertThat(each.get()).isTrue();
      }
      threads.shutdown();

      assertThat(operations().find(instance.id(), operation.id()).orElseThrow().attempts())
          .isEqualTo(24);
    }

    private boolean attempted(ProvisioningOperation operation) {
      // Seen before it is locked, as by whoever looks first whether it matters.
      assertThat(operations().find(instance.id(), operation.id())).isPresent();
      ProvisioningOperation now = operations().lock(instance.id(), operation.id()).orElseThrow();
      operations().update(now.attempted(NOW));
      return true;
    }

    @Test
    void mayFollowOneInDoubt() {
      ProvisioningOperation calm = inserted(OperationType.UPDATE_USER, 0);
      Subject subject = calm.subject();
      ProvisioningOperation next =
          Examples.operation(
              instance.id(), subject, OperationType.UPDATE_USER, NOW.plusSeconds(10));
      Instant before = NOW.minusSeconds(1);
      assertThat(operations().followsDoubt(next, NOW, before)).as("of one not tried").isFalse();

      ProvisioningOperation tried = updated(calm.attempted(NOW));
      assertThat(operations().followsDoubt(next, NOW, before)).isTrue();
      assertThat(operations().followsDoubt(calm, NOW, before)).as("of itself").isFalse();
      assertThat(operations().followsDoubt(next, NOW.plusSeconds(1), before)).isFalse();
      assertThat(operations().followsDoubt(next, NOW, NOW)).as("of long ago").isFalse();
      updated(tried.ended(OperationState.SUPERSEDED, "replaced"));
      assertThat(operations().followsDoubt(next, NOW, before)).isTrue();
      updated(tried.settled().ended(OperationState.DONE, "done"));
      assertThat(operations().followsDoubt(next, NOW, before)).isFalse();
    }

    @Test
    void theSubjectMayTurnOutToBeAnother() {
      ProvisioningOperation operation = inserted(OperationType.CREATE_GROUP, 0);
      Subject identity = new Subject(Subject.Kind.GROUP, UUID.randomUUID());

      ProvisioningOperation moved = updated(operation.about(identity));

      assertThat(operations().find(instance.id(), operation.id())).contains(moved);
      assertThat(operations().findLive(instance.id(), identity)).contains(moved);
      assertThat(operations().findLive(instance.id(), operation.subject())).isEmpty();
    }

    @Test
    void update_isRefused_whenThereIsNone() {
      assertThatThrownBy(
              () -> updated(Examples.operation(instance.id(), OperationType.UPDATE_USER, NOW)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Nested
  class Live {
    @Test
    void aSubjectHasOneLiveOperation() {
      ProvisioningOperation first = inserted(OperationType.UPDATE_USER, 0);
      ProvisioningOperation second =
          Examples.operation(instance.id(), first.subject(), OperationType.UPDATE_USER, NOW);

      assertThatThrownBy(() -> inserted(second)).isInstanceOf(IllegalStateException.class);

      updated(first.ended(OperationState.SUPERSEDED, "later word"));
      inserted(second);
      assertThat(operations().findLive(instance.id(), first.subject())).contains(second);
    }

    @Test
    void subjectsOfOneTransaction() {
      ProvisioningOperation first = inserted(OperationType.UPDATE_USER, 0);
      ProvisioningOperation second =
          Examples.operation(instance.id(), first.subject(), OperationType.UPDATE_USER, NOW);

      storage
          .transactions()
          .run(
              () -> {
                updated(first.ended(OperationState.SUPERSEDED, "later word"));
                inserted(second);
              });

      assertThat(operations().findLive(instance.id(), first.subject())).contains(second);
    }

    @Test
    void areFoundBySubjects() {
      ProvisioningOperation a = inserted(OperationType.UPDATE_USER, 2);
      ProvisioningOperation b = updated(inserted(OperationType.DELETE_USER, 1).held("why"));
      ProvisioningOperation ended =
          updated(inserted(OperationType.UPDATE_USER, 0).ended(OperationState.DONE, "done"));
      List<Subject> subjects = List.of(a.subject(), b.subject(), ended.subject());

      assertThat(operations().findLive(instance.id(), subjects)).containsExactly(b, a);
      assertThat(operations().findLive(instance.id(), ended.subject())).isEmpty();
      assertThat(operations().findLive(sibling.id(), subjects)).isEmpty();
      assertThat(operations().findLive(instance.id(), List.of())).isEmpty();
    }

    @Test
    void areListedByTheKindOfTheirSubject() {
      inserted(OperationType.UPDATE_USER, 0);
      ProvisioningOperation later = inserted(ofAGroup(2));
      ProvisioningOperation sooner = updated(inserted(ofAGroup(1)).held("why"));
      updated(inserted(ofAGroup(0)).ended(OperationState.DONE, "done"));

      assertThat(operations().live(instance.id(), Subject.Kind.GROUP))
          .containsExactly(sooner, later);
      assertThat(operations().live(sibling.id(), Subject.Kind.GROUP)).isEmpty();
    }

    private ProvisioningOperation ofAGroup(int second) {
      return Examples.operation(
          instance.id(),
          new Subject(Subject.Kind.GROUP, UUID.randomUUID()),
          OperationType.UPDATE_GROUP,
          NOW.plusSeconds(second));
    }

    @Test
    void areListedAndCountedByState() {
      ProvisioningOperation late = updated(inserted(OperationType.DELETE_USER, 9).held("why"));
      ProvisioningOperation early = updated(inserted(OperationType.DELETE_USER, 5).held("why"));
      inserted(OperationType.UPDATE_USER, 1);
      updated(inserted(OperationType.UPDATE_USER, 1).ended(OperationState.DONE, "done"));

      assertThat(operations().inState(instance.id(), OperationState.HELD, 0, 5))
          .containsExactly(early, late);
      assertThat(operations().inState(instance.id(), OperationState.HELD, 1, 5))
          .containsExactly(late);
      assertThat(operations().inState(sibling.id(), OperationState.HELD, 0, 5)).isEmpty();
      assertThat(operations().idsInState(instance.id(), OperationState.HELD))
          .containsExactly(early.id(), late.id());
      assertThat(operations().idsInState(sibling.id(), OperationState.HELD)).isEmpty();
      assertThat(operations().countLive(instance.id()))
          .isEqualTo(Map.of(OperationState.HELD, 2, OperationState.PENDING, 1));
      assertThat(operations().countLive(sibling.id())).isEmpty();
    }

    @Test
    void several_areFoundById_oldestFirst_inTheirInstanceOnly() {
      ProvisioningOperation late = inserted(OperationType.UPDATE_USER, 2);
      ProvisioningOperation early = inserted(OperationType.UPDATE_USER, 1);
      inserted(OperationType.UPDATE_USER, 3);
      List<OperationId> wanted = List.of(late.id(), new OperationId(UUID.randomUUID()), early.id());

      assertThat(operations().findAll(instance.id(), wanted)).containsExactly(early, late);
      assertThat(operations().findAll(sibling.id(), wanted)).isEmpty();
      assertThat(operations().findAll(instance.id(), List.of())).isEmpty();
    }

    @Test
    void whoseOutcomeNobodyWasTold_areFoundByType() {
      ProvisioningOperation untold = inserted(OperationType.CREATE_GROUP, 2);
      updated(inserted(OperationType.CREATE_GROUP, 1).promised());
      updated(inserted(OperationType.CREATE_GROUP, 1).ended(OperationState.DONE, "done"));
      inserted(OperationType.CREATE_USER, 1);

      assertThat(operations().unpromised(instance.id(), OperationType.CREATE_GROUP))
          .containsExactly(untold);
      assertThat(operations().unpromised(sibling.id(), OperationType.CREATE_GROUP)).isEmpty();
    }

    @Test
    void whatWasOnlyObservedIsCountedByType() {
      observed(OperationType.CREATE_USER);
      observed(OperationType.CREATE_USER);
      observed(OperationType.DEPROVISION_USER);
      inserted(OperationType.UPDATE_USER, 1);

      assertThat(operations().countObserved(instance.id()))
          .isEqualTo(Map.of(OperationType.CREATE_USER, 2, OperationType.DEPROVISION_USER, 1));
      assertThat(operations().countObserved(sibling.id())).isEmpty();
    }

    private void observed(OperationType type) {
      updated(inserted(type, 0).ended(OperationState.OBSERVED, "dry run"));
    }
  }

  @Nested
  class Due {
    private List<ProvisioningOperation> due(int second, Set<IntegrationInstanceId> busy) {
      // Other tests share the store, so only our own instances' operations are regarded.
      return operations().due(NOW.plusSeconds(second), busy, 10_000).stream()
          .filter(o -> Set.of(instance.id(), sibling.id()).contains(o.integration()))
          .toList();
    }

    private void activate(IntegrationInstance draft) {
      storage.integrations().update(draft.activate(NOW));
    }

    @Test
    void givesWhatIsDue_oldestFirst() {
      activate(instance);
      ProvisioningOperation second = inserted(OperationType.UPDATE_USER, 2);
      ProvisioningOperation first = inserted(OperationType.UPDATE_USER, 1);
      ProvisioningOperation third =
          updated(inserted(OperationType.DELETE_USER, 0).scheduled(NOW.plusSeconds(3), "grace"));
      ProvisioningOperation fourth =
          updated(inserted(OperationType.DELETE_USER, 0).blocked(NOW.plusSeconds(4), "devices"));
      inserted(OperationType.UPDATE_USER, 6);

      assertThat(due(5, Set.of())).containsExactly(first, second, third, fourth);
      assertThat(due(2, Set.of())).containsExactly(first, second);
    }

    @Test
    void omitsHeldAndEndedOnes() {
      activate(instance);
      updated(inserted(OperationType.DELETE_USER, 0).held("too many"));
      updated(inserted(OperationType.UPDATE_USER, 0).ended(OperationState.DONE, "done"));
      updated(inserted(OperationType.UPDATE_USER, 0).attempted(NOW.plusSeconds(20)));

      assertThat(due(5, Set.of())).isEmpty();
    }

    @Test
    void omitsBusyAndStoppedInstances() {
      activate(instance);
      inserted(OperationType.UPDATE_USER, 0);
      ProvisioningOperation other =
          inserted(Examples.operation(sibling.id(), OperationType.UPDATE_USER, NOW));

      assertThat(due(5, Set.of(instance.id()))).isEmpty();
      activate(sibling);
      assertThat(due(5, Set.of(instance.id()))).containsExactly(other);
      storage.integrations().update(sibling.activate(NOW).pause(NOW));
      assertThat(due(5, Set.of(instance.id()))).isEmpty();
    }

    @Test
    void includesThoseOfAnInstanceThatIsBeingRemoved_unlessCalledOff() {
      Removal removal = Removal.asked("ada", NOW, 1, new CorrelationId("c-3"));
      IntegrationInstance removing = instance.activate(NOW).remove(removal, NOW);
      storage.integrations().update(removing);
      ProvisioningOperation operation = inserted(OperationType.DEPROVISION_USER, 0);

      assertThat(due(5, Set.of())).containsExactly(operation);
      storage.integrations().update(removing.callRemovalOff(NOW));
      assertThat(due(5, Set.of())).isEmpty();
    }

    @Test
    void respectsTheLimit() {
      activate(instance);
      inserted(OperationType.UPDATE_USER, 0);
      inserted(OperationType.UPDATE_USER, 0);

      assertThat(operations().due(NOW.plusSeconds(5), Set.of(), 1)).hasSize(1);
    }
  }

  @Nested
  class Deletions {
    @Test
    void areCountedSince() {
      inserted(OperationType.DEPROVISION_USER, 0);
      inserted(OperationType.DEPROVISION_USER, 10);
      updated(inserted(OperationType.DELETE_USER, 11).held("too many"));
      updated(inserted(OperationType.DELETE_USER, 12).ended(OperationState.DONE, "done"));
      updated(inserted(OperationType.DELETE_USER, 13).ended(OperationState.CANCELLED, "back"));
      inserted(OperationType.DELETE_GROUP, 14);
      inserted(OperationType.UPDATE_USER, 14);

      assertThat(operations().countDeletions(instance.id(), NOW.plusSeconds(10))).isEqualTo(3);
      assertThat(operations().countHeldDeletions(instance.id())).isEqualTo(1);
      assertThat(operations().countDeletions(sibling.id(), NOW)).isZero();
      assertThat(operations().countHeldDeletions(sibling.id())).isZero();
    }

    @Test
    void thatWaitAreHeld_exceptApprovedOnesAndThoseInHand() {
      ProvisioningOperation scheduled =
          updated(inserted(OperationType.DEPROVISION_USER, 0).scheduled(NOW, "grace"));
      ProvisioningOperation retried =
          updated(inserted(OperationType.DELETE_USER, 1).retryAt(NOW, "Jamf is away"));
      updated(inserted(OperationType.DEPROVISION_USER, 2).approvedAt(NOW, "Approved"));
      updated(inserted(OperationType.DEPROVISION_USER, 3).attempted(NOW));
      updated(inserted(OperationType.UPDATE_USER, 4).retryAt(NOW, "Jamf is away"));

      List<ProvisioningOperation> held =
          storage
              .transactions()
              .inTransaction(() -> operations().holdWaitingDeletions(instance.id(), "too many"));

      assertThat(held).containsExactly(scheduled.held("too many"), retried.held("too many"));
      assertThat(operations().inState(instance.id(), OperationState.HELD, 0, 10))
          .containsExactlyElementsOf(held);
      assertThat(operations().due(NOW.plusSeconds(60), Set.of(), 10))
          .doesNotContainAnyElementsOf(held);
    }

    @Test
    void areWeighedOneAtATime() throws Exception {
      ExecutorService threads = Executors.newFixedThreadPool(8);
      Callable<Boolean> deletion = () -> storage.transactions().inTransaction(this::oneOfThree);

      int done = 0;
      for (Future<Boolean> each : threads.invokeAll(Collections.nCopies(24, deletion))) {
        done += each.get() ? 1 : 0;
      }
      threads.shutdown();

      assertThat(done).isEqualTo(3);
    }

    private boolean oneOfThree() {
      operations().awaitTurnToDelete(instance.id());
      boolean room = operations().countDeletions(instance.id(), NOW) < 3;
      if (room) {
        inserted(OperationType.DEPROVISION_USER, 1);
      }
      return room;
    }
  }

  @Nested
  class Removals {
    @Test
    void areAddedUpByGroupSince() {
      ScimGroupId group = new ScimGroupId(UUID.randomUUID());
      removed(instance.id(), group, 0, 5);
      removed(instance.id(), group, 10, 3);
      removed(instance.id(), group, 12, 4);
      removed(instance.id(), new ScimGroupId(UUID.randomUUID()), 12, 7);
      removed(sibling.id(), group, 12, 9);

      assertThat(operations().countRemovals(instance.id(), group, NOW.plusSeconds(10)))
          .isEqualTo(7);
      assertThat(operations().countRemovals(sibling.id(), group, NOW.plusSeconds(13))).isZero();
    }

    private void removed(
        IntegrationInstanceId integration, ScimGroupId group, int second, int members) {
      ProvisioningOperation operation =
          ProvisioningOperation.intend(
              new OperationId(UUID.randomUUID()),
              integration,
              Subject.of(group),
              OperationType.UPDATE_GROUP,
              new OperationTarget.Group(
                  new GroupDisplayName("Staff"), Map.of(), MembershipChange.none()),
              NOW.plusSeconds(second),
              new CorrelationId("c-1"));
      updated(inserted(operation).removed(members).ended(OperationState.DONE, "done"));
    }
  }

  @Nested
  class Leases {
    private boolean take(String owner, int now, int until) {
      return operations()
          .tryLease(instance.id(), "user:1", owner, NOW.plusSeconds(now), NOW.plusSeconds(until));
    }

    @Test
    void oneOwnerHoldsIt() {
      assertThat(take("a", 0, 30)).isTrue();
      assertThat(take("b", 1, 31)).isFalse();
      assertThat(take("a", 2, 32)).isTrue();
      assertThat(operations().holdsLease(instance.id(), "user:1", "a")).isTrue();
      assertThat(operations().holdsLease(instance.id(), "user:1", "b")).isFalse();
    }

    @Test
    void isTakenOver_whenItIsOver() {
      take("a", 0, 30);

      assertThat(take("b", 29, 60)).isFalse();
      assertThat(take("b", 30, 60)).isTrue();
      assertThat(operations().holdsLease(instance.id(), "user:1", "a")).isFalse();
    }

    @Test
    void isGivenBackByItsOwnerOnly() {
      take("a", 0, 30);

      operations().releaseLease(instance.id(), "user:1", "b");
      assertThat(take("b", 1, 31)).isFalse();
      operations().releaseLease(instance.id(), "user:1", "a");
      assertThat(take("b", 1, 31)).isTrue();
    }

    @Test
    void differsByKeyAndInstance() {
      take("a", 0, 30);

      assertThat(operations().tryLease(instance.id(), "user:2", "b", NOW, NOW.plusSeconds(9)))
          .isTrue();
      assertThat(operations().tryLease(sibling.id(), "user:1", "b", NOW, NOW.plusSeconds(9)))
          .isTrue();
    }

    @Test
    void oneOfManyGetsIt() {
      for (int round = 0; round < 10; round++) {
        String key = "round-" + round;
        List<Boolean> taken =
            Concurrently.run(
                8,
                i ->
                    operations()
                        .tryLease(instance.id(), key, "owner-" + i, NOW, NOW.plusSeconds(30)));

        assertThat(taken.stream().filter(b -> b)).hasSize(1);
      }
    }

    @Test
    void oneOfManyTakesItOver() {
      take("gone", 0, 30);

      List<Boolean> taken = Concurrently.run(8, i -> take("owner-" + i, 31, 60));

      assertThat(taken.stream().filter(b -> b)).hasSize(1);
    }
  }

  @Nested
  class Purge {
    @Test
    void forgetsOldEndedOnes_aFewAtATime() {
      List<ProvisioningOperation> ended = new ArrayList<>();
      Instant old = Instant.parse("2001-01-01T00:00:00Z");
      for (int i = 0; i < 3; i++) {
        ProvisioningOperation operation =
            inserted(
                Examples.operation(instance.id(), OperationType.UPDATE_USER, old.plusSeconds(i)));
        ended.add(updated(operation.ended(OperationState.DONE, "done")));
      }
      ProvisioningOperation live =
          inserted(Examples.operation(instance.id(), OperationType.UPDATE_USER, old));

      assertThat(operations().purgeEnded(old.plusSeconds(2), 1)).isEqualTo(1);
      assertThat(operations().purgeEnded(old.plusSeconds(2), 10)).isEqualTo(1);
      assertThat(operations().purgeEnded(old.plusSeconds(2), 10)).isZero();

      assertThat(
              ended.stream()
                  .filter(o -> operations().find(instance.id(), o.id()).isPresent())
                  .collect(Collectors.toList()))
          .containsExactly(ended.get(2));
      assertThat(operations().find(instance.id(), live.id())).contains(live);
      operations().purgeEnded(old.plusSeconds(3), 10);
    }
  }
}
