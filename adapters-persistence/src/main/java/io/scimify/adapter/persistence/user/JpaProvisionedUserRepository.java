package io.scimify.adapter.persistence.user;

import io.scimify.adapter.persistence.mapping.Chunks;
import io.scimify.adapter.persistence.mapping.Text;
import io.scimify.adapter.persistence.transaction.IdentityGate;
import io.scimify.adapter.persistence.transaction.JpaTransactions;
import io.scimify.adapter.persistence.transaction.UniqueViolation;
import io.scimify.application.port.out.IdGenerator;
import io.scimify.application.port.out.NameTakenException;
import io.scimify.application.port.out.ProvisionedUserRepository;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.user.ExternalId;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import io.scimify.domain.user.UserName;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** User identities by JPA. */
public final class JpaProvisionedUserRepository implements ProvisionedUserRepository {
  private static final String IN = "from ProvisionedUser u where u.integrationId = :integration ";
  private static final String MATCHING = "and u.searchText like :text escape '!'";

  private final JpaTransactions transactions;
  private final IdGenerator ids;
  private final Clock clock;

  public JpaProvisionedUserRepository(JpaTransactions transactions, IdGenerator ids, Clock clock) {
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Optional<ProvisionedUser> find(IntegrationInstanceId integration, ScimUserId id) {
    return transactions.read(
        entities ->
            Optional.ofNullable(row(entities, integration, id))
                .map(ProvisionedUserMapper::toDomain));
  }

  @Override
  public Optional<ProvisionedUser> findByName(IntegrationInstanceId integration, UserName name) {
    return first(integration, "and u.nameKey = :key", Map.of("key", name.key()));
  }

  @Override
  public Optional<ProvisionedUser> findByExternalId(
      IntegrationInstanceId integration, ExternalId externalId) {
    return first(
        integration,
        "and u.externalIdKey = :key order by u.managed desc, u.createdAt, u.id",
        Map.of("key", ProvisionedUserMapper.keyOf(externalId)));
  }

  @Override
  public Optional<ProvisionedUser> findByJamfId(
      IntegrationInstanceId integration, JamfUserId jamfId) {
    return first(integration, "and u.jamfId = :jamfId", Map.of("jamfId", jamfId.value()));
  }

  @Override
  public Map<JamfUserId, ProvisionedUser> findByJamfIds(
      IntegrationInstanceId integration, Collection<JamfUserId> jamfIds) {
    Map<JamfUserId, ProvisionedUser> found = new LinkedHashMap<>();
    Chunks.of(jamfIds).forEach(chunk -> found.putAll(known(integration, chunk)));
    return found;
  }

  @Override
  public Map<ScimUserId, ProvisionedUser> findAll(
      IntegrationInstanceId integration, Collection<ScimUserId> wanted) {
    Map<ScimUserId, ProvisionedUser> found = new LinkedHashMap<>();
    for (List<ScimUserId> chunk : Chunks.of(wanted)) {
      List<String> keys = chunk.stream().map(ScimUserId::toString).toList();
      list(integration, "and u.id in :ids", Map.of("ids", keys), 0, chunk.size())
          .forEach(user -> found.put(user.id(), user));
    }
    return found;
  }

  @Override
  public Map<JamfUserId, ProvisionedUser> identify(
      IntegrationInstanceId integration, Collection<JamfUser> jamfUsers) {
    Map<JamfUserId, JamfUser> byId = new LinkedHashMap<>();
    jamfUsers.forEach(user -> byId.put(user.id(), user));
    Map<JamfUserId, ProvisionedUser> identified = new LinkedHashMap<>();
    Chunks.of(byId.values()).forEach(c -> identified.putAll(identifySome(integration, c)));
    return identified;
  }

  private Map<JamfUserId, ProvisionedUser> identifySome(
      IntegrationInstanceId integration, List<JamfUser> jamfUsers) {
    Map<JamfUserId, ProvisionedUser> known = known(integration, idsOf(jamfUsers));
    if (known.size() < jamfUsers.size()) {
      List<JamfUser> missing =
          jamfUsers.stream().filter(user -> !known.containsKey(user.id())).toList();
      known.putAll(transactions.write(entities -> firstSeen(entities, integration, missing)));
    }
    return known;
  }

  private static List<JamfUserId> idsOf(List<JamfUser> jamfUsers) {
    return jamfUsers.stream().map(JamfUser::id).toList();
  }

  private Map<JamfUserId, ProvisionedUser> known(
      IntegrationInstanceId integration, List<JamfUserId> jamfIds) {
    List<Long> keys = jamfIds.stream().map(JamfUserId::value).toList();
    Map<JamfUserId, ProvisionedUser> known = new LinkedHashMap<>();
    list(integration, "and u.jamfId in :ids", Map.of("ids", keys), 0, keys.size())
        .forEach(user -> known.put(user.jamfId().orElseThrow(), user));
    return known;
  }

  private Map<JamfUserId, ProvisionedUser> firstSeen(
      EntityManager entities, IntegrationInstanceId integration, List<JamfUser> missing) {
    IdentityGate.pass(entities, integration);
    // Another node may have been through the gate since we looked.
    Map<JamfUserId, ProvisionedUser> known = known(integration, idsOf(missing));
    Instant now = clock.instant();
    List<ProvisionedUser> seen = new ArrayList<>();
    for (JamfUser user : missing) {
      if (!known.containsKey(user.id())) {
        seen.add(ProvisionedUser.seen(new ScimUserId(ids.nextId()), user, now));
      }
    }
    seen.forEach(user -> entities.persist(ProvisionedUserMapper.toEntity(integration, user)));
    entities.flush();
    entities.clear(); // an import of 100,000 in one transaction must not be watched for changes
    seen.forEach(user -> known.put(user.jamfId().orElseThrow(), user));
    return known;
  }

  @Override
  public void insert(IntegrationInstanceId integration, ProvisionedUser user) {
    transactions.write(
        entities -> {
          user.jamfId().ifPresent(jamfId -> claim(entities, integration, user.id(), jamfId));
          entities.persist(ProvisionedUserMapper.toEntity(integration, user));
          return flushed(entities, user);
        });
  }

  @Override
  public void update(IntegrationInstanceId integration, ProvisionedUser user) {
    transactions.write(
        entities -> {
          ProvisionedUserEntity row = row(entities, integration, user.id());
          if (row == null) {
            throw new IllegalStateException("There is no user " + user.id() + " in " + integration);
          }
          Optional<JamfUserId> before = Optional.ofNullable(row.jamfId).map(JamfUserId::new);
          if (user.jamfId().isPresent() && !user.jamfId().equals(before)) {
            claim(entities, integration, user.id(), user.jamfId().get());
          }
          ProvisionedUserMapper.copy(user, row);
          return flushed(entities, user);
        });
  }

  private static boolean flushed(EntityManager entities, ProvisionedUser user) {
    UniqueViolation.flush(
        entities,
        () ->
            new NameTakenException(
                "User \"" + user.profile().userName() + "\" or its Jamf id is taken"));
    return true;
  }

  /** Whoever was merely listed makes way for the one that the SCIM client manages. */
  private static void claim(
      EntityManager entities,
      IntegrationInstanceId integration,
      ScimUserId owner,
      JamfUserId jamfId) {
    IdentityGate.pass(entities, integration);
    entities
        .createQuery(
            "delete " + IN + "and u.jamfId = :jamfId and u.managed = false and u.id <> :id")
        .setParameter("integration", integration.value())
        .setParameter("jamfId", jamfId.value())
        .setParameter("id", owner.toString())
        .executeUpdate();
  }

  @Override
  public void delete(IntegrationInstanceId integration, ScimUserId id) {
    transactions.write(
        entities -> {
          ProvisionedUserEntity row = row(entities, integration, id);
          if (row != null) {
            entities.remove(row);
            entities.flush();
          }
          return true;
        });
  }

  @Override
  public int countManagedActive(IntegrationInstanceId integration) {
    return count(integration, IN + "and u.managed = true and u.active = true", Map.of());
  }

  @Override
  public List<ProvisionedUser> withoutJamf(
      IntegrationInstanceId integration, int offset, int limit) {
    String which = "and u.jamfId is null order by u.createdAt, u.id";
    return list(integration, which, Map.of(), offset, limit);
  }

  @Override
  public int countWithoutJamf(IntegrationInstanceId integration) {
    return count(integration, IN + "and u.jamfId is null", Map.of());
  }

  @Override
  public List<ProvisionedUser> managed(
      IntegrationInstanceId integration, Optional<ScimUserId> after, int limit) {
    return list(
        integration,
        "and u.managed = true and u.id > :after order by u.id",
        Map.of("after", after.map(ScimUserId::toString).orElse("")),
        0,
        limit);
  }

  @Override
  public List<ProvisionedUser> search(
      IntegrationInstanceId integration, String text, int offset, int limit) {
    // The whole index is named in condition and order, because H2 would sort otherwise.
    String order = " and u.searchName >= '' order by u.integrationId, u.searchName, u.id";
    return text.isEmpty()
        ? list(integration, order, Map.of(), offset, limit)
        : list(integration, MATCHING + order, containing(text), offset, limit);
  }

  @Override
  public int countSearch(IntegrationInstanceId integration, String text) {
    return text.isEmpty()
        ? count(integration, IN, Map.of())
        : count(integration, IN + MATCHING, containing(text));
  }

  @Override
  public List<Located> searchIn(
      Collection<IntegrationInstanceId> integrations, String text, int limit) {
    if (integrations.isEmpty()) {
      return List.of();
    }
    return transactions.read(
        entities ->
            entities
                .createQuery(
                    "select u from ProvisionedUser u where u.integrationId in :integrations "
                        + MATCHING
                        + " order by u.searchName, u.id",
                    ProvisionedUserEntity.class)
                .setParameter(
                    "integrations",
                    integrations.stream().map(IntegrationInstanceId::value).toList())
                .setParameter("text", Text.containing(text))
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(JpaProvisionedUserRepository::located)
                .toList());
  }

  private static Located located(ProvisionedUserEntity row) {
    return new Located(
        new IntegrationInstanceId(row.integrationId), ProvisionedUserMapper.toDomain(row));
  }

  private static Map<String, String> containing(String text) {
    return Map.of("text", Text.containing(text));
  }

  private static @Nullable ProvisionedUserEntity row(
      EntityManager entities, IntegrationInstanceId integration, ScimUserId id) {
    ProvisionedUserEntity row = entities.find(ProvisionedUserEntity.class, id.toString());
    return row == null || !row.integrationId.equals(integration.value()) ? null : row;
  }

  private Optional<ProvisionedUser> first(
      IntegrationInstanceId integration, String which, Map<String, ?> parameters) {
    return list(integration, which, parameters, 0, 1).stream().findFirst();
  }

  private List<ProvisionedUser> list(
      IntegrationInstanceId integration,
      String which,
      Map<String, ?> parameters,
      int offset,
      int limit) {
    return transactions.read(
        entities -> {
          TypedQuery<ProvisionedUserEntity> query =
              entities.createQuery("select u " + IN + which, ProvisionedUserEntity.class);
          query.setParameter("integration", integration.value());
          parameters.forEach(query::setParameter);
          return query.setFirstResult(offset).setMaxResults(limit).getResultList().stream()
              .map(ProvisionedUserMapper::toDomain)
              .toList();
        });
  }

  private int count(
      IntegrationInstanceId integration, String fromWhere, Map<String, ?> parameters) {
    return transactions.read(
        entities -> {
          TypedQuery<Long> query = entities.createQuery("select count(u) " + fromWhere, Long.class);
          query.setParameter("integration", integration.value());
          parameters.forEach(query::setParameter);
          return query.getSingleResult().intValue();
        });
  }
}
