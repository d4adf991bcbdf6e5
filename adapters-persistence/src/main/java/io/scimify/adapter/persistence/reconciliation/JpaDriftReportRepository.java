package io.scimify.adapter.persistence.reconciliation;

import io.scimify.adapter.persistence.mapping.Chunks;
import io.scimify.adapter.persistence.transaction.JpaTransactions;
import io.scimify.application.port.out.DriftReportRepository;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.reconciliation.DriftItem;
import io.scimify.domain.reconciliation.DriftItemId;
import io.scimify.domain.reconciliation.DriftKind;
import io.scimify.domain.reconciliation.DriftReport;
import io.scimify.domain.reconciliation.DriftReportId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drift reports by JPA. */
public final class JpaDriftReportRepository implements DriftReportRepository {
  private static final String ITEMS =
      "from DriftItem i where i.integrationId = :integration and i.reportId = :report ";

  private final JpaTransactions transactions;

  public JpaDriftReportRepository(JpaTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void insert(DriftReport report) {
    transactions.write(
        entities -> {
          DriftReportEntity row = new DriftReportEntity();
          DriftMapper.copy(report, row);
          entities.persist(row);
          entities.flush();
          return true;
        });
  }

  @Override
  public void update(DriftReport report) {
    transactions.write(
        entities -> {
          DriftReportEntity row = entities.find(DriftReportEntity.class, report.id().toString());
          // Another node may have begun anew and forgotten this one, or the instance is gone.
          if (row != null) {
            DriftMapper.copy(report, row);
            entities.flush();
          }
          return true;
        });
  }

  @Override
  public Optional<DriftReport> newest(IntegrationInstanceId integration) {
    return newest(integration, "", Map.of());
  }

  @Override
  public Optional<DriftReport> lastDone(IntegrationInstanceId integration) {
    return newest(integration, "and r.state = :state ", Map.of("state", DriftReport.State.DONE));
  }

  private Optional<DriftReport> newest(
      IntegrationInstanceId integration, String which, Map<String, ?> parameters) {
    return transactions.read(
        entities -> {
          var query =
              entities.createQuery(
                  "select r from DriftReport r where r.integrationId = :integration "
                      + which
                      + "order by r.startedAt desc, r.id",
                  DriftReportEntity.class);
          query.setParameter("integration", integration.value());
          parameters.forEach(query::setParameter);
          return query.setMaxResults(1).getResultList().stream()
              .map(DriftMapper::toDomain)
              .findFirst();
        });
  }

  @Override
  public void append(
      IntegrationInstanceId integration, DriftReportId report, List<DriftItem> items) {
    if (items.isEmpty()) {
      return;
    }
    transactions.write(
        entities -> {
          items.forEach(item -> entities.persist(DriftMapper.toEntity(integration, report, item)));
          entities.flush();
          entities.clear(); // thousands in one transaction must not be watched for changes
          return true;
        });
  }

  @Override
  public List<DriftItem> items(
      IntegrationInstanceId integration,
      DriftReportId report,
      Optional<DriftKind> kind,
      int offset,
      int limit) {
    return list(
        integration,
        report,
        kind.isPresent() ? "and i.kind = :kind " : "",
        kind.isPresent() ? Map.of("kind", kind.get()) : Map.of(),
        offset,
        limit);
  }

  @Override
  public int countItems(
      IntegrationInstanceId integration, DriftReportId report, Optional<DriftKind> kind) {
    return transactions.read(
        entities -> {
          var query =
              entities.createQuery(
                  "select count(i) " + ITEMS + (kind.isPresent() ? "and i.kind = :kind" : ""),
                  Long.class);
          of(integration, report, query);
          kind.ifPresent(wanted -> query.setParameter("kind", wanted));
          return query.getSingleResult().intValue();
        });
  }

  @Override
  public List<DriftItem> find(
      IntegrationInstanceId integration, DriftReportId report, Collection<DriftItemId> ids) {
    List<DriftItem> found = new ArrayList<>();
    for (List<DriftItemId> chunk : Chunks.of(ids)) {
      List<String> keys = DriftMapper.keysOf(report, chunk);
      found.addAll(
          list(integration, report, "and i.id in :keys ", Map.of("keys", keys), 0, keys.size()));
    }
    return found;
  }

  @Override
  public List<DriftItem> unasked(
      IntegrationInstanceId integration, DriftReportId report, DriftKind kind, int limit) {
    return list(
        integration,
        report,
        "and i.kind = :kind and i.asked = false ",
        Map.of("kind", kind),
        0,
        limit);
  }

  @Override
  public void markAsked(
      IntegrationInstanceId integration, DriftReportId report, Collection<DriftItemId> ids) {
    transactions.write(
        entities -> {
          for (List<DriftItemId> chunk : Chunks.of(ids)) {
            Query query =
                entities.createQuery(
                    "update DriftItem i set i.asked = true where i.integrationId = :integration"
                        + " and i.reportId = :report and i.id in :keys");
            of(integration, report, query);
            query.setParameter("keys", DriftMapper.keysOf(report, chunk)).executeUpdate();
          }
          return true;
        });
  }

  @Override
  public void keepOnly(IntegrationInstanceId integration, Collection<DriftReportId> reports) {
    // An empty list is no valid operand of IN; no report has an empty id.
    List<String> kept =
        reports.isEmpty() ? List.of("") : reports.stream().map(DriftReportId::toString).toList();
    transactions.write(
        entities -> {
          forget(entities, "DriftItem i", "i.integrationId", "i.reportId", integration, kept);
          forget(entities, "DriftReport r", "r.integrationId", "r.id", integration, kept);
          return true;
        });
  }

  private static void forget(
      EntityManager entities,
      String from,
      String of,
      String id,
      IntegrationInstanceId integration,
      List<String> kept) {
    entities
        .createQuery(
            "delete from " + from + " where " + of + " = :integration and " + id + " not in :kept")
        .setParameter("integration", integration.value())
        .setParameter("kept", kept)
        .executeUpdate();
  }

  private static void of(IntegrationInstanceId integration, DriftReportId report, Query query) {
    query.setParameter("integration", integration.value());
    query.setParameter("report", report.toString());
  }

  private List<DriftItem> list(
      IntegrationInstanceId integration,
      DriftReportId report,
      String which,
      Map<String, ?> parameters,
      int offset,
      int limit) {
    return transactions.read(
        entities -> {
          var query =
              entities.createQuery(
                  "select i " + ITEMS + which + "order by i.kind, i.nameKey, i.id",
                  DriftItemEntity.class);
          of(integration, report, query);
          parameters.forEach(query::setParameter);
          return query.setFirstResult(offset).setMaxResults(limit).getResultList().stream()
              .map(DriftMapper::toDomain)
              .toList();
        });
  }
}
