package io.scimify.adapter.persistence.transaction;

import io.scimify.domain.integration.IntegrationInstanceId;
import jakarta.persistence.EntityManager;

/**
 * Lets one transaction at a time, over all nodes, give identities to an instance's Jamf users and
 * groups. Held to the end of the transaction. It is a row of its own, so nothing else waits for it.
 */
public final class IdentityGate {
  private IdentityGate() {}

  public static void create(EntityManager entities, IntegrationInstanceId integration) {
    run(entities, "INSERT INTO identity_gate (integration_id) VALUES (?1)", integration);
  }

  public static void delete(EntityManager entities, IntegrationInstanceId integration) {
    run(entities, "DELETE FROM identity_gate WHERE integration_id = ?1", integration);
  }

  public static void pass(EntityManager entities, IntegrationInstanceId integration) {
    boolean exists =
        !entities
            .createNativeQuery(
                "SELECT integration_id FROM identity_gate WHERE integration_id = ?1 FOR UPDATE")
            .setParameter(1, integration.value())
            .getResultList()
            .isEmpty();
    if (!exists) {
      throw new IllegalStateException("There is no integration instance " + integration);
    }
  }

  private static void run(EntityManager entities, String sql, IntegrationInstanceId integration) {
    entities.createNativeQuery(sql).setParameter(1, integration.value()).executeUpdate();
  }
}
