package io.scimify.adapter.scim.resource;

import io.scimify.application.port.in.AuthenticateScimClientUseCase;
import io.scimify.application.port.in.GroupDraft;
import io.scimify.application.port.in.GroupUpdate;
import io.scimify.application.port.in.GroupView;
import io.scimify.application.port.in.ProvisionGroupUseCase;
import io.scimify.application.port.in.ProvisionUserUseCase;
import io.scimify.application.port.in.ReadGroupsUseCase;
import io.scimify.application.port.in.ReadUsersUseCase;
import io.scimify.application.port.in.ScimCaller;
import io.scimify.application.port.in.ScimResult;
import io.scimify.application.port.in.ScimResult.Reason;
import io.scimify.application.port.in.UserDraft;
import io.scimify.application.port.in.UserUpdate;
import io.scimify.application.port.in.UserView;
import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.MembershipChange;
import io.scimify.domain.group.ScimGroupId;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.user.ExternalId;
import io.scimify.domain.user.ScimUserId;
import io.scimify.domain.user.UserName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** The use cases of the SCIM side on maps, which tell what they were asked. */
final class FakeDirectory
    implements AuthenticateScimClientUseCase,
        ReadUsersUseCase,
        ReadGroupsUseCase,
        ProvisionUserUseCase,
        ProvisionGroupUseCase {

  static final String INSTANCE = "acme-0001";
  static final String KEY = "k3y.of-acme";

  private static final Instant NOW = Instant.parse("2026-01-31T08:00:00.123456Z");

  private final Map<ScimUserId, UserView> users = new LinkedHashMap<>();
  private final Map<ScimGroupId, GroupView> groups = new LinkedHashMap<>();
  private final Map<ScimGroupId, Set<ScimUserId>> members = new LinkedHashMap<>();

  /** Names of the use cases that were called, e.g. {@code members} for a read of members. */
  final List<String> calls = new ArrayList<>();

  MembershipChange lastMembership = MembershipChange.none();
  List<String> lastUnresolved = List.of();
  Optional<ScimResult.Refused<Object>> refusal = Optional.empty();
  Optional<RuntimeException> failure = Optional.empty();
  private long sequence;

  private UUID nextId() {
    return new UUID(0x5c1e_0000_0000_4000L, 0x8000_0000_0000_0000L + ++sequence);
  }

  private <T> Optional<ScimResult<T>> obstacle(String call) {
    calls.add(call);
    failure.ifPresent(
        broken -> {
          throw broken;
        });
    return refusal.map(ScimResult.Refused::as);
  }

  private static <T> ScimResult<T> notFound() {
    return ScimResult.refused(Reason.NOT_FOUND, "There is no such resource.");
  }

  @Override
  public synchronized Optional<ScimCaller> authenticate(
      String instanceId, String key, CorrelationId correlation) {
    return instanceId.equals(INSTANCE) && key.equals(KEY)
        ? Optional.of(new ScimCaller(new IntegrationInstanceId(instanceId), "okta", correlation))
        : Optional.empty();
  }

  @Override
  public synchronized ScimResult<UserView> get(ScimCaller caller, ScimUserId id) {
    return this.<UserView>obstacle("user")
        .orElseGet(() -> users.containsKey(id) ? ScimResult.done(users.get(id)) : notFound());
  }

  @Override
  public synchronized ScimResult<Optional<UserView>> findByUserName(
      ScimCaller caller, UserName name) {
    return this.<Optional<UserView>>obstacle("userName")
        .orElseGet(() -> ScimResult.done(named(name)));
  }

  private Optional<UserView> named(UserName name) {
    return users.values().stream()
        .filter(user -> user.profile().userName().sameAs(name))
        .findFirst();
  }

  @Override
  public synchronized ScimResult<Optional<UserView>> findByExternalId(
      ScimCaller caller, ExternalId externalId) {
    return this.<Optional<UserView>>obstacle("externalId")
        .orElseGet(
            () ->
                ScimResult.done(
                    users.values().stream()
                        .filter(user -> user.profile().externalId().equals(Optional.of(externalId)))
                        .findFirst()));
  }

  @Override
  public synchronized ScimResult<Page> list(ScimCaller caller, int offset, int limit) {
    return this.<Page>obstacle("list")
        .orElseGet(
            () ->
                ScimResult.done(
                    new Page(
                        users.values().stream().skip(offset).limit(limit).toList(), users.size())));
  }

  @Override
  public synchronized ScimResult<Integer> scan(ScimCaller caller, Consumer<UserView> visitor) {
    return this.<Integer>obstacle("scan")
        .orElseGet(
            () -> {
              users.values().forEach(visitor);
              return ScimResult.done(users.size());
            });
  }

  @Override
  public synchronized ScimResult<UserView> create(ScimCaller caller, UserDraft draft) {
    Optional<ScimResult<UserView>> obstacle = obstacle("createUser");
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    Optional<UserView> same = named(draft.profile().userName());
    if (same.filter(UserView::active).isPresent()) {
      return ScimResult.refused(
          Reason.UNIQUENESS, "userName \"" + draft.profile().userName() + "\" is taken.");
    }
    ScimUserId id = same.map(UserView::id).orElseGet(() -> new ScimUserId(nextId()));
    return ScimResult.done(
        stored(new UserView(id, draft.profile(), draft.active().orElse(true), NOW, NOW)));
  }

  private UserView stored(UserView user) {
    users.put(user.id(), user);
    return user;
  }

  @Override
  public synchronized ScimResult<UserView> update(
      ScimCaller caller, ScimUserId id, UserUpdate update) {
    Optional<ScimResult<UserView>> obstacle = obstacle("updateUser");
    UserView current = users.get(id);
    if (obstacle.isPresent() || current == null) {
      return obstacle.orElseGet(FakeDirectory::notFound);
    }
    UserDraft draft = update.apply(current);
    return ScimResult.done(
        stored(
            new UserView(id, draft.profile(), draft.active().orElse(current.active()), NOW, NOW)));
  }

  @Override
  public synchronized ScimResult<ScimUserId> delete(
      ScimCaller caller, ScimUserId id, Consumer<UserView> check) {
    Optional<ScimResult<ScimUserId>> obstacle = obstacle("deleteUser");
    UserView current = users.get(id);
    if (obstacle.isPresent() || current == null) {
      return obstacle.orElseGet(FakeDirectory::notFound);
    }
    check.accept(current);
    users.remove(id);
    return ScimResult.done(id);
  }

  @Override
  public synchronized ScimResult<GroupView> get(
      ScimCaller caller, ScimGroupId id, boolean withMembers) {
    return this.<GroupView>obstacle(withMembers ? "members" : "group")
        .orElseGet(
            () ->
                groups.containsKey(id)
                    ? ScimResult.done(view(groups.get(id), withMembers))
                    : notFound());
  }

  private GroupView view(GroupView group, boolean withMembers) {
    return new GroupView(
        group.id(),
        group.displayName(),
        group.attributes(),
        withMembers
            ? Optional.of(
                members.getOrDefault(group.id(), Set.of()).stream()
                    .filter(users::containsKey)
                    .map(id -> new GroupView.Member(id, users.get(id).profile().userName().value()))
                    .toList())
            : Optional.empty(),
        NOW,
        NOW);
  }

  @Override
  public synchronized ScimResult<List<GroupView>> list(ScimCaller caller) {
    return this.<List<GroupView>>obstacle("groups")
        .orElseGet(() -> ScimResult.done(List.copyOf(groups.values())));
  }

  @Override
  public synchronized ScimResult<GroupView> create(ScimCaller caller, GroupDraft draft) {
    Optional<ScimResult<GroupView>> obstacle = obstacle("createGroup");
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    if (groups.values().stream()
        .anyMatch(group -> group.displayName().sameAs(draft.displayName()))) {
      return ScimResult.refused(
          Reason.UNIQUENESS, "displayName \"" + draft.displayName() + "\" is taken.");
    }
    return ScimResult.done(stored(new ScimGroupId(nextId()), draft));
  }

  private GroupView stored(ScimGroupId id, GroupDraft draft) {
    lastMembership = draft.membership();
    lastUnresolved = draft.unresolved();
    Set<ScimUserId> before = members.getOrDefault(id, new LinkedHashSet<>());
    members.put(id, new LinkedHashSet<>(draft.membership().appliedTo(before)));
    GroupDisplayName name = draft.displayName();
    GroupView group = new GroupView(id, name, draft.attributes(), Optional.empty(), NOW, NOW);
    groups.put(id, group);
    return view(group, draft.membership() instanceof MembershipChange.Exactly);
  }

  @Override
  public synchronized ScimResult<GroupView> update(
      ScimCaller caller, ScimGroupId id, GroupUpdate update) {
    Optional<ScimResult<GroupView>> obstacle = obstacle("updateGroup");
    GroupView current = groups.get(id);
    if (obstacle.isPresent() || current == null) {
      return obstacle.orElseGet(FakeDirectory::notFound);
    }
    if (update.needsMembers()) {
      calls.add("members");
    }
    return ScimResult.done(stored(id, update.apply(view(current, update.needsMembers()))));
  }

  @Override
  public synchronized ScimResult<ScimGroupId> delete(
      ScimCaller caller, ScimGroupId id, Consumer<GroupView> check) {
    Optional<ScimResult<ScimGroupId>> obstacle = obstacle("deleteGroup");
    GroupView current = groups.remove(id);
    return obstacle.orElseGet(() -> current == null ? notFound() : ScimResult.done(id));
  }
}
