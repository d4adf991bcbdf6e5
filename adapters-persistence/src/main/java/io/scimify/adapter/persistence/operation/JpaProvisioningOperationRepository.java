package io.scimify.adapter.persistence.operation;

import io.scimify.adapter.persistence.mapping.Chunks;
import io.scimify.adapter.persistence.mapping.Nanos;
import io.scimify.adapter.persistence.transaction.JpaTransactions;
import io.scimify.adapter.persistence.transaction.UniqueViolation;
import io.scimify.application.port.out.ProvisioningOperationRepository;
import io.scimify.domain.group.ScimGroupId;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.operation.OperationId;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Operations by JPA, leases beside them. */
public final class JpaProvisioningOperationRepository implements ProvisioningOperationRepository {
  private static final String IN =
      "from ProvisioningOperation o where o.integrationId = :integration ";
  private static final String BY_AGE = " order by o.createdAt, o.id";
  private static final String NEWEST_FIRST = " order by o.createdAt desc, o.id desc";
  private static final String OF_SUBJECT = "and o.subjectId = :subject and o.subjectKind = :kind";

  private static final String IN_DOUBT =
      " and o.id <> :self and o.createdAt >= :askedSince"
          + " and o.attempts > o.answered and o.dueAt > :triedSince";

  /** Not in hand: an attempt that runs has no reason to wait yet. */
  private static final String WAITING =
      "and o.liveSubject is not null and o.type in :types and o.approved = false"
          + " and (o.state = :scheduled or (o.state = :pending and o.detail is not null))";

  private static final List<OperationType> DELETIONS =
      Arrays.stream(OperationType.values()).filter(OperationType::deletesUser).toList();

  /** A deletion that was called off, refused or replaced by a later word is none. */
  private static final List<OperationState> NOT_COUNTED =
      List.of(
          OperationState.CANCELLED,
          OperationState.REJECTED,
          OperationState.SUPERSEDED,
          OperationState.RETAINED);

  private final JpaTransactions transactions;
  private final SubjectLeases leases;

  public JpaProvisioningOperationRepository(JpaTransactions transactions) {
    this.transactions = transactions;
    this.leases = new SubjectLeases(transactions);
  }

  @Override
  public void insert(ProvisioningOperation operation) {
    transactions.write(
        entities -> {
          entities.persist(ProvisioningOperationMapper.toEntity(operation));
          return flushed(entities, operation);
        });
  }

  @Override
  public void update(ProvisioningOperation operation) {
    transactions.write(
        entities -> {
          ProvisioningOperationEntity row = row(entities, operation.integration(), operation.id());
          if (row == null) {
            throw new IllegalStateException("There is no operation " + operation.id());
          }
          ProvisioningOperationMapper.copy(operation, row);
          return flushed(entities, operation);
        });
  }

  private static boolean flushed(EntityManager entities, ProvisioningOperation operation) {
    UniqueViolation.flush(
        entities,
        () -> new IllegalStateException(operation.subject() + " has a live operation already"));
    return true;
  }

  @Override
  public Optional<ProvisioningOperation> find(IntegrationInstanceId integration, OperationId id) {
    return transactions.read(
        entities ->
            Optional.ofNullable(row(entities, integration, id))
                .map(ProvisioningOperationMapper::toDomain));
  }

  @Override
  public Optional<ProvisioningOperation> lock(IntegrationInstanceId integration, OperationId id) {
    return transactions.write(
        entities ->
            Optional.ofNullable(row(entities, integration, id, LockModeType.PESSIMISTIC_WRITE))
                .map(ProvisioningOperationMapper::toDomain));
  }

  private static @Nullable ProvisioningOperationEntity row(
      EntityManager entities, IntegrationInstanceId integration, OperationId id) {
    return row(entities, integration, id, LockModeType.NONE);
  }

