package io.scimify.adapter.persistence.alert;

import io.scimify.adapter.persistence.mapping.Nanos;
import io.scimify.adapter.persistence.transaction.JpaTransactions;
import io.scimify.application.port.out.OpenConditions;
import io.scimify.domain.alert.AlertKind;
import io.scimify.domain.alert.Condition;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.tenant.TenantId;
import java.util.List;

/** Open conditions by JPA. */
public final class JpaOpenConditions implements OpenConditions {
  private final JpaTransactions transactions;

  public JpaOpenConditions(JpaTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<Condition> of(IntegrationInstanceId integration, String channel) {
    return transactions.read(
        entities ->
            entities
                .createQuery(
                    "select c from OpenCondition c where c.integrationId = :integration"
                        + " and c.channel = :channel order by c.id",
                    OpenConditionEntity.class)
                .setParameter("integration", integration.value())
                .setParameter("channel", channel)
                .getResultList()
                .stream()
                .map(JpaOpenConditions::toDomain)
                .toList());
  }

  @Override
  public void put(String channel, Condition condition) {
    transactions.write(entities -> entities.merge(toEntity(channel, condition)));
  }

  @Override
  public void remove(IntegrationInstanceId integration, String channel, String key) {
    transactions.write(
        entities ->
            entities
                .createQuery("delete from OpenCondition c where c.id = :id")
                .setParameter("id", id(integration, channel, key))
                .executeUpdate());
  }

  private static String id(IntegrationInstanceId integration, String channel, String key) {
    return integration.value() + "/" + channel + "/" + key;
  }

  private static OpenConditionEntity toEntity(String channel, Condition condition) {
    OpenConditionEntity row = new OpenConditionEntity();
    row.id = id(condition.integration(), channel, condition.key());
    row.integrationId = condition.integration().value();
    row.channel = channel;
    row.kind = condition.kind().name();
    row.tenantId = condition.tenant().value();
    row.integrationName = condition.integrationName();
    row.about = condition.about();
    row.level = condition.level();
    row.since = Nanos.of(condition.since());
    row.sentence = condition.sentence();
    return row;
  }

  private static Condition toDomain(OpenConditionEntity row) {
    return new Condition(
        AlertKind.valueOf(row.kind),
        new TenantId(row.tenantId),
        new IntegrationInstanceId(row.integrationId),
        row.integrationName,
        row.about,
        row.level,
        Nanos.toInstant(row.since),
        row.sentence);
  }
}
