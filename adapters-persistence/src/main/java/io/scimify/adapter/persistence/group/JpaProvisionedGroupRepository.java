package io.scimify.adapter.persistence.group;

import io.scimify.adapter.persistence.mapping.Chunks;
import io.scimify.adapter.persistence.mapping.Text;
import io.scimify.adapter.persistence.transaction.IdentityGate;
import io.scimify.adapter.persistence.transaction.JpaTransactions;
import io.scimify.adapter.persistence.transaction.UniqueViolation;
import io.scimify.application.port.out.IdGenerator;
import io.scimify.application.port.out.NameTakenException;
import io.scimify.application.port.out.ProvisionedGroupRepository;
import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.group.JamfGroupSummary;
import io.scimify.domain.group.MembershipChange;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.group.ScimGroupId;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.user.ScimUserId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Group identities and pushed members by JPA. */
public final class JpaProvisionedGroupRepository implements ProvisionedGroupRepository {
  private static final String IN = "from ProvisionedGroup g where g.integrationId = :integration ";

  /** Beside LIKE, JPQL's true becomes the number 1 on H2. */
  private static final String NAMED =
      " FROM provisioned_group WHERE integration_id = ?1 AND provisioned = TRUE"
          + " AND name_key LIKE ?2 ESCAPE '!'";

  private static final String BY_NAME = " order by g.nameKey, g.id";

  private final JpaTransactions transactions;
  private final IdGenerator ids;
  private final Clock clock;

