package io.scimify.adapter.persistence.operation;

import io.scimify.adapter.persistence.mapping.Nanos;
import io.scimify.adapter.persistence.transaction.JpaTransactions;
import io.scimify.adapter.persistence.transaction.UniqueViolation;
import io.scimify.domain.integration.IntegrationInstanceId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import java.time.Instant;

/**
 * Leases as rows: one is taken by updating a row that is ours or over, else by inserting it; the
 * primary key decides a race. Nothing here is particular to one database.
 */
final class SubjectLeases {
  private static final String OF_KEY = " WHERE integration_id = ?1 AND lease_key = ?2";
  private static final String EXTEND =
      "UPDATE subject_lease SET owner = ?3, until_at = ?4"
          + OF_KEY
          + " AND (owner = ?3 OR until_at <= ?5)";
  private static final String INSERT =
      "INSERT INTO subject_lease (integration_id, lease_key, owner, until_at)"
          + " VALUES (?1, ?2, ?3, ?4)";

  private final JpaTransactions transactions;

  SubjectLeases(JpaTransactions transactions) {
    this.transactions = transactions;
  }

  boolean tryTake(
      IntegrationInstanceId integration, String key, String owner, Instant now, Instant until) {
    try {
      return transactions.inNewTransaction(
          entities ->
              extend(entities, integration, key, owner, now, until)
                  || insert(entities, integration, key, owner, until));
    } catch (PersistenceException failure) {
      if (UniqueViolation.isIn(failure)) {
        return false; // somebody inserted it between our two statements
      }
      throw failure;
    }
  }

  private static boolean extend(
      EntityManager entities,
      IntegrationInstanceId integration,
      String key,
      String owner,
      Instant now,
      Instant until) {
    return query(entities, EXTEND, integration, key)
            .setParameter(3, owner)
            .setParameter(4, Nanos.of(until))
            .setParameter(5, Nanos.of(now))
            .executeUpdate()
        > 0;
  }

  private static boolean insert(
      EntityManager entities,
      IntegrationInstanceId integration,
      String key,
      String owner,
      Instant until) {
    if (isThere(entities, integration, key)) {
      return false;
    }
    return query(entities, INSERT, integration, key)
            .setParameter(3, owner)
            .setParameter(4, Nanos.of(until))
            .executeUpdate()
        > 0;
  }

  /** Asked first, so that waiting for somebody else's lease does not fill the database's log. */
  private static boolean isThere(
      EntityManager entities, IntegrationInstanceId integration, String key) {
    String sql = "SELECT owner FROM subject_lease" + OF_KEY;
    return !query(entities, sql, integration, key).getResultList().isEmpty();
  }

  void release(IntegrationInstanceId integration, String key, String owner) {
    transactions.inNewTransaction(
        entities ->
            query(
                    entities,
                    "DELETE FROM subject_lease" + OF_KEY + " AND owner = ?3",
                    integration,
                    key)
                .setParameter(3, owner)
                .executeUpdate());
  }

  boolean isHeld(IntegrationInstanceId integration, String key, String owner) {
    String sql = "SELECT owner FROM subject_lease" + OF_KEY + " FOR UPDATE";
    return transactions.write(
        entities -> query(entities, sql, integration, key).getResultList().contains(owner));
  }

  private static Query query(
      EntityManager entities, String sql, IntegrationInstanceId integration, String key) {
    return entities
        .createNativeQuery(sql)
        .setParameter(1, integration.value())
        .setParameter(2, key);
  }
}
