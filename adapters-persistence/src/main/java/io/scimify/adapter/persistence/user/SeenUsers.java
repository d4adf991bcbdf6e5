package io.scimify.adapter.persistence.user;

import io.scimify.adapter.persistence.mapping.JsonText;
import io.scimify.adapter.persistence.mapping.Nanos;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.ProvisionedUser;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Inserts users met for the first time, many per statement: an import meets 100,000 at once. */
final class SeenUsers {
  private static final int ROWS_PER_STATEMENT = 250;
  private static final int PER_ROW = 5;
  private static final int SHARED = 2;
  private static final String INSERT =
      "INSERT INTO provisioned_user (id, profile, search_name, search_text, jamf_id,"
          + " integration_id, created_at, updated_at, origin, managed, active) VALUES ";

  private SeenUsers() {}

  static void insert(
      EntityManager entities, IntegrationInstanceId integration, List<ProvisionedUser> users) {
    for (int from = 0; from < users.size(); from += ROWS_PER_STATEMENT) {
      int to = Math.min(users.size(), from + ROWS_PER_STATEMENT);
      insertSome(entities, integration, users.subList(from, to));
    }
  }

  private static void insertSome(
      EntityManager entities, IntegrationInstanceId integration, List<ProvisionedUser> users) {
    String rows =
        IntStream.range(0, users.size()).mapToObj(SeenUsers::row).collect(Collectors.joining(","));
    Query query = entities.createNativeQuery(INSERT + rows);
    query.setParameter(1, integration.value());
    query.setParameter(2, Nanos.of(users.get(0).createdAt()));
    for (int i = 0; i < users.size(); i++) {
      setParameters(query, SHARED + i * PER_ROW, users.get(i));
    }
    query.executeUpdate();
  }

  private static String row(int i) {
    int p = SHARED + i * PER_ROW;
    return "(?%d,?%d,?%d,?%d,?%d,?1,?2,?2,'SEEN',FALSE,TRUE)"
        .formatted(p + 1, p + 2, p + 3, p + 4, p + 5);
  }

  private static void setParameters(Query query, int before, ProvisionedUser user) {
    query.setParameter(before + 1, user.id().toString());
    query.setParameter(before + 2, JsonText.write(user.profile().attributes()));
    query.setParameter(before + 3, ProvisionedUserMapper.searchName(user.profile()));
    query.setParameter(before + 4, ProvisionedUserMapper.searchText(user.profile()));
    query.setParameter(before + 5, user.jamfId().map(JamfUserId::value).orElseThrow());
  }
}
