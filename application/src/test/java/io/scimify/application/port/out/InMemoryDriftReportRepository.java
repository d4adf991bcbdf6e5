package io.scimify.application.port.out;

import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.reconciliation.DriftItem;
import io.scimify.domain.reconciliation.DriftItemId;
import io.scimify.domain.reconciliation.DriftKind;
import io.scimify.domain.reconciliation.DriftReport;
import io.scimify.domain.reconciliation.DriftReportId;
import io.scimify.domain.user.UserName;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Drift reports in memory, for tests. */
public final class InMemoryDriftReportRepository implements DriftReportRepository {
  private static final Comparator<DriftItem> ORDER =
      Comparator.<DriftItem, String>comparing(item -> item.kind().name())
          .thenComparing(item -> UserName.keyOf(item.name()))
          .thenComparing(item -> item.id().value());

  private final InMemoryTable<DriftReportId, DriftReport> reports;
  private final InMemoryTable<Key, Row> items;

  public InMemoryDriftReportRepository(InMemoryTransactions transactions) {
    this.reports = new InMemoryTable<>(transactions);
    this.items = new InMemoryTable<>(transactions);
  }

  private record Key(DriftReportId report, DriftItemId item) {}

  private record Row(IntegrationInstanceId integration, DriftReportId report, DriftItem item) {}

  @Override
  public void insert(DriftReport report) {
    reports.put(report.id(), report);
  }

  @Override
  public void update(DriftReport report) {
    reports.put(report.id(), report);
  }

  @Override
  public Optional<DriftReport> newest(IntegrationInstanceId integration) {
    return newest(integration, report -> true);
  }

  @Override
  public Optional<DriftReport> lastDone(IntegrationInstanceId integration) {
    return newest(integration, report -> report.state() == DriftReport.State.DONE);
  }

  private Optional<DriftReport> newest(
      IntegrationInstanceId integration, Predicate<DriftReport> which) {
    return reports.where(r -> r.integration().equals(integration) && which.test(r)).stream()
        .max(Comparator.comparing(DriftReport::startedAt));
  }

  @Override
  public void append(
      IntegrationInstanceId integration, DriftReportId report, List<DriftItem> more) {
    more.forEach(item -> items.put(new Key(report, item.id()), new Row(integration, report, item)));
  }

  @Override
  public List<DriftItem> items(
      IntegrationInstanceId integration,
      DriftReportId report,
      Optional<DriftKind> kind,
      int offset,
      int limit) {
    return all(integration, report)
        .filter(item -> kind.isEmpty() || kind.get() == item.kind())
        .skip(offset)
        .limit(limit)
        .toList();
  }

  private Stream<DriftItem> all(IntegrationInstanceId integration, DriftReportId report) {
    return items
        .where(row -> row.integration().equals(integration) && row.report().equals(report))
        .stream()
        .map(Row::item)
        .sorted(ORDER);
  }

  @Override
  public int countItems(
      IntegrationInstanceId integration, DriftReportId report, Optional<DriftKind> kind) {
    return items(integration, report, kind, 0, Integer.MAX_VALUE).size();
  }

  @Override
  public List<DriftItem> find(
      IntegrationInstanceId integration, DriftReportId report, Collection<DriftItemId> ids) {
    return all(integration, report).filter(item -> ids.contains(item.id())).toList();
  }

  @Override
  public List<DriftItem> unasked(
      IntegrationInstanceId integration, DriftReportId report, DriftKind kind, int limit) {
    return all(integration, report)
        .filter(item -> item.kind() == kind && !item.asked())
        .limit(limit)
        .toList();
  }

  @Override
  public void markAsked(
      IntegrationInstanceId integration, DriftReportId report, Collection<DriftItemId> ids) {
    find(integration, report, ids)
        .forEach(
            item ->
                items.put(
                    new Key(report, item.id()),
                    new Row(integration, report, item.withRepairAsked())));
  }

  @Override
  public void keepOnly(IntegrationInstanceId integration, Collection<DriftReportId> kept) {
    reports.removeIf(r -> r.integration().equals(integration) && !kept.contains(r.id()));
    items.removeIf(row -> row.integration().equals(integration) && !kept.contains(row.report()));
  }

  /** Forgets an instance's reports, as the deletion of the instance does. */
  public void deleteAll(IntegrationInstanceId integration) {
    keepOnly(integration, List.of());
  }
}
