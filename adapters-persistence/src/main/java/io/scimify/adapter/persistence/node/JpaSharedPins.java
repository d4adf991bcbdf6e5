package io.scimify.adapter.persistence.node;

import io.scimify.adapter.persistence.mapping.JsonText;
import io.scimify.adapter.persistence.mapping.Nanos;
import io.scimify.adapter.persistence.transaction.JpaTransactions;
import io.scimify.adapter.persistence.transaction.UniqueViolation;
import io.scimify.application.port.out.SharedPins;
import io.scimify.domain.integration.IntegrationInstanceId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pins as rows, one of each integration instance. */
public final class JpaSharedPins implements SharedPins {
  private static final String REPLACE =
      "UPDATE jamf_pin SET cookies = ?2, since_at = ?3 WHERE integration_id = ?1 AND since_at < ?3";
  private static final String INSERT =
      "INSERT INTO jamf_pin (integration_id, cookies, since_at) VALUES (?1, ?2, ?3)";

  private final JpaTransactions transactions;

  public JpaSharedPins(JpaTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Map<IntegrationInstanceId, SharedPin> all() {
    String sql = "SELECT integration_id, cookies, since_at FROM jamf_pin";
    List<?> rows = transactions.read(entities -> entities.createNativeQuery(sql).getResultList());
    Map<IntegrationInstanceId, SharedPin> pins = new LinkedHashMap<>();
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      pins.put(new IntegrationInstanceId(columns[0].toString()), pin(columns));
    }
    return pins;
  }

  private static SharedPin pin(Object[] columns) {
    Map<String, Object> stored = JsonText.readObject(columns[1].toString());
    Map<String, String> cookies = new LinkedHashMap<>();
    stored.keySet().forEach(name -> cookies.put(name, JsonText.string(stored, name)));
    return new SharedPin(cookies, Nanos.toInstant(((Number) columns[2]).longValue()));
  }

  @Override
  public void offer(IntegrationInstanceId integration, SharedPin pin) {
    try {
      transactions.inNewTransaction(
          entities -> replace(entities, integration, pin) || insert(entities, integration, pin));
    } catch (PersistenceException failure) {
      if (!UniqueViolation.isIn(failure)) {
        throw failure; // else another node was faster, and is heard at the next look
      }
    }
  }

  private static boolean replace(
      EntityManager entities, IntegrationInstanceId integration, SharedPin pin) {
    return query(entities, REPLACE, integration, pin).executeUpdate() > 0;
  }

  private static boolean insert(
      EntityManager entities, IntegrationInstanceId integration, SharedPin pin) {
    String sql = "SELECT integration_id FROM jamf_pin WHERE integration_id = ?1";
    boolean newer =
        !entities
            .createNativeQuery(sql)
            .setParameter(1, integration.value())
            .getResultList()
            .isEmpty();
    return !newer && query(entities, INSERT, integration, pin).executeUpdate() > 0;
  }

  private static Query query(
      EntityManager entities, String sql, IntegrationInstanceId integration, SharedPin pin) {
    return entities
        .createNativeQuery(sql)
        .setParameter(1, integration.value())
        .setParameter(2, JsonText.write(pin.cookies()))
        .setParameter(3, Nanos.of(pin.since()));
  }
}
