package io.scimify.adapter.persistence.group;

import io.scimify.adapter.persistence.mapping.Chunks;
import io.scimify.domain.group.ScimGroupId;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.user.ScimUserId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rows of {@code group_member} of one group, written many per statement. */
final class PushedMembers {
  private final EntityManager entities;
  private final String integration;
  private final String group;

  PushedMembers(EntityManager entities, IntegrationInstanceId integration, ScimGroupId group) {
    this.entities = entities;
    this.integration = integration.value();
    this.group = group.toString();
  }

  /** How many members each of these groups has; those without any are left out. */
  static Map<ScimGroupId, Integer> counts(
      EntityManager entities, IntegrationInstanceId integration, List<ScimGroupId> groups) {
    String places =
        IntStream.range(0, groups.size())
            .mapToObj(i -> "?" + (i + 2))
            .collect(Collectors.joining(","));
    Query query =
        entities.createNativeQuery(
            "SELECT group_id, count(*) FROM group_member WHERE integration_id = ?1"
                + (" AND group_id IN (" + places + ") GROUP BY group_id"));
    query.setParameter(1, integration.value());
    for (int i = 0; i < groups.size(); i++) {
      query.setParameter(i + 2, groups.get(i).toString());
    }
    Map<ScimGroupId, Integer> counts = new HashMap<>();
    for (Object row : query.getResultList()) {
      Object[] cells = (Object[]) row;
      counts.put(
          new ScimGroupId(UUID.fromString((String) cells[0])), ((Number) cells[1]).intValue());
    }
    return counts;
  }

  Set<ScimUserId> all() {
    return users(query("SELECT user_id FROM group_member WHERE", ""));
  }

  /** Those of {@code users} that are members. */
  Set<ScimUserId> among(Collection<ScimUserId> users) {
    Set<ScimUserId> members = new LinkedHashSet<>();
    for (List<ScimUserId> chunk : Chunks.of(users)) {
      Query query = query("SELECT user_id FROM group_member WHERE", isAmong(chunk.size()));
      members.addAll(users(withUsers(query, chunk)));
    }
    return members;
  }

  void add(Collection<ScimUserId> users) {
    for (List<ScimUserId> chunk : Chunks.of(users)) {
      String rows =
          IntStream.range(0, chunk.size())
              .mapToObj(i -> "(?1,?2,?" + (i + 3) + ")")
              .collect(Collectors.joining(","));
      String sql = "INSERT INTO group_member (integration_id, group_id, user_id) VALUES " + rows;
      withUsers(withGroup(entities.createNativeQuery(sql)), chunk).executeUpdate();
    }
  }

  void remove(Collection<ScimUserId> users) {
    for (List<ScimUserId> chunk : Chunks.of(users)) {
      withUsers(query("DELETE FROM group_member WHERE", isAmong(chunk.size())), chunk)
          .executeUpdate();
    }
  }

  void removeAll() {
    query("DELETE FROM group_member WHERE", "").executeUpdate();
  }

  private Query query(String start, String condition) {
    return withGroup(
        entities.createNativeQuery(start + " integration_id = ?1 AND group_id = ?2" + condition));
  }

  private Query withGroup(Query query) {
    return query.setParameter(1, integration).setParameter(2, group);
  }

  private static String isAmong(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "?" + (i + 3))
        .collect(Collectors.joining(",", " AND user_id IN (", ")"));
  }

  private static Query withUsers(Query query, List<ScimUserId> users) {
    for (int i = 0; i < users.size(); i++) {
      query.setParameter(i + 3, users.get(i).toString());
    }
    return query;
  }

  private static Set<ScimUserId> users(Query query) {
    Set<ScimUserId> users = new LinkedHashSet<>();
    for (Object id : query.getResultList()) {
      users.add(new ScimUserId(UUID.fromString((String) id)));
    }
    return users;
  }
}
