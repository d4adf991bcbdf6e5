package io.scimify.application.port.out;

import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.user.ExternalId;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import io.scimify.domain.user.UserName;
import io.scimify.domain.user.UserOrigin;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Users in memory, for tests. */
public final class InMemoryProvisionedUserRepository implements ProvisionedUserRepository {
  private static final Comparator<Row> BY_ID = Comparator.comparing(row -> row.key().id());

  private final InMemoryTable<Key, Row> users;
  private final IdGenerator ids;
  private final Clock clock;

  public InMemoryProvisionedUserRepository(
      InMemoryTransactions transactions, IdGenerator ids, Clock clock) {
    this.users = new InMemoryTable<>(transactions);
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Optional<ProvisionedUser> find(IntegrationInstanceId integration, ScimUserId id) {
    return users.get(Key.of(integration, id)).map(Row::user);
  }

  @Override
  public Optional<ProvisionedUser> findByName(IntegrationInstanceId integration, UserName name) {
    return first(integration, u -> u.isManaged() && u.profile().userName().sameAs(name));
  }

  @Override
  public Optional<ProvisionedUser> findByExternalId(
      IntegrationInstanceId integration, ExternalId externalId) {
    return first(integration, u -> u.profile().externalId().equals(Optional.of(externalId)));
  }

  @Override
  public Optional<ProvisionedUser> findByJamfId(
      IntegrationInstanceId integration, JamfUserId jamfId) {
    return first(integration, u -> u.jamfId().equals(Optional.of(jamfId)));
  }

  @Override
  public Map<JamfUserId, ProvisionedUser> findByJamfIds(
      IntegrationInstanceId integration, Collection<JamfUserId> jamfIds) {
    Map<JamfUserId, ProvisionedUser> found = new LinkedHashMap<>();
    jamfIds.forEach(id -> findByJamfId(integration, id).ifPresent(user -> found.put(id, user)));
    return found;
  }

  @Override
  public Map<ScimUserId, ProvisionedUser> findAll(
      IntegrationInstanceId integration, Collection<ScimUserId> wanted) {
    Map<ScimUserId, ProvisionedUser> found = new LinkedHashMap<>();
    wanted.forEach(id -> find(integration, id).ifPresent(user -> found.put(id, user)));
    return found;
  }

  @Override
  public synchronized Map<JamfUserId, ProvisionedUser> identify(
      IntegrationInstanceId integration, Collection<JamfUser> jamfUsers) {
    Map<JamfUserId, ProvisionedUser> known = new LinkedHashMap<>();
    for (Row row : users.where(in(integration, u -> u.jamfId().isPresent()))) {
      known.put(row.user().jamfId().orElseThrow(), row.user());
    }
    Map<JamfUserId, ProvisionedUser> identified = new LinkedHashMap<>();
    for (JamfUser jamf : jamfUsers) {
      identified.put(
          jamf.id(), known.computeIfAbsent(jamf.id(), id -> firstSeen(integration, jamf)));
    }
    return identified;
  }

  private ProvisionedUser firstSeen(IntegrationInstanceId integration, JamfUser jamf) {
    ScimUserId id = new ScimUserId(ids.nextId());
    ProvisionedUser user = ProvisionedUser.seen(id, jamf, clock.instant());
    users.put(Key.of(integration, id), new Row(Key.of(integration, id), user));
    return user;
  }

  @Override
  public synchronized void insert(IntegrationInstanceId integration, ProvisionedUser user) {
    store(integration, user);
  }

  @Override
  public synchronized void update(IntegrationInstanceId integration, ProvisionedUser user) {
    if (find(integration, user.id()).isEmpty()) {
      throw new IllegalStateException("There is no user " + user.id() + " in " + integration);
    }
    store(integration, user);
  }

  private void store(IntegrationInstanceId integration, ProvisionedUser user) {
    if (user.jamfId().isPresent()) {
      // Whoever was merely listed makes way for the one that the SCIM client manages.
      users.removeIf(
          in(integration, u -> !u.isManaged() && sameJamfUser(u, user) && !sameId(u, user)));
    }
    if (first(integration, u -> !sameId(u, user) && collides(u, user)).isPresent()) {
      throw new NameTakenException(
          "User \"" + user.profile().userName() + "\" or its Jamf id is taken");
    }
    users.put(Key.of(integration, user.id()), new Row(Key.of(integration, user.id()), user));
  }

  private static boolean collides(ProvisionedUser other, ProvisionedUser user) {
    boolean sameName =
        other.isManaged()
            && user.isManaged()
            && other.profile().userName().sameAs(user.profile().userName());
    return sameName || sameJamfUser(other, user);
  }

  private static boolean sameJamfUser(ProvisionedUser other, ProvisionedUser user) {
    return user.jamfId().isPresent() && other.jamfId().equals(user.jamfId());
  }

  private static boolean sameId(ProvisionedUser other, ProvisionedUser user) {
    return other.id().equals(user.id());
  }

  @Override
  public void delete(IntegrationInstanceId integration, ScimUserId id) {
    users.remove(Key.of(integration, id));
  }

  @Override
  public int countManagedActive(IntegrationInstanceId integration) {
    return users.where(in(integration, u -> u.isManaged() && u.active())).size();
  }

  @Override
  public List<ProvisionedUser> withoutJamf(
      IntegrationInstanceId integration, int offset, int limit) {
    Comparator<Row> byAge = Comparator.comparing(row -> row.user().createdAt());
    return users.where(in(integration, u -> u.jamfId().isEmpty())).stream()
        .sorted(byAge.thenComparing(BY_ID))
        .skip(offset)
        .limit(limit)
        .map(Row::user)
        .toList();
  }

  @Override
  public int countWithoutJamf(IntegrationInstanceId integration) {
    return users.where(in(integration, u -> u.jamfId().isEmpty())).size();
  }

  @Override
  public List<ProvisionedUser> managed(
      IntegrationInstanceId integration, Optional<ScimUserId> after, int limit) {
    String start = after.map(ScimUserId::toString).orElse("");
    return users.where(in(integration, ProvisionedUser::isManaged)).stream()
        .filter(row -> row.key().id().compareTo(start) > 0)
        .sorted(BY_ID)
        .limit(limit)
        .map(Row::user)
        .toList();
  }

  @Override
  public List<ProvisionedUser> search(
      IntegrationInstanceId integration, String text, int offset, int limit) {
    Comparator<Row> byName = Comparator.comparing(row -> row.user().profile().userName().key());
    return users.where(in(integration, matching(text))).stream()
        .sorted(byName.thenComparing(BY_ID))
        .skip(offset)
        .limit(limit)
        .map(Row::user)
        .toList();
  }

  @Override
  public int countSearch(IntegrationInstanceId integration, String text) {
    return users.where(in(integration, matching(text))).size();
  }

  @Override
  public List<Located> searchIn(
      Collection<IntegrationInstanceId> integrations, String text, int limit) {
    Comparator<Located> byName =
        Comparator.comparing(found -> found.user().profile().userName().key());
    return integrations.stream()
        .flatMap(id -> search(id, text, 0, limit).stream().map(user -> new Located(id, user)))
        .sorted(byName)
        .limit(limit)
        .toList();
  }

  /** Forgets an instance's users, as the deletion of the instance does. */
  public void deleteAll(IntegrationInstanceId integration) {
    users.removeIf(in(integration, u -> u.origin() != null));
  }

  private static Predicate<ProvisionedUser> matching(String text) {
    String part = UserName.keyOf(text);
    return u ->
        u.profile().lookedUpBy().stream().anyMatch(word -> UserName.keyOf(word).contains(part));
  }

  private Optional<ProvisionedUser> first(
      IntegrationInstanceId integration, Predicate<ProvisionedUser> which) {
    // A managed user before a merely listed one, then the oldest: the same in every implementation.
    Comparator<ProvisionedUser> managedFirst =
        Comparator.comparing(u -> u.origin() == UserOrigin.SEEN);
    return users.where(in(integration, which)).stream()
        .map(Row::user)
        .min(managedFirst.thenComparing(ProvisionedUser::createdAt));
  }

  private static Predicate<Row> in(
      IntegrationInstanceId integration, Predicate<ProvisionedUser> which) {
    return row -> row.key().integration().equals(integration) && which.test(row.user());
  }

  private record Key(IntegrationInstanceId integration, String id) {
    static Key of(IntegrationInstanceId integration, ScimUserId id) {
      return new Key(integration, id.toString());
    }
  }

  private record Row(Key key, ProvisionedUser user) {}
}
