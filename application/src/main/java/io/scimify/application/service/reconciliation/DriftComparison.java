package io.scimify.application.service.reconciliation;

import io.scimify.application.port.out.DriftReportRepository;
import io.scimify.application.port.out.JamfResult;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.application.service.provisioning.SubjectLeases;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.reconciliation.DriftReport;
import io.scimify.domain.reconciliation.DriftReportId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes a drift report: Jamf is read through the ordinary listings, our side page by page. Nothing
 * is written to Jamf, and a list that failed or looks wrong gives no report rather than a false
 * one.
 */
public final class DriftComparison {
  private static final System.Logger LOG = System.getLogger(DriftComparison.class.getName());
  private static final Duration A_MOMENT = Duration.ofSeconds(2);

  /** A run that was not heard of for so long died with its node. */
  private static final Duration SILENCE = Duration.ofMinutes(5);

  private final ProvisioningPorts ports;
  private final DriftReportRepository reports;
  private final SubjectLeases leases;

  public DriftComparison(
      ProvisioningPorts ports, DriftReportRepository reports, SubjectLeases leases) {
    this.ports = ports;
    this.reports = reports;
    this.leases = leases;
  }

  /** The begun report; empty while another run of this instance is under way, on any node. */
  public Optional<DriftReport> begin(IntegrationInstance instance, String requestedBy) {
    return leases
        .alone(
            instance.id(),
            "drift",
            A_MOMENT,
            () -> ports.transactions().inTransaction(() -> beginAlone(instance, requestedBy)))
        .flatMap(begun -> begun);
  }

  private Optional<DriftReport> beginAlone(IntegrationInstance instance, String requestedBy) {
    if (reports.newest(instance.id()).filter(this::isRunning).isPresent()) {
      return Optional.empty();
    }
    DriftReport begun =
        DriftReport.begun(
            new DriftReportId(ports.ids().nextId()),
            instance.id(),
            requestedBy,
            ports.clock().instant());
    List<DriftReportId> kept =
        reports.lastDone(instance.id()).map(DriftReport::id).stream().toList();
    reports.keepOnly(instance.id(), kept);
    reports.insert(begun);
    return Optional.of(begun);
  }

  /** Whether the run is alive, as far as one can tell from outside. */
  public boolean isRunning(DriftReport report) {
    Instant now = ports.clock().instant();
    return report.state() == DriftReport.State.RUNNING
        && report.updatedAt().plus(SILENCE).isAfter(now);
  }

  /** Compares, and ends the report as done or failed. */
  public DriftReport complete(IntegrationInstance instance, DriftReport begun) {
    DriftSheet sheet = new DriftSheet(ports, reports, begun);
    try {
      JamfResult<Integer> compared = compare(instance, sheet);
      sheet.save();
      return compared instanceof JamfResult.Failed<Integer> failed
          ? fail(sheet.report(), failed.detail())
          : succeed(sheet.report());
    } catch (RuntimeException failure) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The comparison of instance " + instance.id() + " with Jamf Pro broke off",
          failure);
      return fail(sheet.report(), "The comparison broke off; the server's log says why.");
    }
  }

  private JamfResult<Integer> compare(IntegrationInstance instance, DriftSheet sheet) {
    JamfResult<Integer> users =
        instance.scope().includesUsers()
            ? new UserComparison(ports, instance, sheet).run()
            : JamfResult.done(0);
    return users.then(
        done ->
            instance.scope().includesGroups()
                ? new GroupComparison(ports, instance, sheet).run()
                : users);
  }

  private DriftReport succeed(DriftReport report) {
    DriftReport done = report.done(ports.clock().instant());
    ports
        .transactions()
        .run(
            () -> {
              reports.update(done);
              reports.keepOnly(done.integration(), List.of(done.id()));
            });
    return done;
  }

  /** Ends a run that cannot be completed. */
  public DriftReport fail(DriftReport report, String why) {
    DriftReport failed = report.failed(ports.clock().instant(), why);
    ports.transactions().run(() -> reports.update(failed));
    return failed;
  }
}