  private static @Nullable ProvisioningOperationEntity row(
      EntityManager entities,
      IntegrationInstanceId integration,
      OperationId id,
      LockModeType mode) {
    ProvisioningOperationEntity row =
        entities.find(ProvisioningOperationEntity.class, id.toString(), mode);
    return row == null || !row.integrationId.equals(integration.value()) ? null : row;
  }

  @Override
  public Optional<ProvisioningOperation> findLive(
      IntegrationInstanceId integration, Subject subject) {
    return findLive(integration, List.of(subject)).stream().findFirst();
  }

  @Override
  public List<ProvisioningOperation> findLive(
      IntegrationInstanceId integration, Collection<Subject> subjects) {
    List<ProvisioningOperation> found = new ArrayList<>();
    for (List<Subject> chunk : Chunks.of(subjects)) {
      List<String> keys = chunk.stream().map(ProvisioningOperationMapper::key).toList();
      String which = "and o.liveSubject in :subjects" + BY_AGE;
      found.addAll(list(integration, which, Map.of("subjects", keys), 0, chunk.size()));
    }
    return found;
  }

  @Override
  public Optional<ProvisioningOperation> findLatest(
      IntegrationInstanceId integration, Subject subject) {
    return list(integration, OF_SUBJECT + NEWEST_FIRST, parameters(subject), 0, 1).stream()
        .findFirst();
  }

  @Override
  public List<ProvisioningOperation> history(
      IntegrationInstanceId integration, Subject subject, Instant since) {
    Map<String, Object> parameters = new HashMap<>(parameters(subject));
    parameters.put("since", Nanos.of(since));
    String which = OF_SUBJECT + " and o.createdAt >= :since" + NEWEST_FIRST;
    return list(integration, which, parameters, 0, Integer.MAX_VALUE);
  }

  /** Asked at every change, so it reads no targets: a group's may name thousands. */
  @Override
  public boolean followsDoubt(
      ProvisioningOperation operation, Instant askedSince, Instant triedSince) {
    return transactions.read(
        entities -> {
          TypedQuery<String> query =
              entities.createQuery("select o.id " + IN + OF_SUBJECT + IN_DOUBT, String.class);
          query.setParameter("integration", operation.integration().value());
          parameters(operation.subject()).forEach(query::setParameter);
          query.setParameter("self", operation.id().toString());
          query.setParameter("askedSince", Nanos.of(askedSince));
          query.setParameter("triedSince", Nanos.of(triedSince));
          return !query.setMaxResults(1).getResultList().isEmpty();
        });
  }

  private static Map<String, Object> parameters(Subject subject) {
    return Map.of("subject", subject.id().toString(), "kind", subject.kind());
  }

  @Override
  public List<ProvisioningOperation> live(IntegrationInstanceId integration, Subject.Kind kind) {
    String which = "and o.liveSubject is not null and o.subjectKind = :kind" + BY_AGE;
    return list(integration, which, Map.of("kind", kind), 0, Integer.MAX_VALUE);
  }

  @Override
  public List<ProvisioningOperation> inState(
      IntegrationInstanceId integration, OperationState state, int offset, int limit) {
    String which = "and o.liveSubject is not null and o.state = :state" + BY_AGE;
    return list(integration, which, Map.of("state", state), offset, limit);
  }

  @Override
  public List<OperationId> idsInState(IntegrationInstanceId integration, OperationState state) {
    return transactions.read(
        entities ->
            entities
                .createQuery(
                    "select o.id "
                        + IN
                        + "and o.liveSubject is not null and o.state = :state"
                        + BY_AGE,
                    String.class)
                .setParameter("integration", integration.value())
                .setParameter("state", state)
                .getResultList()
                .stream()
                .map(id -> new OperationId(UUID.fromString(id)))
                .toList());
  }

