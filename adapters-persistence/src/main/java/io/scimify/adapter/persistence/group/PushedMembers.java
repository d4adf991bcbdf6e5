package io.scimify.adapter.persistence.group;

import io.scimify.adapter.persistence.mapping.Chunks;
import io.scimify.domain.group.ScimGroupId;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.user.ScimUserId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
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
