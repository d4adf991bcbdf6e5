package io.scimify.application.port.out;

import io.scimify.application.service.provisioning.SubjectLeases;
import io.scimify.domain.group.ScimGroupId;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.operation.OperationId;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Operations and leases in memory, for tests. */
public final class InMemoryProvisioningOperationRepository
    implements ProvisioningOperationRepository {
  private static final Set<OperationState> ACTED_UPON =
      Set.of(OperationState.PENDING, OperationState.SCHEDULED, OperationState.BLOCKED);

  /** A deletion that was called off, refused or replaced by a later word is none. */
  private static final Set<OperationState> NOT_COUNTED =
      Set.of(
          OperationState.CANCELLED,
          OperationState.REJECTED,
          OperationState.SUPERSEDED,
          OperationState.RETAINED);

  private static final Comparator<ProvisioningOperation> BY_AGE =
      Comparator.comparing(ProvisioningOperation::createdAt)
          .thenComparing(operation -> operation.id().toString());

  private final InMemoryTable<OperationId, ProvisioningOperation> operations;
  private final IntegrationInstanceRepository instances;
  private final Map<LeaseKey, Lease> leases = new HashMap<>();
  private boolean readOnly;

  public InMemoryProvisioningOperationRepository(
      InMemoryTransactions transactions, IntegrationInstanceRepository instances) {
    this.operations = new InMemoryTable<>(transactions);
    this.instances = instances;
  }

  @Override
  public synchronized void insert(ProvisioningOperation operation) {
    requireOnlyLive(operation);
    operations.put(operation.id(), operation);
  }

  @Override
  public synchronized void update(ProvisioningOperation operation) {
    if (find(operation.integration(), operation.id()).isEmpty()) {
      throw new IllegalStateException("There is no operation " + operation.id());
    }
    requireOnlyLive(operation);
    operations.put(operation.id(), operation);
  }

  private void requireOnlyLive(ProvisioningOperation operation) {
    boolean another =
        findLive(operation.integration(), operation.subject())
            .filter(live -> !live.id().equals(operation.id()))
            .isPresent();
    if (operation.state().isLive() && another) {
      throw new IllegalStateException(operation.subject() + " has a live operation already");
    }
  }

  @Override
  public Optional<ProvisioningOperation> find(IntegrationInstanceId integration, OperationId id) {
    return operations.get(id).filter(o -> o.integration().equals(integration));
  }

  @Override
  public Optional<ProvisioningOperation> lock(IntegrationInstanceId integration, OperationId id) {
    return find(integration, id);
  }

  @Override
  public Optional<ProvisioningOperation> findLive(
      IntegrationInstanceId integration, Subject subject) {
    return live(integration, o -> o.subject().equals(subject)).stream().findFirst();
  }

  @Override
  public List<ProvisioningOperation> findLive(
      IntegrationInstanceId integration, Collection<Subject> subjects) {
    Set<Subject> wanted = Set.copyOf(subjects);
    return live(integration, o -> wanted.contains(o.subject()));
  }

  @Override
  public Optional<ProvisioningOperation> findLatest(
      IntegrationInstanceId integration, Subject subject) {
    return operations
        .where(o -> o.integration().equals(integration) && o.subject().equals(subject))
        .stream()
        .max(BY_AGE);
  }

  @Override
  public List<ProvisioningOperation> live(IntegrationInstanceId integration, Subject.Kind kind) {
    return live(integration, o -> o.subject().kind() == kind);
  }

  @Override
  public List<ProvisioningOperation> history(
      IntegrationInstanceId integration, Subject subject, Instant since) {
    return operations
        .where(o -> o.integration().equals(integration) && o.subject().equals(subject))
        .stream()
        .filter(o -> !o.createdAt().isBefore(since))
        .sorted(BY_AGE.reversed())
        .toList();
  }

  @Override
  public boolean followsDoubt(
      ProvisioningOperation operation, Instant askedSince, Instant triedSince) {
    return history(operation.integration(), operation.subject(), askedSince).stream()
        .filter(other -> !other.id().equals(operation.id()))
        .anyMatch(other -> other.isInDoubt() && other.dueAt().isAfter(triedSince));
  }

  @Override
  public List<OperationId> idsInState(IntegrationInstanceId integration, OperationState state) {
    return live(integration, o -> o.state() == state).stream()
        .map(ProvisioningOperation::id)
        .toList();
  }

  @Override
  public List<ProvisioningOperation> findAll(
      IntegrationInstanceId integration, Collection<OperationId> wanted) {
    return wanted.stream().flatMap(id -> find(integration, id).stream()).sorted(BY_AGE).toList();
  }

  @Override
  public List<ProvisioningOperation> inState(
      IntegrationInstanceId integration, OperationState state, int offset, int limit) {
    return live(integration, o -> o.state() == state).stream().skip(offset).limit(limit).toList();
  }

  @Override
  public List<ProvisioningOperation> unpromised(
      IntegrationInstanceId integration, OperationType type) {
    return live(
        integration, o -> o.state() == OperationState.PENDING && o.type() == type && !o.accepted());
  }

  @Override
  public Map<OperationState, Integer> countLive(IntegrationInstanceId integration) {
    Map<OperationState, Integer> counts = new EnumMap<>(OperationState.class);
    live(integration, o -> true).forEach(o -> counts.merge(o.state(), 1, Integer::sum));
    return counts;
  }

  @Override
  public Map<OperationType, Integer> countObserved(IntegrationInstanceId integration) {
    Map<OperationType, Integer> counts = new EnumMap<>(OperationType.class);
    operations
        .where(o -> o.integration().equals(integration) && o.state() == OperationState.OBSERVED)
        .forEach(o -> counts.merge(o.type(), 1, Integer::sum));
    return counts;
  }

  private List<ProvisioningOperation> live(
      IntegrationInstanceId integration, Predicate<ProvisioningOperation> which) {
    return operations
        .where(o -> o.integration().equals(integration) && o.state().isLive() && which.test(o))
        .stream()
        .sorted(BY_AGE)
        .toList();
  }

  @Override
  public List<ProvisioningOperation> due(Instant now, Set<IntegrationInstanceId> busy, int limit) {
    return operations.where(o -> ACTED_UPON.contains(o.state()) && !o.dueAt().isAfter(now)).stream()
        .filter(o -> !busy.contains(o.integration()) && serves(o.integration()))
        .sorted(Comparator.comparing(ProvisioningOperation::dueAt).thenComparing(BY_AGE))
        .limit(limit)
        .toList();
  }

  private boolean serves(IntegrationInstanceId integration) {
    return instances.find(integration).filter(IntegrationInstance::worksOff).isPresent();
  }

  @Override
  public void awaitTurnToDelete(IntegrationInstanceId integration) {
    // In memory one transaction runs at a time.
  }

  @Override
  public List<ProvisioningOperation> holdWaitingDeletions(
      IntegrationInstanceId integration, String why) {
    List<ProvisioningOperation> held =
        live(integration, InMemoryProvisioningOperationRepository::isWaitingDeletion).stream()
            .map(o -> o.held(why))
            .toList();
    held.forEach(this::update);
    return held;
  }

  private static boolean isWaitingDeletion(ProvisioningOperation o) {
    boolean retried = o.state() == OperationState.PENDING && o.detail().isPresent();
    return o.type().deletesUser()
        && !o.approved()
        && (o.state() == OperationState.SCHEDULED || retried);
  }

  @Override
  public int countRemovals(IntegrationInstanceId integration, ScimGroupId group, Instant since) {
    return operations
        .where(o -> o.integration().equals(integration) && o.subject().equals(Subject.of(group)))
        .stream()
        .filter(o -> !o.createdAt().isBefore(since))
        .mapToInt(ProvisioningOperation::removals)
        .sum();
  }

  @Override
  public int countDeletions(IntegrationInstanceId integration, Instant since) {
    return operations
        .where(o -> o.integration().equals(integration) && o.type().deletesUser())
        .stream()
        .filter(o -> !o.createdAt().isBefore(since) && !NOT_COUNTED.contains(o.state()))
        .toList()
        .size();
  }

  @Override
  public int countHeldDeletions(IntegrationInstanceId integration) {
    return live(integration, o -> o.state() == OperationState.HELD && o.type().deletesUser())
        .size();
  }

  /** As with a full disk: no lease is given back. */
  public void setReadOnly(boolean now) {
    synchronized (leases) {
      readOnly = now;
    }
  }

  @Override
  public boolean tryLease(
      IntegrationInstanceId integration, String key, String owner, Instant now, Instant until) {
    if (key.length() > SubjectLeases.LONGEST_KEY) {
      throw new IllegalArgumentException("A database would not hold the key " + key);
    }
    synchronized (leases) {
      Lease held = leases.get(new LeaseKey(integration, key));
      if (held != null && !held.owner().equals(owner) && held.until().isAfter(now)) {
        return false;
      }
      leases.put(new LeaseKey(integration, key), new Lease(owner, until));
      return true;
    }
  }

  @Override
  public void releaseLease(IntegrationInstanceId integration, String key, String owner) {
    synchronized (leases) {
      if (readOnly) {
        throw StorageUnavailableException.ofDisk(new IllegalStateException("full"));
      }
      if (holdsLease(integration, key, owner)) {
        leases.remove(new LeaseKey(integration, key));
      }
    }
  }

  @Override
  public boolean holdsLease(IntegrationInstanceId integration, String key, String owner) {
    synchronized (leases) {
      Lease held = leases.get(new LeaseKey(integration, key));
      return held != null && held.owner().equals(owner);
    }
  }

  @Override
  public synchronized int purgeEnded(Instant before, int limit) {
    List<ProvisioningOperation> old =
        operations.where(o -> !o.state().isLive() && o.createdAt().isBefore(before)).stream()
            .sorted(BY_AGE)
            .limit(limit)
            .toList();
    old.forEach(o -> operations.remove(o.id()));
    return old.size();
  }

  /** Forgets an instance's operations, as the deletion of the instance does. */
  public void deleteAll(IntegrationInstanceId integration) {
    operations.removeIf(o -> o.integration().equals(integration));
    synchronized (leases) {
      leases.keySet().removeIf(key -> key.integration().equals(integration));
    }
  }

  private record LeaseKey(IntegrationInstanceId integration, String key) {}

  private record Lease(String owner, Instant until) {}
}
