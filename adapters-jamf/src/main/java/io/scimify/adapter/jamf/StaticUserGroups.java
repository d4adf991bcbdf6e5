package io.scimify.adapter.jamf;

import static io.scimify.domain.integration.JamfPrivilege.CREATE_STATIC_USER_GROUPS;
import static io.scimify.domain.integration.JamfPrivilege.DELETE_STATIC_USER_GROUPS;
import static io.scimify.domain.integration.JamfPrivilege.READ_STATIC_USER_GROUPS;
import static io.scimify.domain.integration.JamfPrivilege.UPDATE_STATIC_USER_GROUPS;

import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.JamfGroup;
import io.scimify.domain.group.JamfGroup.JamfGroupMember;
import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.group.JamfGroupSummary;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.UserName;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Static user groups: listed by the Jamf Pro API, everything else by Classic, the only one that can
 * write them (fact sheet Jamf §0, §3).
 */
final class StaticUserGroups {
  private static final String LIST_PATH = "/api/v1/static-user-groups";
  private static final String CLASSIC_PATH = "/JSSResource/usergroups";

  private final JamfCalls calls;
  private final Membership membership;

  StaticUserGroups(JamfCalls calls) {
    this.calls = calls;
    this.membership = new Membership(calls, this);
  }

  static String path(JamfGroupId id) {
    return CLASSIC_PATH + "/id/" + id;
  }

  // ------------------------------------------------------------------------------------- reads

  List<JamfGroupSummary> list() {
    return listed().stream().filter(group -> !calls.isGone(path(group.id()))).toList();
  }

  private List<JamfGroupSummary> listed() {
    try {
      JamfRequest request = JamfRequest.json("GET", LIST_PATH, READ_STATIC_USER_GROUPS);
      return calls.read(request, this::summaries);
    } catch (JamfFailure failure) {
      boolean refused = failure.is(Reason.MISSING_PRIVILEGE) || failure.status() == 404;
      if (!refused) {
        throw failure;
      }
      return classicList(); // fact sheet Jamf Q5
    }
  }

  private List<JamfGroupSummary> summaries(Reply reply) {
    return calls.json().requireArray(reply, LIST_PATH).stream()
        .map(group -> summary(group, reply))
        .toList();
  }

  private static JamfGroupSummary summary(JsonValue value, Reply reply) {
    if (value.getValueType() != JsonValue.ValueType.OBJECT) {
      throw JamfJson.unreadable(reply, LIST_PATH);
    }
    JsonObject group = value.asJsonObject();
    OptionalLong id = JamfJson.number(group, "id");
    if (id.isEmpty() || id.getAsLong() <= 0 || JamfJson.text(group, "name").isBlank()) {
      throw JamfJson.unreadable(reply, LIST_PATH);
    }
    return new JamfGroupSummary(
        new JamfGroupId(id.getAsLong()),
        JamfJson.text(group, "name"),
        JamfJson.text(group, "description"));
  }

  private List<JamfGroupSummary> classicList() {
    JamfRequest request = JamfRequest.xml("GET", CLASSIC_PATH, READ_STATIC_USER_GROUPS);
    return calls.read(
        request,
        reply ->
            Xml.list(reply, "user_groups", "user_group").stream()
                .filter(group -> !isSmart(group))
                .map(
                    group ->
                        new JamfGroupSummary(new JamfGroupId(Xml.id(group)), Xml.name(group), ""))
                .toList());
  }

  JamfGroup read(JamfGroupId id) {
    JamfRequest request = JamfRequest.xml("GET", path(id), READ_STATIC_USER_GROUPS);
    return calls.readWritten(
        request, reply -> About.group(id, group(Xml.root(reply, "user_group")), request));
  }

  private static JamfGroup group(XmlElement group) {
    List<XmlElement> users =
        group.child("users").map(list -> Xml.complete(list, "user")).orElse(List.of());
    Set<JamfGroupMember> members =
        users.stream().map(StaticUserGroups::member).collect(Collectors.toSet());
    return new JamfGroup(new JamfGroupId(Xml.id(group)), Xml.name(group), isSmart(group), members);
  }

  // Members carry <username>, not <name> (fact sheet Jamf §3.2).
  private static JamfGroupMember member(XmlElement user) {
    return new JamfGroupMember(new JamfUserId(Xml.id(user)), user.text("username"));
  }

  private static boolean isSmart(XmlElement group) {
    return group.text("is_smart").strip().equals("true");
  }

  Set<JamfUserId> memberIds(JamfGroupId id) {
    return read(id).members().stream().map(JamfGroupMember::id).collect(Collectors.toSet());
  }

  // ------------------------------------------------------------------------------------ create

  JamfGroupId create(GroupDisplayName name, String description, Collection<JamfUserId> members) {
    Set<JamfUserId> all = new LinkedHashSet<>(members);
    Set<JamfUserId> first =
        all.stream().limit(Membership.BATCH).collect(Collectors.toCollection(LinkedHashSet::new));
    JamfGroupId id = create(name, description, first);
    all.removeAll(first);
    membership.add(id, all);
    return id;
  }

  private JamfGroupId create(GroupDisplayName name, String description, Set<JamfUserId> members) {
    JamfRequest request =
        JamfRequest.xml("POST", CLASSIC_PATH + "/id/0", CREATE_STATIC_USER_GROUPS)
            .with(creation(name, description, members));
    try {
      return post(request, name, members);
    } catch (JamfFailure failure) {
      if (failure.isPassingConflict()) {
        requireFree(name);
      }
      throw failure; // a create is never repeated by itself
    }
  }