  public JpaProvisionedGroupRepository(JpaTransactions transactions, IdGenerator ids, Clock clock) {
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Optional<ProvisionedGroup> find(IntegrationInstanceId integration, ScimGroupId id) {
    return transactions.read(
        entities ->
            Optional.ofNullable(row(entities, integration, id))
                .map(ProvisionedGroupMapper::toDomain));
  }

  @Override
  public Map<JamfGroupId, ProvisionedGroup> identify(
      IntegrationInstanceId integration, Collection<JamfGroupSummary> jamfGroups) {
    Map<JamfGroupId, JamfGroupSummary> byId = new LinkedHashMap<>();
    jamfGroups.forEach(group -> byId.put(group.id(), group));
    Map<JamfGroupId, ProvisionedGroup> identified = known(integration, byId.keySet());
    List<JamfGroupSummary> missing =
        byId.values().stream().filter(group -> !identified.containsKey(group.id())).toList();
    if (!missing.isEmpty()) {
      identified.putAll(transactions.write(entities -> firstSeen(entities, integration, missing)));
    }
    return identified;
  }

  private Map<JamfGroupId, ProvisionedGroup> known(
      IntegrationInstanceId integration, Collection<JamfGroupId> jamfIds) {
    Map<JamfGroupId, ProvisionedGroup> known = new LinkedHashMap<>();
    for (List<JamfGroupId> chunk : Chunks.of(jamfIds)) {
      List<Long> keys = chunk.stream().map(JamfGroupId::value).toList();
      list(integration, "and g.jamfId in :ids", Map.of("ids", keys))
          .forEach(group -> known.put(group.jamfId().orElseThrow(), group));
    }
    return known;
  }

  private Map<JamfGroupId, ProvisionedGroup> firstSeen(
      EntityManager entities, IntegrationInstanceId integration, List<JamfGroupSummary> missing) {
    IdentityGate.pass(entities, integration);
    // Another node may have been through the gate since we looked.
    Map<JamfGroupId, ProvisionedGroup> known =
        known(integration, missing.stream().map(JamfGroupSummary::id).toList());
    for (JamfGroupSummary jamf : missing) {
      known.computeIfAbsent(jamf.id(), id -> inserted(entities, integration, jamf));
    }
    entities.flush();
    return known;
  }

  private ProvisionedGroup inserted(
      EntityManager entities, IntegrationInstanceId integration, JamfGroupSummary jamf) {
    ScimGroupId id = new ScimGroupId(ids.nextId());
    ProvisionedGroup group = ProvisionedGroup.seen(id, jamf, clock.instant());
    entities.persist(ProvisionedGroupMapper.toEntity(integration, group));
    return group;
  }

  @Override
  public void insert(IntegrationInstanceId integration, ProvisionedGroup group) {
    transactions.write(
        entities -> {
          group.jamfId().ifPresent(jamfId -> claim(entities, integration, group.id(), jamfId));
          entities.persist(ProvisionedGroupMapper.toEntity(integration, group));
          return flushed(entities, group);
        });
  }

  @Override
  public void update(IntegrationInstanceId integration, ProvisionedGroup group) {
    transactions.write(
        entities -> {
          ProvisionedGroupEntity row = row(entities, integration, group.id());
          if (row == null) {
            throw new IllegalStateException(
                "There is no group " + group.id() + " in " + integration);
          }
          Optional<JamfGroupId> before = Optional.ofNullable(row.jamfId).map(JamfGroupId::new);
          if (group.jamfId().isPresent() && !group.jamfId().equals(before)) {
            claim(entities, integration, group.id(), group.jamfId().get());
          }
          ProvisionedGroupMapper.copy(group, row);
          return flushed(entities, group);
        });
  }

  private static boolean flushed(EntityManager entities, ProvisionedGroup group) {
    UniqueViolation.flush(
        entities,
        () ->
            new NameTakenException(
                "Group \"" + group.displayName() + "\" or its Jamf id is taken"));
    return true;
  }

  /** A group merely listed makes way for the one that the SCIM client pushed. */
  private static void claim(
      EntityManager entities,
      IntegrationInstanceId integration,
      ScimGroupId owner,
      JamfGroupId jamfId) {
    IdentityGate.pass(entities, integration);
    entities
        .createQuery(
            "delete " + IN + "and g.jamfId = :jamfId and g.provisioned = false and g.id <> :id")
        .setParameter("integration", integration.value())
        .setParameter("jamfId", jamfId.value())
        .setParameter("id", owner.toString())
        .executeUpdate();
  }

  @Override
  public void delete(IntegrationInstanceId integration, ScimGroupId id) {
    transactions.write(
        entities -> {
          new PushedMembers(entities, integration, id).removeAll();
          ProvisionedGroupEntity row = row(entities, integration, id);
          if (row != null) {
            entities.remove(row);
            entities.flush();
          }
          return true;
        });
  }

  @Override
  public List<ProvisionedGroup> provisioned(IntegrationInstanceId integration) {
    return list(integration, "and g.provisioned = true" + BY_NAME, Map.of());
  }

  @Override
  public List<ProvisionedGroup> search(
      IntegrationInstanceId integration, String text, int offset, int limit) {
    String order =
        " ORDER BY integration_id, provisioned, name_key, id LIMIT " + limit + " OFFSET " + offset;
    return transactions.read(
        entities ->
            named(
                    entities.createNativeQuery(
                        "SELECT *" + NAMED + order, ProvisionedGroupEntity.class),
                    integration,
                    text)
                .map(row -> ProvisionedGroupMapper.toDomain((ProvisionedGroupEntity) row))
                .toList());
  }

  @Override
  public int countSearch(IntegrationInstanceId integration, String text) {
    return transactions.read(
        entities ->
            named(entities.createNativeQuery("SELECT count(*)" + NAMED), integration, text)
                .mapToInt(row -> ((Number) row).intValue())
                .sum());
  }

  private static Stream<?> named(Query query, IntegrationInstanceId integration, String text) {
    return query
        .setParameter(1, integration.value())
        .setParameter(2, Text.containing(text))
        .getResultList()
        .stream();
  }

  @Override
  public Map<ScimGroupId, Integer> countMembers(
      IntegrationInstanceId integration, Collection<ScimGroupId> groups) {
    Map<ScimGroupId, Integer> counts = new LinkedHashMap<>();
    for (List<ScimGroupId> chunk : Chunks.of(groups)) {
      counts.putAll(
          transactions.read(entities -> PushedMembers.counts(entities, integration, chunk)));
    }
    return counts;
  }

  @Override
  public void applyMembership(
      IntegrationInstanceId integration, ScimGroupId id, MembershipChange change) {
    transactions.write(
        entities -> {
          PushedMembers members = new PushedMembers(entities, integration, id);
          if (change instanceof MembershipChange.Delta delta) {
            apply(members, delta);
          } else if (change instanceof MembershipChange.Exactly exactly) {
            apply(members, exactly);
          }
          return true;
        });
  }

  private static void apply(PushedMembers members, MembershipChange.Delta delta) {
    members.remove(delta.removals());
    members.add(without(delta.additions(), members.among(delta.additions())));
  }

  /** Only the difference is written: a full list of thousands mostly repeats what is known. */
  private static void apply(PushedMembers members, MembershipChange.Exactly exactly) {
    Set<ScimUserId> before = members.all();
    members.remove(without(before, exactly.members()));
    members.add(without(exactly.members(), before));
  }

  private static Set<ScimUserId> without(Set<ScimUserId> all, Set<ScimUserId> some) {
    Set<ScimUserId> rest = new LinkedHashSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  @Override
  public Set<ScimUserId> pushedMembers(IntegrationInstanceId integration, ScimGroupId id) {
    return transactions.read(entities -> new PushedMembers(entities, integration, id).all());
  }

  @Override
  public void forgetMember(IntegrationInstanceId integration, ScimUserId user) {
    transactions.write(
        entities ->
            entities
                .createNativeQuery(
                    "DELETE FROM group_member WHERE integration_id = ?1 AND user_id = ?2")
                .setParameter(1, integration.value())
                .setParameter(2, user.toString())
                .executeUpdate());
  }

  @Override
  public List<ProvisionedGroup> groupsOf(IntegrationInstanceId integration, ScimUserId user) {
    List<String> ids = transactions.read(entities -> groupIds(entities, integration, user));
    return ids.isEmpty()
        ? List.of()
        : list(integration, "and g.id in :ids" + BY_NAME, Map.of("ids", ids));
  }

  private static List<String> groupIds(
      EntityManager entities, IntegrationInstanceId integration, ScimUserId user) {
    List<?> ids =
        entities
            .createNativeQuery(
                "SELECT group_id FROM group_member WHERE integration_id = ?1 AND user_id = ?2")
            .setParameter(1, integration.value())
            .setParameter(2, user.toString())
            .getResultList();
    return ids.stream().map(String.class::cast).toList();
  }

  private static @Nullable ProvisionedGroupEntity row(
      EntityManager entities, IntegrationInstanceId integration, ScimGroupId id) {
    ProvisionedGroupEntity row = entities.find(ProvisionedGroupEntity.class, id.toString());
    return row == null || !row.integrationId.equals(integration.value()) ? null : row;
  }

  private List<ProvisionedGroup> list(
      IntegrationInstanceId integration, String which, Map<String, ?> parameters) {
    return transactions.read(
        entities -> {
          TypedQuery<ProvisionedGroupEntity> query =
              entities.createQuery("select g " + IN + which, ProvisionedGroupEntity.class);
          query.setParameter("integration", integration.value());
          parameters.forEach(query::setParameter);
          return query.getResultList().stream().map(ProvisionedGroupMapper::toDomain).toList();
        });
  }
}
