package io.scimify.application.service.reconciliation;

import io.scimify.application.port.out.DriftReportRepository;
import io.scimify.application.service.provisioning.DriftRepair;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.domain.audit.Actor;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationStatus;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.reconciliation.DriftItem;
import io.scimify.domain.reconciliation.DriftKind;
import io.scimify.domain.reconciliation.DriftReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Compares each active instance once per interval, whichever node looks first. Repairs only if that
 * was switched on.
 */
public final class DriftSchedule {
  private final ProvisioningPorts ports;
  private final DriftReportRepository reports;
  private final DriftComparison comparison;
  private final DriftRepair repair;
  private final DriftPolicy policy;

  public DriftSchedule(
      ProvisioningPorts ports,
      DriftReportRepository reports,
      DriftComparison comparison,
      DriftRepair repair,
      DriftPolicy policy) {
    this.ports = ports;
    this.reports = reports;
    this.comparison = comparison;
    this.repair = repair;
    this.policy = policy;
  }

  /** Compares the instances that are due, one after the other; how many. */
  public int compareDue() {
    if (policy.interval().isZero()) {
      return 0;
    }
    int compared = 0;
    for (IntegrationInstance instance :
        ports.transactions().inTransaction(() -> ports.integrations().all())) {
      if (isDue(instance)) {
        compared += comparison.begin(instance, "").map(begun -> run(instance, begun)).orElse(0);
      }
    }
    return compared;
  }

  private boolean isDue(IntegrationInstance instance) {
    Instant last =
        ports
            .transactions()
            .inTransaction(() -> reports.newest(instance.id()))
            .map(DriftReport::startedAt)
            .orElse(instance.createdAt());
    return instance.status() == IntegrationStatus.ACTIVE
        && !last.plus(policy.interval()).isAfter(ports.clock().instant());
  }

  private int run(IntegrationInstance instance, DriftReport begun) {
    DriftReport report = comparison.complete(instance, begun);
    boolean mayRepair = policy.repairs() && instance.mode() == ProvisioningMode.LIVE;
    if (mayRepair && report.state() == DriftReport.State.DONE) {
      CorrelationId correlation = new CorrelationId(report.id().toString());
      for (DriftKind kind : DriftKind.values()) {
        repairAll(instance, report, kind, correlation);
      }
    }
    return 1;
  }

  private void repairAll(
      IntegrationInstance instance, DriftReport report, DriftKind kind, CorrelationId correlation) {
    if (!kind.isRepairable()) {
      return;
    }
    List<DriftItem> items =
        ports
            .transactions()
            .inTransaction(
                () ->
                    reports.items(
                        instance.id(), report.id(), Optional.of(kind), 0, DriftSheet.MOST_KEPT));
    DriftRepair.Outcome outcome = repair.repair(instance, items, Actor.SYSTEM, correlation);
    ports.transactions().run(() -> reports.markAsked(instance.id(), report.id(), outcome.taken()));
  }
}