  @Override
  public List<ProvisioningOperation> findAll(
      IntegrationInstanceId integration, Collection<OperationId> operations) {
    List<ProvisioningOperation> found = new ArrayList<>();
    for (List<OperationId> chunk : Chunks.of(operations)) {
      List<String> keys = chunk.stream().map(OperationId::toString).toList();
      found.addAll(
          list(integration, "and o.id in :ids" + BY_AGE, Map.of("ids", keys), 0, chunk.size()));
    }
    return found;
  }

  @Override
  public List<ProvisioningOperation> unpromised(
      IntegrationInstanceId integration, OperationType type) {
    String which =
        "and o.liveSubject is not null and o.state = :state and o.type = :type"
            + " and o.accepted = false"
            + BY_AGE;
    return list(
        integration,
        which,
        Map.of("state", OperationState.PENDING, "type", type),
        0,
        Integer.MAX_VALUE);
  }

  @Override
  public Map<OperationState, Integer> countLive(IntegrationInstanceId integration) {
    List<Object[]> rows =
        transactions.read(
            entities ->
                entities
                    .createQuery(
                        "select o.state, count(o) "
                            + IN
                            + "and o.liveSubject is not null group by o.state",
                        Object[].class)
                    .setParameter("integration", integration.value())
                    .getResultList());
    Map<OperationState, Integer> counts = new EnumMap<>(OperationState.class);
    rows.forEach(row -> counts.put((OperationState) row[0], ((Long) row[1]).intValue()));
    return counts;
  }

  @Override
  public Map<OperationType, Integer> countObserved(IntegrationInstanceId integration) {
    List<Object[]> rows =
        transactions.read(
            entities ->
                entities
                    .createQuery(
                        "select o.type, count(o) " + IN + "and o.state = :state group by o.type",
                        Object[].class)
                    .setParameter("integration", integration.value())
                    .setParameter("state", OperationState.OBSERVED)
                    .getResultList());
    Map<OperationType, Integer> counts = new EnumMap<>(OperationType.class);
    rows.forEach(row -> counts.put((OperationType) row[0], ((Long) row[1]).intValue()));
    return counts;
  }

  @Override
  public List<ProvisioningOperation> due(Instant now, Set<IntegrationInstanceId> busy, int limit) {
    List<IntegrationInstanceId> excluded = List.copyOf(busy);
    return transactions.write(
        entities -> {
          Query query =
              entities.createNativeQuery(
                  dueSql(excluded.size(), limit), ProvisioningOperationEntity.class);
          query.setParameter(1, Nanos.of(now));
          for (int i = 0; i < excluded.size(); i++) {
            query.setParameter(i + 2, excluded.get(i).value());
          }
          List<?> rows = query.getResultList();
          return rows.stream()
              .map(row -> ProvisioningOperationMapper.toDomain((ProvisioningOperationEntity) row))
              .toList();
        });
  }

  /** JPQL cannot say SKIP LOCKED; both databases can. */
  private static String dueSql(int excluded, int limit) {
    String notBusy =
        excluded == 0
            ? ""
            : IntStream.range(0, excluded)
                .mapToObj(i -> "?" + (i + 2))
                .collect(Collectors.joining(",", " AND integration_id NOT IN (", ")"));
    return "SELECT * FROM provisioning_operation WHERE next_try_at <= ?1"
        + notBusy
        + " AND integration_id IN (SELECT id FROM integration_instance"
        + " WHERE status IN ('ACTIVE', 'QUARANTINED')"
        + " OR (status = 'REMOVING' AND removal_called_off = FALSE))"
        + " ORDER BY next_try_at, created_at, id LIMIT "
        + limit
        + " FOR UPDATE SKIP LOCKED";
  }

  @Override
  public void awaitTurnToDelete(IntegrationInstanceId integration) {
    transactions.write(
        entities ->
            entities
                .createNativeQuery("SELECT id FROM integration_instance WHERE id = ?1 FOR UPDATE")
                .setParameter(1, integration.value())
                .getResultList());
  }

