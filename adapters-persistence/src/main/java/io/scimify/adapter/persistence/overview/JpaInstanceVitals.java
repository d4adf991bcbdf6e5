package io.scimify.adapter.persistence.overview;

import io.scimify.adapter.persistence.integration.JpaIntegrationInstanceRepository;
import io.scimify.adapter.persistence.mapping.Nanos;
import io.scimify.adapter.persistence.transaction.JpaTransactions;
import io.scimify.application.port.out.InstanceVitals;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.ScimToken;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.tenant.TenantId;
import jakarta.persistence.TypedQuery;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Vitals by JPA, each read for all instances at once. */
public final class JpaInstanceVitals implements InstanceVitals {
  private static final List<OperationState> LIVE =
      Arrays.stream(OperationState.values()).filter(OperationState::isLive).toList();

  private final JpaTransactions transactions;
  private final JpaIntegrationInstanceRepository integrations;

  public JpaInstanceVitals(
      JpaTransactions transactions, JpaIntegrationInstanceRepository integrations) {
    this.transactions = transactions;
    this.integrations = integrations;
  }

  @Override
  public Map<IntegrationInstanceId, Map<OperationState, Waiting>> waiting(
      Optional<TenantId> tenant) {
    Map<IntegrationInstanceId, Map<OperationState, Waiting>> all = new HashMap<>();
    for (Object[] row : rows(tenant)) {
      all.computeIfAbsent(
              new IntegrationInstanceId((String) row[0]), id -> new EnumMap<>(OperationState.class))
          .put(
              (OperationState) row[1],
              new Waiting(((Long) row[2]).intValue(), Nanos.toInstant((Long) row[3])));
    }
    return all;
  }

  private List<Object[]> rows(Optional<TenantId> tenant) {
    String reach =
        tenant.isPresent()
            ? " and o.integrationId in"
                + " (select i.id from IntegrationInstance i where i.tenantId = :tenant)"
            : "";
    return transactions.read(
        entities -> {
          TypedQuery<Object[]> query =
              entities.createQuery(
                  "select o.integrationId, o.state, count(o), min(o.createdAt)"
                      + " from ProvisioningOperation o"
                      + " where o.state in :live and o.liveSubject is not null"
                      + reach
                      + " group by o.integrationId, o.state",
                  Object[].class);
          query.setParameter("live", LIVE);
          tenant.ifPresent(id -> query.setParameter("tenant", id.value()));
          return query.getResultList();
        });
  }

  @Override
  public Map<IntegrationInstanceId, List<ScimToken>> keys(Optional<TenantId> tenant) {
    return integrations.allTokens(tenant).stream()
        .collect(Collectors.groupingBy(ScimToken::integration));
  }
}
