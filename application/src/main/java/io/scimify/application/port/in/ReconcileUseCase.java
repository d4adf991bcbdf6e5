package io.scimify.application.port.in;

import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.reconciliation.DriftItem;
import io.scimify.domain.reconciliation.DriftItemId;
import io.scimify.domain.reconciliation.DriftKind;
import io.scimify.domain.reconciliation.DriftReport;
import io.scimify.domain.reconciliation.MatchPreview;
import io.scimify.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** Where Jamf differs from what SCIM wants, and how to make it equal again. */
public interface ReconcileUseCase {
  /**
   * Some differences of the last completed report.
   *
   * @param last the last completed report
   * @param current a later one that is running, or that failed
   * @param total how many differences there are to page through
   */
  record Overview(
      Optional<DriftReport> last,
      Optional<DriftReport> current,
      List<DriftItem> items,
      int total) {}

  /**
   * What became of a repair. What was asked for is carried out in the background.
   *
   * @param held wait for an administrator's approval
   * @param skipped were left as they are
   * @param remaining more of the kind than one request takes
   * @param notes why things were held or skipped, the first few
   */
  record Repair(int asked, int held, int skipped, int remaining, List<String> notes) {
    public Repair {
      notes = List.copyOf(notes);
    }
  }

  AdminResult<Overview> overview(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      Optional<DriftKind> kind,
      int offset,
      int limit);

  /** Begins a comparison in the background; nothing in Jamf is changed. */
  AdminResult<DriftReport> run(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration);

  /** Makes Jamf equal to SCIM for these differences of the last report. */
  AdminResult<Repair> repair(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      List<DriftItemId> items);

  /** The same for every difference of one kind. */
  AdminResult<Repair> repairAll(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration, DriftKind kind);

  /** Hears how far the reading of Jamf's users has come. */
  @FunctionalInterface
  interface ReadProgress {
    void read(int users, int of);
  }

  /** What connecting an identity provider will meet in Jamf; reads only. */
  default AdminResult<MatchPreview> matchPreview(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration) {
    return matchPreview(caller, tenant, integration, (users, of) -> {});
  }

  /** The same; {@code progress} hears of each page, because a large Jamf takes minutes. */
  AdminResult<MatchPreview> matchPreview(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      ReadProgress progress);
}
