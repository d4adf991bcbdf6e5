package io.scimify.application.port.out;

import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.domain.audit.JamfCall;
import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.JamfGroup;
import io.scimify.domain.group.JamfGroup.JamfGroupMember;
import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.group.JamfGroupSummary;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.JamfPrivilege;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.UserName;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One Jamf Pro in memory, for tests: faults by script, privileges that can be taken away, and a
 * record of every call.
 */
public final class FakeJamfDirectory implements JamfDirectory {
  /** Which call. */
  public enum Call {
    READ_USER(JamfPrivilege.READ_USER),
    FIND_USER(JamfPrivilege.READ_USER),
    CREATE_USER(JamfPrivilege.CREATE_USER),
    UPDATE_USER(JamfPrivilege.UPDATE_USER),
    DELETE_USER(JamfPrivilege.DELETE_USER),
    LIST_USERS(JamfPrivilege.READ_USER),
    LIST_GROUPS(JamfPrivilege.READ_STATIC_USER_GROUPS),
    READ_GROUP(JamfPrivilege.READ_STATIC_USER_GROUPS),
    CREATE_GROUP(JamfPrivilege.CREATE_STATIC_USER_GROUPS),
    RENAME_GROUP(JamfPrivilege.UPDATE_STATIC_USER_GROUPS),
    ADD_MEMBERS(JamfPrivilege.UPDATE_STATIC_USER_GROUPS),
    REMOVE_MEMBERS(JamfPrivilege.UPDATE_STATIC_USER_GROUPS),
    DELETE_GROUP(JamfPrivilege.DELETE_STATIC_USER_GROUPS);

    private final JamfPrivilege privilege;

    Call(JamfPrivilege privilege) {
      this.privilege = privilege;
    }

    boolean isWrite() {
      return this.privilege != JamfPrivilege.READ_USER
          && this.privilege != JamfPrivilege.READ_STATIC_USER_GROUPS;
    }
  }

