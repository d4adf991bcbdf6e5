package io.scimify.application.service.reconciliation;

import io.scimify.application.port.out.DriftReportRepository;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.domain.reconciliation.DriftItem;
import io.scimify.domain.reconciliation.DriftKind;
import io.scimify.domain.reconciliation.DriftReport;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A report being written: differences go to the database as they are found, not into memory. */
final class DriftSheet {
  /** Of each kind; what is beyond is counted only. */
  static final int MOST_KEPT = 10_000;

  private final ProvisioningPorts ports;
  private final DriftReportRepository reports;
  private final Map<DriftKind, Integer> counts = new EnumMap<>(DriftKind.class);
  private final List<DriftItem> found = new ArrayList<>();
  private DriftReport report;
  private int usersInJamf;
  private int users;
  private int groups;
  private int unsettled;

  DriftSheet(ProvisioningPorts ports, DriftReportRepository reports, DriftReport report) {
    this.ports = ports;
    this.reports = reports;
    this.report = report;
  }

  void usersInJamf(int total) {
    usersInJamf = total;
  }

  void comparedUsers(int more) {
    users += more;
  }

  void comparedGroup() {
    groups++;
  }

  void leftOut() {
    unsettled++;
  }

  void add(Optional<DriftItem> item) {
    item.ifPresent(this::add);
  }

  void add(DriftItem item) {
    if (counts.merge(item.kind(), 1, Integer::sum) <= MOST_KEPT) {
      found.add(item);
    }
  }

  /** Writes down what was found since, and that the run is alive. */
  void save() {
    report =
        report.progressed(ports.clock().instant(), usersInJamf, users, groups, unsettled, counts);
    ports
        .transactions()
        .run(
            () -> {
              reports.append(report.integration(), report.id(), found);
              reports.update(report);
            });
    found.clear();
  }

  DriftReport report() {
    return report;
  }
}
