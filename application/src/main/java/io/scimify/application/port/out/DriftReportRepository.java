package io.scimify.application.port.out;

import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.reconciliation.DriftItem;
import io.scimify.domain.reconciliation.DriftItemId;
import io.scimify.domain.reconciliation.DriftKind;
import io.scimify.domain.reconciliation.DriftReport;
import io.scimify.domain.reconciliation.DriftReportId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The last comparison of each integration instance with its Jamf. Joins the surrounding
 * transaction.
 */
public interface DriftReportRepository {
  void insert(DriftReport report);

  void update(DriftReport report);

  /** The report begun last, however it stands. */
  Optional<DriftReport> newest(IntegrationInstanceId integration);

  /** The last report that was completed. */
  Optional<DriftReport> lastDone(IntegrationInstanceId integration);

  /** Adds differences to a report. */
  void append(IntegrationInstanceId integration, DriftReportId report, List<DriftItem> items);

  /** The differences of a report by kind and name; every kind if none is given. */
  List<DriftItem> items(
      IntegrationInstanceId integration,
      DriftReportId report,
      Optional<DriftKind> kind,
      int offset,
      int limit);

  int countItems(IntegrationInstanceId integration, DriftReportId report, Optional<DriftKind> kind);

  /** Those among {@code ids} that the report names. */
  List<DriftItem> find(
      IntegrationInstanceId integration, DriftReportId report, Collection<DriftItemId> ids);

  /** The first differences of a kind of which no repair was asked for yet. */
  List<DriftItem> unasked(
      IntegrationInstanceId integration, DriftReportId report, DriftKind kind, int limit);

  /** Notes that a repair was asked for. */
  void markAsked(
      IntegrationInstanceId integration, DriftReportId report, Collection<DriftItemId> ids);

  /** Forgets every other report of the instance. */
  void keepOnly(IntegrationInstanceId integration, Collection<DriftReportId> reports);
}
