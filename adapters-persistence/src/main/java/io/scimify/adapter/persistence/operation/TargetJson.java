package io.scimify.adapter.persistence.operation;

import io.scimify.adapter.persistence.mapping.JsonText;
import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.MembershipChange;
import io.scimify.domain.operation.OperationTarget;
import io.scimify.domain.user.ScimUserId;
import io.scimify.domain.user.UserProfile;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A target state as JSON: {@code {"user": …}} or {@code {"group": …}}. */
final class TargetJson {
  private TargetJson() {}

  static String write(OperationTarget target) {
    if (target instanceof OperationTarget.User user) {
      return JsonText.write(
          Map.of("user", Map.of("profile", user.profile().attributes(), "active", user.active())));
    }
    OperationTarget.Group group = (OperationTarget.Group) target;
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("displayName", group.displayName().value());
    json.put("attributes", group.attributes());
    json.put("membership", membership(group.membership()));
    return JsonText.write(Map.of("group", json));
  }

  static OperationTarget read(String text) {
    Map<String, Object> json = JsonText.readObject(text);
    return json.containsKey("user")
        ? user(JsonText.object(json, "user"))
        : group(JsonText.object(json, "group"));
  }

  private static OperationTarget user(Map<String, Object> json) {
    return new OperationTarget.User(
        new UserProfile(JsonText.object(json, "profile")), JsonText.bool(json, "active"));
  }

  private static OperationTarget group(Map<String, Object> json) {
    return new OperationTarget.Group(
        new GroupDisplayName(JsonText.string(json, "displayName")),
        JsonText.object(json, "attributes"),
        membership(JsonText.object(json, "membership")));
  }

  private static Map<String, Object> membership(MembershipChange change) {
    if (change instanceof MembershipChange.Exactly exactly) {
      return Map.of("exactly", ids(exactly.members()));
    }
    MembershipChange.Delta delta = (MembershipChange.Delta) change;
    return Map.of("add", ids(delta.additions()), "remove", ids(delta.removals()));
  }

  private static MembershipChange membership(Map<String, Object> json) {
    return json.containsKey("exactly")
        ? new MembershipChange.Exactly(users(JsonText.array(json, "exactly")))
        : new MembershipChange.Delta(
            users(JsonText.array(json, "add")), users(JsonText.array(json, "remove")));
  }

  private static List<String> ids(Collection<ScimUserId> users) {
    return users.stream().map(ScimUserId::toString).sorted().toList();
  }

  private static Set<ScimUserId> users(List<Object> ids) {
    return ids.stream()
        .map(id -> new ScimUserId(UUID.fromString((String) id)))
        .collect(Collectors.toSet());
  }
}