  /** The process ends right here, with nothing written down. */
  public static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Crash(String where) {
      super(where);
    }
  }

  private record Fault(boolean applied, Optional<JamfResult.Failed<Object>> failure) {}

  private final Map<Long, JamfUserFields> users = new TreeMap<>();
  private boolean listsNobody;
  private final Map<Long, Group> groups = new TreeMap<>();
  private final Map<Call, Deque<Fault>> script = new EnumMap<>(Call.class);
  private final List<Call> calls = new ArrayList<>();
  private final Set<JamfPrivilege> revoked = EnumSet.noneOf(JamfPrivilege.class);
  private final Set<Long> inUse = new HashSet<>();
  private boolean down;
  private boolean emptied;
  private boolean steady = true;
  private long lastId;
  private Runnable onCall = () -> {};

  private static final class Group {
    private String name;
    private final boolean smart;
    private final Set<Long> members = new LinkedHashSet<>();

    private Group(String name, boolean smart) {
      this.name = name;
      this.smart = smart;
    }
  }

  // ------------------------------------------------------------------------------------- script

  /** The next such call has no effect and fails. */
  public synchronized void failBefore(Call call, Reason reason) {
    put(call, new Fault(false, Optional.of(failed(reason, false))));
  }

  /** The next such call has no effect and fails, and nobody can tell. */
  public synchronized void loseRequest(Call call) {
    put(call, new Fault(false, Optional.of(failed(Reason.UNREACHABLE, true))));
  }

  /** The next such call takes effect, and its answer gets lost. */
  public synchronized void loseAnswer(Call call) {
    put(call, new Fault(true, Optional.of(failed(Reason.UNREACHABLE, true))));
  }

  /** The next such call takes effect, and then we die. */
  public synchronized void crashAfter(Call call) {
    put(call, new Fault(true, Optional.empty()));
  }

  private void put(Call call, Fault fault) {
    script.computeIfAbsent(call, c -> new ArrayDeque<>()).add(fault);
  }

  private static JamfResult.Failed<Object> failed(Reason reason, boolean unknown) {
    return new JamfResult.Failed<>(
        reason, "Jamf says " + reason, Optional.empty(), Optional.empty(), unknown);
  }

  public synchronized void goDown() {
    down = true;
  }

  /** From now on another of Jamf's web apps may answer than the one that was written to. */
  public synchronized void loseSteadiness() {
    steady = false;
  }

  /** Until {@link #comeUp} it answers as if nobody and nothing had ever been there. */
  public synchronized void seemEmpty() {
    emptied = true;
  }

  public synchronized void comeUp() {
    emptied = false;
    down = false;
  }

  public synchronized void revoke(JamfPrivilege privilege) {
    revoked.add(privilege);
  }

  public synchronized void grant(JamfPrivilege privilege) {
    revoked.remove(privilege);
  }

  /** Whether Jamf refuses to delete this user, because devices are assigned. */
  public synchronized void setInUse(JamfUserId user, boolean refused) {
    if (refused) {
      inUse.add(user.value());
    } else {
      inUse.remove(user.value());
    }
  }

  /** Runs at each call; for checks of what the caller must not hold meanwhile. */
  public synchronized void onCall(Runnable check) {
    onCall = check;
  }

  // -------------------------------------------------------------------------------------- facts

  public synchronized int count(Call call) {
    return (int) calls.stream().filter(call::equals).count();
  }

  public synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  public synchronized List<Call> writes() {
    return calls.stream().filter(Call::isWrite).toList();
  }

  public synchronized void forgetCalls() {
    calls.clear();
  }

  public synchronized Optional<JamfUser> user(String name) {
    return users.entrySet().stream()
        .filter(e -> UserName.keyOf(e.getValue().username()).equals(UserName.keyOf(name)))
        .map(e -> new JamfUser(new JamfUserId(e.getKey()), e.getValue()))
        .findFirst();
  }

  public synchronized List<String> userNames() {
    return users.values().stream().map(JamfUserFields::username).sorted().toList();
  }

  public synchronized Set<String> memberNames(String group) {
    return groups.values().stream()
        .filter(g -> g.name.equals(group))
        .flatMap(g -> g.members.stream())
        .map(id -> users.get(id).username())
        .collect(Collectors.toSet());
  }

  public synchronized List<String> groupNames() {
    return groups.values().stream().map(g -> g.name).sorted().toList();
  }

  // ------------------------------------------------------------------- what others do in Jamf

  public synchronized JamfUserId givenUser(String name, String fullName, String email) {
    users.put(++lastId, new JamfUserFields(name, fullName, email, "", ""));
    return new JamfUserId(lastId);
  }

  public synchronized void change(JamfUserId id, JamfUserFields fields) {
    users.put(id.value(), fields);
  }

  public synchronized void removeUser(JamfUserId id) {
    users.remove(id.value());
    groups.values().forEach(g -> g.members.remove(id.value()));
  }

  public synchronized JamfGroupId givenGroup(String name, boolean smart, JamfUserId... members) {
    Group group = new Group(name, smart);
    for (JamfUserId member : members) {
      group.members.add(member.value());
    }
    groups.put(++lastId, group);
    return new JamfGroupId(lastId);
  }

  public synchronized void removeGroup(JamfGroupId id) {
    groups.remove(id.value());
  }

  // ------------------------------------------------------------------------------------ the port

  private synchronized <T> JamfResult<T> call(
      JamfCallContext context, Call call, Supplier<JamfResult<T>> effect) {
    if (!emptied) {
      return answer(context, call, effect);
    }
    Map<Long, JamfUserFields> hiddenUsers = new TreeMap<>(users);
    Map<Long, Group> hiddenGroups = new TreeMap<>(groups);
    users.clear();
    groups.clear();
    try {
      return answer(context, call, effect);
    } finally {
      users.putAll(hiddenUsers);
      groups.putAll(hiddenGroups);
    }
  }

  private <T> JamfResult<T> answer(
      JamfCallContext context, Call call, Supplier<JamfResult<T>> effect) {
    onCall.run();
    calls.add(call);
    context
        .recorder()
        .accept(
            new JamfCall(call.isWrite() ? "POST" : "GET", "/" + call, 200, 1, Instant.EPOCH, ""));
    if (down) {
      return failed(Reason.UNREACHABLE, call.isWrite()).as();
    }
    if (revoked.contains(call.privilege)) {
      return new JamfResult.Failed<>(
          Reason.MISSING_PRIVILEGE,
          "Jamf API client lacks privilege \"" + call.privilege.label() + "\".",
          Optional.empty(),
          Optional.of(call.privilege),
          false);
    }
    Fault fault = script.getOrDefault(call, new ArrayDeque<>()).poll();
    if (fault == null) {
      return effect.get();
    }
    JamfResult<T> lost = fault.applied() ? effect.get() : no(Reason.UNREACHABLE, "not sent");
    return fault.failure().map(JamfResult.Failed<Object>::<T>as).orElseThrow(() -> crash(lost));
  }

  private static Crash crash(JamfResult<?> lost) {
    return new Crash("crashed after " + lost);
  }

  private static <T> JamfResult<T> no(Reason reason, String detail) {
    return JamfResult.failed(reason, detail);
  }

  @Override
  public JamfResult<JamfUser> readUser(JamfCallContext context, JamfUserId id) {
    return call(
        context,
        Call.READ_USER,
        () ->
            users.containsKey(id.value())
                ? JamfResult.done(new JamfUser(id, users.get(id.value())))
                : no(Reason.NOT_FOUND, "no user " + id));
  }

  @Override
  public JamfResult<Optional<JamfUser>> findUser(JamfCallContext context, UserName name) {
    return call(context, Call.FIND_USER, () -> JamfResult.done(user(name.value())));
  }

  @Override
  public JamfResult<JamfUserId> createUser(JamfCallContext context, JamfUserFields fields) {
    return call(
        context,
        Call.CREATE_USER,
        () -> {
          if (user(fields.username()).isPresent()) {
            return no(Reason.CONFLICT, "Duplicate name");
          }
          users.put(++lastId, fields);
          return JamfResult.done(new JamfUserId(lastId));
        });
  }

  @Override
  public JamfResult<JamfUser> updateUser(
      JamfCallContext context, JamfUserId id, JamfUserFields fields) {
    return call(
        context,
        Call.UPDATE_USER,
        () -> {
          Optional<JamfUser> other = user(fields.username()).filter(u -> !u.id().equals(id));
          if (other.isPresent()) {
            return no(Reason.CONFLICT, "Duplicate name");
          }
          if (!users.containsKey(id.value())) {
            return no(Reason.NOT_FOUND, "no user " + id);
          }
          users.put(id.value(), fields);
          return JamfResult.done(new JamfUser(id, fields));
        });
  }

  @Override
  public JamfResult<JamfUserId> deleteUser(JamfCallContext context, JamfUserId id) {
    return call(
        context,
        Call.DELETE_USER,
        () -> {
          if (!users.containsKey(id.value())) {
            return no(Reason.NOT_FOUND, "no user " + id);
          }
          if (inUse.contains(id.value())) {
            return no(Reason.IN_USE, "devices are assigned");
          }
          removeUser(id);
          return JamfResult.done(id);
        });
  }

  @Override
  public JamfResult<JamfUserPage> listUsers(JamfCallContext context, int offset, int limit) {
    return call(
        context,
        Call.LIST_USERS,
        () ->
            JamfResult.done(
                new JamfUserPage(
                    listed().entrySet().stream()
                        .skip(offset)
                        .limit(limit)
                        .map(e -> new JamfUser(new JamfUserId(e.getKey()), e.getValue()))
                        .toList(),
                    listed().size())));
  }

  private Map<Long, JamfUserFields> listed() {
    return listsNobody ? Map.of() : users;
  }

  /** Its list of users is empty, whomever it holds. */
  public void listNobody() {
    listsNobody = true;
  }

  @Override
  public JamfResult<List<JamfGroupSummary>> listStaticGroups(JamfCallContext context) {
    return call(
        context,
        Call.LIST_GROUPS,
        () ->
            JamfResult.done(
                groups.entrySet().stream()
                    .filter(e -> !e.getValue().smart)
                    .map(
                        e ->
                            new JamfGroupSummary(
                                new JamfGroupId(e.getKey()), e.getValue().name, ""))
                    .toList()));
  }

  @Override
  public JamfResult<JamfGroup> readGroup(JamfCallContext context, JamfGroupId id) {
    return onGroup(context, Call.READ_GROUP, id, group -> JamfResult.done(read(id, group)));
  }

  private JamfGroup read(JamfGroupId id, Group group) {
    Set<JamfGroupMember> members =
        group.members.stream()
            .map(m -> new JamfGroupMember(new JamfUserId(m), users.get(m).username()))
            .collect(Collectors.toSet());
    return new JamfGroup(id, group.name, group.smart, members);
  }

  private <T> JamfResult<T> onGroup(
      JamfCallContext context, Call call, JamfGroupId id, Function<Group, JamfResult<T>> effect) {
    return call(
        context,
        call,
        () ->
            groups.containsKey(id.value())
                ? effect.apply(groups.get(id.value()))
                : no(Reason.NOT_FOUND, "no group " + id));
  }

  private boolean isTaken(GroupDisplayName name, long except) {
    return groups.entrySet().stream()
        .anyMatch(
            e -> e.getKey() != except && UserName.keyOf(e.getValue().name).equals(name.key()));
  }

  @Override
  public JamfResult<JamfGroupId> createGroup(
      JamfCallContext context,
      GroupDisplayName name,
      String description,
      Collection<JamfUserId> members) {
    return call(
        context,
        Call.CREATE_GROUP,
        () -> {
          if (isTaken(name, 0)) {
            return no(Reason.CONFLICT, "Duplicate name");
          }
          if (!areKnown(members)) {
            return no(Reason.INVALID, "Unable to match user");
          }
          return JamfResult.done(
              givenGroup(name.value(), false, members.toArray(JamfUserId[]::new)));
        });
  }

  private boolean areKnown(Collection<JamfUserId> members) {
    return members.stream().allMatch(m -> users.containsKey(m.value()));
  }

  @Override
  public JamfResult<JamfGroupId> renameGroup(
      JamfCallContext context, JamfGroupId id, GroupDisplayName name) {
    return onGroup(
        context,
        Call.RENAME_GROUP,
        id,
        group -> {
          if (isTaken(name, id.value())) {
            return no(Reason.CONFLICT, "Duplicate name");
          }
          group.name = name.value();
          return JamfResult.done(id);
        });
  }

  @Override
  public JamfResult<JamfGroupId> addMembers(
      JamfCallContext context, JamfGroupId id, Collection<JamfUserId> members) {
    return onGroup(
        context,
        Call.ADD_MEMBERS,
        id,
        group -> {
          members.stream()
              .map(JamfUserId::value)
              .filter(users::containsKey)
              .forEach(group.members::add);
          return areKnown(members)
              ? JamfResult.done(id)
              : no(Reason.INVALID, "Unable to match user");
        });
  }

  @Override
  public JamfResult<JamfGroupId> removeMembers(
      JamfCallContext context, JamfGroupId id, Collection<JamfUserId> members) {
    return onGroup(
        context,
        Call.REMOVE_MEMBERS,
        id,
        group -> {
          List<Long> ids = members.stream().map(JamfUserId::value).toList();
          if (!group.members.containsAll(ids)) {
            return no(Reason.INVALID, "Unable to match user");
          }
          ids.forEach(group.members::remove);
          return JamfResult.done(id);
        });
  }

  @Override
  public JamfResult<JamfGroupId> deleteGroup(JamfCallContext context, JamfGroupId id) {
    return onGroup(
        context,
        Call.DELETE_GROUP,
        id,
        group -> {
          removeGroup(id);
          return JamfResult.done(id);
        });
  }

  @Override
  public List<ConnectionFinding> checkConnection(JamfCallContext context) {
    return List.of();
  }

  @Override
  public synchronized boolean isSteady(IntegrationInstanceId integration) {
    return steady;
  }

  @Override
  public void forget(IntegrationInstanceId integration) {
    // nothing is remembered between calls
  }
}
