package io.scimify.adapter.persistence.integration;

import io.scimify.adapter.persistence.mapping.JsonText;
import io.scimify.domain.deprovisioning.DeactivationAction;
import io.scimify.domain.deprovisioning.DeletionThreshold;
import io.scimify.domain.deprovisioning.DeprovisioningPolicy;
import io.scimify.domain.deprovisioning.ProtectedUsers;
import io.scimify.domain.user.UserName;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A policy as JSON; durations in ISO 8601. */
final class PolicyJson {
  private PolicyJson() {}

  static String write(DeprovisioningPolicy policy) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("action", policy.action().name());
    json.put("grace", policy.grace().toString());
    json.put("guarded", policy.guarded());
    json.put("window", policy.window().toString());
    json.put("users", threshold(policy.users()));
    json.put("groupMembers", threshold(policy.groupMembers()));
    json.put(
        "protectedUsers", policy.protectedUsers().names().stream().map(UserName::value).toList());
    json.put("fourEyes", policy.fourEyes());
    policy.liftedUntil().ifPresent(until -> json.put("liftedUntil", until.toString()));
    return JsonText.write(json);
  }

  static DeprovisioningPolicy read(String text) {
    Map<String, Object> json = JsonText.readObject(text);
    List<UserName> names =
        JsonText.array(json, "protectedUsers").stream()
            .map(name -> new UserName((String) name))
            .toList();
    return new DeprovisioningPolicy(
        DeactivationAction.valueOf(JsonText.string(json, "action")),
        Duration.parse(JsonText.string(json, "grace")),
        JsonText.bool(json, "guarded"),
        Duration.parse(JsonText.string(json, "window")),
        threshold(JsonText.object(json, "users")),
        threshold(JsonText.object(json, "groupMembers")),
        new ProtectedUsers(names),
        JsonText.bool(json, "fourEyes"),
        Optional.ofNullable((String) json.get("liftedUntil")).map(Instant::parse));
  }

  private static Map<String, Object> threshold(DeletionThreshold threshold) {
    return Map.of(
        "count", threshold.count(), "percent", threshold.percent(), "most", threshold.most());
  }

  private static DeletionThreshold threshold(Map<String, Object> json) {
    return new DeletionThreshold(
        Math.toIntExact(JsonText.number(json, "count")),
        Math.toIntExact(JsonText.number(json, "percent")),
        Math.toIntExact(JsonText.number(json, "most")));
  }
}
