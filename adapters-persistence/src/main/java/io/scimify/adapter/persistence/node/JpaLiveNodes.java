package io.scimify.adapter.persistence.node;

import io.scimify.adapter.persistence.mapping.Nanos;
import io.scimify.adapter.persistence.transaction.JpaTransactions;
import io.scimify.application.port.out.LiveNodes;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** Live nodes as rows. Each node writes only its own, so there is no race to lose. */
public final class JpaLiveNodes implements LiveNodes {
  private final JpaTransactions transactions;

  public JpaLiveNodes(JpaTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public int seen(String node, Instant now, Instant silentSince) {
    return transactions.inNewTransaction(
        entities -> {
          if (update(entities, node, now) == 0) {
            insert(entities, node, now);
          }
          entities
              .createNativeQuery("DELETE FROM live_node WHERE seen_at < ?1")
              .setParameter(1, Nanos.of(silentSince))
              .executeUpdate();
          return count(entities);
        });
  }

  private static int update(EntityManager entities, String node, Instant now) {
    return entities
        .createNativeQuery("UPDATE live_node SET seen_at = ?1 WHERE id = ?2")
        .setParameter(1, Nanos.of(now))
        .setParameter(2, node)
        .executeUpdate();
  }

  private static void insert(EntityManager entities, String node, Instant now) {
    entities
        .createNativeQuery("INSERT INTO live_node (id, seen_at) VALUES (?1, ?2)")
        .setParameter(1, node)
        .setParameter(2, Nanos.of(now))
        .executeUpdate();
  }

  private static int count(EntityManager entities) {
    Number nodes =
        (Number) entities.createNativeQuery("SELECT count(*) FROM live_node").getSingleResult();
    return nodes.intValue();
  }

  @Override
  public void gone(String node) {
    transactions.inNewTransaction(
        entities ->
            entities
                .createNativeQuery("DELETE FROM live_node WHERE id = ?1")
                .setParameter(1, node)
                .executeUpdate());
  }
}
