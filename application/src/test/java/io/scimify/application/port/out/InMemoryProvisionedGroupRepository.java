package io.scimify.application.port.out;

import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.group.JamfGroupSummary;
import io.scimify.domain.group.MembershipChange;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.group.ScimGroupId;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.user.ScimUserId;
import io.scimify.domain.user.UserName;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Groups in memory, for tests. */
public final class InMemoryProvisionedGroupRepository implements ProvisionedGroupRepository {
  private final InMemoryTable<Key, Row> groups;
  private final IdGenerator ids;
  private final Clock clock;

  public InMemoryProvisionedGroupRepository(
      InMemoryTransactions transactions, IdGenerator ids, Clock clock) {
    this.groups = new InMemoryTable<>(transactions);
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Optional<ProvisionedGroup> find(IntegrationInstanceId integration, ScimGroupId id) {
    return groups.get(new Key(integration, id)).map(Row::group);
  }

  @Override
  public synchronized Map<JamfGroupId, ProvisionedGroup> identify(
      IntegrationInstanceId integration, Collection<JamfGroupSummary> jamfGroups) {
    Map<JamfGroupId, ProvisionedGroup> identified = new LinkedHashMap<>();
    for (JamfGroupSummary jamf : jamfGroups) {
      identified.put(
          jamf.id(),
          ofJamf(integration, Optional.of(jamf.id()))
              .orElseGet(() -> firstSeen(integration, jamf)));
    }
    return identified;
  }

  private ProvisionedGroup firstSeen(IntegrationInstanceId integration, JamfGroupSummary jamf) {
    ScimGroupId id = new ScimGroupId(ids.nextId());
    ProvisionedGroup group = ProvisionedGroup.seen(id, jamf, clock.instant());
    groups.put(new Key(integration, id), new Row(new Key(integration, id), group, Set.of()));
    return group;
  }

  private Optional<ProvisionedGroup> ofJamf(
      IntegrationInstanceId integration, Optional<JamfGroupId> jamfId) {
    return groups.where(in(integration, r -> r.group().jamfId().equals(jamfId))).stream()
        .map(Row::group)
        .findFirst();
  }

  @Override
  public synchronized void insert(IntegrationInstanceId integration, ProvisionedGroup group) {
    store(integration, group, Set.of());
  }

  @Override
  public synchronized void update(IntegrationInstanceId integration, ProvisionedGroup group) {
    if (find(integration, group.id()).isEmpty()) {
      throw new IllegalStateException("There is no group " + group.id() + " in " + integration);
    }
    store(integration, group, pushedMembers(integration, group.id()));
  }

  private void store(
      IntegrationInstanceId integration, ProvisionedGroup group, Set<ScimUserId> members) {
    if (group.jamfId().isPresent()) {
      // A group merely listed makes way for the one that the SCIM client pushed.
      groups.removeIf(
          in(integration, r -> !r.group().provisioned() && sameJamfGroup(r.group(), group)));
      groups
          .where(in(integration, r -> sameJamfGroup(r.group(), group)))
          .forEach(
              taken -> {
                throw new NameTakenException(
                    "Jamf group " + group.jamfId().get() + " is another group's already");
              });
    }
    Key key = new Key(integration, group.id());
    groups.put(key, new Row(key, group, members));
  }

  private static boolean sameJamfGroup(ProvisionedGroup other, ProvisionedGroup group) {
    return other.jamfId().equals(group.jamfId()) && !other.id().equals(group.id());
  }

  @Override
  public void delete(IntegrationInstanceId integration, ScimGroupId id) {
    groups.remove(new Key(integration, id));
  }

  @Override
  public List<ProvisionedGroup> provisioned(IntegrationInstanceId integration) {
    return byName(in(integration, r -> r.group().provisioned()));
  }

  @Override
  public List<ProvisionedGroup> search(
      IntegrationInstanceId integration, String text, int offset, int limit) {
    return named(integration, text).stream().skip(offset).limit(limit).toList();
  }

  @Override
  public int countSearch(IntegrationInstanceId integration, String text) {
    return named(integration, text).size();
  }

  private List<ProvisionedGroup> named(IntegrationInstanceId integration, String text) {
    String part = UserName.keyOf(text);
    return provisioned(integration).stream()
        .filter(group -> group.displayName().key().contains(part))
        .toList();
  }

  @Override
  public Map<ScimGroupId, Integer> countMembers(
      IntegrationInstanceId integration, Collection<ScimGroupId> wanted) {
    Map<ScimGroupId, Integer> counts = new LinkedHashMap<>();
    groups
        .where(in(integration, r -> wanted.contains(r.group().id()) && !r.members().isEmpty()))
        .forEach(row -> counts.put(row.group().id(), row.members().size()));
    return counts;
  }

  @Override
  public synchronized void applyMembership(
      IntegrationInstanceId integration, ScimGroupId id, MembershipChange change) {
    change(integration, r -> r.group().id().equals(id), change);
  }

  @Override
  public Set<ScimUserId> pushedMembers(IntegrationInstanceId integration, ScimGroupId id) {
    return groups.get(new Key(integration, id)).map(Row::members).orElse(Set.of());
  }

  @Override
  public synchronized void forgetMember(IntegrationInstanceId integration, ScimUserId user) {
    MembershipChange leaves = new MembershipChange.Delta(Set.of(), Set.of(user));
    change(integration, r -> r.members().contains(user), leaves);
  }

  private void change(
      IntegrationInstanceId integration, Predicate<Row> which, MembershipChange change) {
    for (Row row : groups.where(in(integration, which))) {
      Set<ScimUserId> members = new LinkedHashSet<>(change.appliedTo(row.members()));
      groups.put(row.key(), new Row(row.key(), row.group(), members));
    }
  }

  @Override
  public List<ProvisionedGroup> groupsOf(IntegrationInstanceId integration, ScimUserId user) {
    return byName(in(integration, r -> r.members().contains(user)));
  }

  /** Forgets an instance's groups, as the deletion of the instance does. */
  public void deleteAll(IntegrationInstanceId integration) {
    groups.removeIf(row -> row.key().integration().equals(integration));
  }

  private List<ProvisionedGroup> byName(Predicate<Row> which) {
    Comparator<ProvisionedGroup> name = Comparator.comparing(group -> group.displayName().key());
    return groups.where(which).stream()
        .map(Row::group)
        .sorted(name.thenComparing(group -> group.id().toString()))
        .toList();
  }

  private static Predicate<Row> in(IntegrationInstanceId integration, Predicate<Row> which) {
    return row -> row.key().integration().equals(integration) && which.test(row);
  }

  private record Key(IntegrationInstanceId integration, ScimGroupId id) {}

  private record Row(Key key, ProvisionedGroup group, Set<ScimUserId> members) {
    Row {
      members = Set.copyOf(members);
    }
  }
}