  private JamfGroupId post(JamfRequest request, GroupDisplayName name, Set<JamfUserId> members) {
    Reply reply;
    try {
      reply = calls.write(request);
    } catch (JamfFailure failure) {
      return written(confirmed(failure, () -> created(name, members)));
    }
    if (!reply.isSuccess()) {
      throw calls.refusal(request, reply);
    }
    return written(Xml.idInAnyRoot(reply).map(JamfGroupId::new).orElseGet(() -> idByName(name)));
  }

  // Jamf ignores <description> today (fact sheet Jamf §0.3); should it ever keep it, it is there.
  private static String creation(
      GroupDisplayName name, String description, Set<JamfUserId> members) {
    return XmlDocument.of(
        "user_group",
        group -> {
          group.field("name", name.value()).field("is_smart", "false");
          group.field("is_notify_on_change", "false");
          if (!description.isBlank()) {
            group.field("description", description);
          }
          group.nested("site", site -> site.field("id", "-1"));
          group.nested("users", users -> Membership.list(users, members));
        });
  }

  private JamfGroupId idByName(GroupDisplayName name) {
    JamfFailure nameless =
        JamfFailure.of(
                Reason.UNEXPECTED, "Jamf Pro created a group and did not say under which id.")
            .withEffect(true);
    return confirmed(nameless, () -> named(name).map(JamfGroupSummary::id));
  }

  /** The group that a create of unknown outcome has made: the same name and the same members. */
  private Optional<JamfGroupId> created(GroupDisplayName name, Set<JamfUserId> members) {
    return named(name).map(JamfGroupSummary::id).filter(id -> memberIds(id).equals(members));
  }

  private Optional<JamfGroupSummary> named(GroupDisplayName name) {
    return list().stream()
        .filter(group -> UserName.keyOf(group.name()).equals(name.key()))
        .findFirst();
  }

  private void requireFree(GroupDisplayName name) {
    if (named(name).isPresent()) {
      throw JamfFailure.of(Reason.CONFLICT, "Jamf Pro has a user group \"" + name + "\" already.");
    }
  }

  // ------------------------------------------------------------------------------------ change

  /** In place, because policies are scoped to the id; without users, so that they stay (§3.4). */
  JamfGroupId rename(JamfGroupId id, GroupDisplayName name) {
    JamfRequest request =
        update(id, XmlDocument.of("user_group", group -> group.field("name", name.value())));
    try {
      return put(request, id);
    } catch (JamfFailure failure) {
      if (failure.isPassingConflict()) {
        return holding(id, name).orElseGet(() -> put(request, id));
      }
      if (failure.is(Reason.CONFLICT)) {
        throw calls.orNotYetAgreed(failure, named(name).isPresent());
      }
      return confirmed(failure, () -> holding(id, name));
    }
  }

  private Optional<JamfGroupId> holding(JamfGroupId id, GroupDisplayName name) {
    return Optional.of(id).filter(it -> Same.text(read(it).name(), name.value()));
  }

  private JamfGroupId put(JamfRequest request, JamfGroupId id) {
    Reply reply = calls.writeTo(request, () -> read(id));
    if (!reply.isSuccess()) {
      throw calls.refusal(request, reply);
    }
    return written(id);
  }

  static JamfRequest update(JamfGroupId id, String body) {
    return JamfRequest.xml("PUT", path(id), UPDATE_STATIC_USER_GROUPS).with(body);
  }

  JamfGroupId addMembers(JamfGroupId id, Collection<JamfUserId> members) {
    membership.add(id, members);
    return id;
  }

  JamfGroupId removeMembers(JamfGroupId id, Collection<JamfUserId> members) {
    membership.remove(id, members);
    return id;
  }

  // ------------------------------------------------------------------------------------ delete

  JamfGroupId delete(JamfGroupId id) {
    JamfRequest request = JamfRequest.xml("DELETE", path(id), DELETE_STATIC_USER_GROUPS);
    Reply reply;
    try {
      reply = calls.writeTo(request, () -> read(id));
    } catch (JamfFailure failure) {
      if (failure.saysDone()) {
        calls.session().deleted(path(id));
      }
      return confirmed(failure, () -> Optional.of(id).filter(this::isGone));
    }
    if (!reply.isSuccess()) {
      requireGone(request, reply, id);
    }
    calls.session().gone(path(id));
    return id;
  }

  /** The rule of fact sheet Jamf §2.6, which holds for groups as well (Q4). */
  private void requireGone(JamfRequest request, Reply reply, JamfGroupId id) {
    JamfFailure refusal = calls.refusal(request, reply);
    if (refusal.is(Reason.MISSING_PRIVILEGE)) {
      throw refusal;
    }
    boolean gone = isGone(id);
    if (reply.status() == 404) {
      throw gone ? refusal : calls.stillThere(request);
    }
    if (gone) {
      return;
    }
    if (!refusal.mayPass()) {
      throw JamfFailure.of(
              Reason.IN_USE,
              "Jamf Pro refuses to delete user group " + id + ". " + refusal.detail())
          .withStatus(refusal.status());
    }
    boolean passing = refusal.status() == 409;
    if (!passing || !calls.write(request).isSuccess()) {
      throw refusal; // nothing that Jamf has against it for good
    }
  }

  private boolean isGone(JamfGroupId id) {
    calls.believeGone(path(id));
    try {
      read(id);
      return false;
    } catch (JamfFailure failure) {
      if (failure.is(Reason.NOT_FOUND)) {
        return true;
      }
      throw failure.withEffect(true);
    }
  }

  private JamfGroupId written(JamfGroupId id) {
    calls.session().written(path(id));
    return id;
  }

  static <T> T confirmed(JamfFailure failure, Supplier<Optional<T>> read) {
    if (!failure.effectUnknown()) {
      throw failure;
    }
    return Confirmation.of(read).orElseThrow(() -> failure);
  }
}