  @Override
  public List<ProvisioningOperation> holdWaitingDeletions(
      IntegrationInstanceId integration, String why) {
    return transactions.write(
        entities ->
            entities
                .createQuery("select o " + IN + WAITING + BY_AGE, ProvisioningOperationEntity.class)
                .setParameter("integration", integration.value())
                .setParameter("types", DELETIONS)
                .setParameter("scheduled", OperationState.SCHEDULED)
                .setParameter("pending", OperationState.PENDING)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .map(row -> held(row, why))
                .toList());
  }

  private static ProvisioningOperation held(ProvisioningOperationEntity row, String why) {
    ProvisioningOperation held = ProvisioningOperationMapper.toDomain(row).held(why);
    ProvisioningOperationMapper.copy(held, row);
    return held;
  }

  @Override
  public int countRemovals(IntegrationInstanceId integration, ScimGroupId group, Instant since) {
    return transactions.read(
        entities ->
            entities
                .createQuery(
                    "select coalesce(sum(o.removals), 0) "
                        + IN
                        + "and o.createdAt >= :since and o.subjectKind = :kind"
                        + " and o.subjectId = :group",
                    Long.class)
                .setParameter("integration", integration.value())
                .setParameter("since", Nanos.of(since))
                .setParameter("kind", Subject.Kind.GROUP)
                .setParameter("group", group.toString())
                .getSingleResult()
                .intValue());
  }

  @Override
  public int countDeletions(IntegrationInstanceId integration, Instant since) {
    return count(
        integration,
        "and o.createdAt >= :since and o.type in :types and o.state not in :states",
        Map.of("since", Nanos.of(since), "types", DELETIONS, "states", NOT_COUNTED));
  }

  @Override
  public int countHeldDeletions(IntegrationInstanceId integration) {
    return count(
        integration,
        "and o.liveSubject is not null and o.state = :state and o.type in :types",
        Map.of("state", OperationState.HELD, "types", DELETIONS));
  }

  @Override
  public boolean tryLease(
      IntegrationInstanceId integration, String key, String owner, Instant now, Instant until) {
    return leases.tryTake(integration, key, owner, now, until);
  }

  @Override
  public void releaseLease(IntegrationInstanceId integration, String key, String owner) {
    leases.release(integration, key, owner);
  }

  @Override
  public boolean holdsLease(IntegrationInstanceId integration, String key, String owner) {
    return leases.isHeld(integration, key, owner);
  }

  @Override
  public int purgeEnded(Instant before, int limit) {
    return transactions.write(
        entities ->
            entities
                .createNativeQuery(
                    "DELETE FROM provisioning_operation WHERE id IN (SELECT id FROM"
                        + " provisioning_operation WHERE live_subject IS NULL AND created_at < ?1"
                        + " ORDER BY created_at LIMIT "
                        + limit
                        + ")")
                .setParameter(1, Nanos.of(before))
                .executeUpdate());
  }

  private List<ProvisioningOperation> list(
      IntegrationInstanceId integration,
      String which,
      Map<String, ?> parameters,
      int offset,
      int limit) {
    return transactions.read(
        entities -> {
          TypedQuery<ProvisioningOperationEntity> query =
              entities.createQuery("select o " + IN + which, ProvisioningOperationEntity.class);
          query.setParameter("integration", integration.value());
          parameters.forEach(query::setParameter);
          return query.setFirstResult(offset).setMaxResults(limit).getResultList().stream()
              .map(ProvisioningOperationMapper::toDomain)
              .toList();
        });
  }

  private int count(IntegrationInstanceId integration, String which, Map<String, ?> parameters) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("integration", integration.value());
    return transactions.read(
        entities -> {
          TypedQuery<Long> query =
              entities.createQuery("select count(o) " + IN + which, Long.class);
          all.forEach(query::setParameter);
          return query.getSingleResult().intValue();
        });
  }
}
