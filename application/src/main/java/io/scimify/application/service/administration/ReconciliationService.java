package io.scimify.application.service.administration;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.ReconcileUseCase;
import io.scimify.application.port.out.DriftReportRepository;
import io.scimify.application.port.out.JamfResult;
import io.scimify.application.service.provisioning.DriftRepair;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.application.service.reconciliation.DriftComparison;
import io.scimify.application.service.reconciliation.JamfUserScan;
import io.scimify.domain.administration.Role;
import io.scimify.domain.audit.Actor;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.IntegrationStatus;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.reconciliation.DriftItem;
import io.scimify.domain.reconciliation.DriftItemId;
import io.scimify.domain.reconciliation.DriftKind;
import io.scimify.domain.reconciliation.DriftReport;
import io.scimify.domain.reconciliation.DriftReportId;
import io.scimify.domain.reconciliation.MatchPreview;
import io.scimify.domain.tenant.TenantId;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Drift reports on demand, their repair, and the preview of what is in Jamf. */
public final class ReconciliationService implements ReconcileUseCase {
  /** What one request takes on, so that it is answered in good time. */
  private static final int MOST_AT_ONCE = 2000;

  private static final int PAGE = 1000;

  private final ProvisioningPorts ports;
  private final DriftReportRepository reports;
  private final DriftComparison comparison;
  private final DriftRepair repair;
  private final Executor background;
  private final AdminGate gate;
  private final AdminStory story;

  /**
   * @param background runs comparisons, which may take minutes
   */
  public ReconciliationService(
      ProvisioningPorts ports,
      DriftReportRepository reports,
      DriftComparison comparison,
      DriftRepair repair,
      Executor background) {
    this.ports = ports;
    this.reports = reports;
    this.comparison = comparison;
    this.repair = repair;
    this.background = background;
    this.gate = new AdminGate(ports);
    this.story = new AdminStory(ports);
  }

  @Override
  public AdminResult<Overview> overview(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      Optional<DriftKind> kind,
      int offset,
      int limit) {
    return gate.integration(caller, tenant, integration, Role.VIEWER)
        .map(
            instance ->
                ports
                    .transactions()
                    .inTransaction(() -> overview(integration, kind, offset, limit)));
  }

  private Overview overview(
      IntegrationInstanceId integration, Optional<DriftKind> kind, int offset, int limit) {
    Optional<DriftReport> last = reports.lastDone(integration);
    Optional<DriftReport> current =
        reports
            .newest(integration)
            .filter(newest -> newest.state() != DriftReport.State.DONE)
            .map(this::orDead);
    return last.map(
            report ->
                new Overview(
                    last,
                    current,
                    reports.items(integration, report.id(), kind, offset, limit),
                    reports.countItems(integration, report.id(), kind)))
        .orElseGet(() -> new Overview(last, current, List.of(), 0));
  }

  private DriftReport orDead(DriftReport report) {
    boolean dead = report.state() == DriftReport.State.RUNNING && !comparison.isRunning(report);
    return dead
        ? report.failed(report.updatedAt(), "The run ended with the server that made it.")
        : report;
  }

  @Override
  public AdminResult<DriftReport> run(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration) {
    return gate.integration(caller, tenant, integration, Role.ADMIN)
        .then(instance -> run(caller, instance));
  }

  private AdminResult<DriftReport> run(AdminCaller caller, IntegrationInstance instance) {
    if (instance.status() == IntegrationStatus.DRAFT) {
      return conflict("A draft has provisioned nothing yet that could be compared.");
    }
    Optional<DriftReport> begun = comparison.begin(instance, caller.userName());
    if (begun.isEmpty()) {
      return conflict("A comparison of this instance is running already.");
    }
    ports
        .transactions()
        .run(
            () ->
                story.tell(
                    caller,
                    instance,
                    "drift.run",
                    "Asked for a comparison of SCIM with Jamf Pro.",
                    List.of()));
    try {
      background.execute(() -> comparison.complete(instance, begun.get()));
      return AdminResult.done(begun.get());
    } catch (RejectedExecutionException full) {
      comparison.fail(begun.get(), "The server was too busy to begin.");
      return conflict("The server is too busy now; try again in a moment.");
    }
  }

  private static <T> AdminResult<T> conflict(String detail) {
    return AdminResult.refused(AdminResult.Reason.CONFLICT, "", detail);
  }

  @Override
  public AdminResult<Repair> repair(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      List<DriftItemId> items) {
    if (items.size() > MOST_AT_ONCE) {
      return AdminResult.refused(
          AdminResult.Reason.INVALID,
          "items",
          "At most " + MOST_AT_ONCE + " differences can be repaired at once.");
    }
    return repairable(caller, tenant, integration)
        .then(
            instance ->
                report(instance)
                    .map(
                        report ->
                            repair(
                                caller,
                                instance,
                                report,
                                ports
                                    .transactions()
                                    .inTransaction(
                                        () -> reports.find(instance.id(), report, items)),
                                items.size())));
  }

  @Override
  public AdminResult<Repair> repairAll(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration, DriftKind kind) {
    if (!kind.isRepairable()) {
      return AdminResult.refused(
          AdminResult.Reason.INVALID,
          "kind",
          "Users that the identity provider does not manage are left alone.");
    }
    return repairable(caller, tenant, integration)
        .then(
            instance ->
                report(instance)
                    .map(
                        report -> {
                          List<DriftItem> items =
                              ports
                                  .transactions()
                                  .inTransaction(
                                      () ->
                                          reports.unasked(
                                              instance.id(), report, kind, MOST_AT_ONCE + 1));
                          return repair(caller, instance, report, items, items.size());
                        }));
  }

  private AdminResult<IntegrationInstance> repairable(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration) {
    return gate.integration(caller, tenant, integration, Role.ADMIN)
        .then(
            instance ->
                instance.serves() && instance.mode() == ProvisioningMode.LIVE
                    ? AdminResult.done(instance)
                    : conflict(
                        "Nothing is written to Jamf Pro while the instance is "
                            + instance.status()
                            + " in mode "
                            + instance.mode()
                            + "."));
  }

  private AdminResult<DriftReportId> report(IntegrationInstance instance) {
    return ports
        .transactions()
        .inTransaction(() -> reports.lastDone(instance.id()))
        .map(report -> AdminResult.done(report.id()))
        .orElseGet(() -> conflict("There is no report yet; run a comparison first."));
  }

  private Repair repair(
      AdminCaller caller,
      IntegrationInstance instance,
      DriftReportId report,
      List<DriftItem> items,
      int wanted) {
    List<DriftItem> now = items.subList(0, Math.min(items.size(), MOST_AT_ONCE));
    DriftRepair.Outcome outcome =
        repair.repair(instance, now, Actor.admin(caller.userName()), caller.correlation());
    ports
        .transactions()
        .run(
            () -> {
              reports.markAsked(instance.id(), report, outcome.taken());
              story.tell(caller, instance, "drift.repair", sentence(outcome), List.of());
            });
    int unknown = wanted - items.size();
    return new Repair(
        outcome.asked().size(),
        outcome.held().size(),
        outcome.skipped().size() + unknown,
        items.size() - now.size(),
        outcome.notes());
  }

  private static String sentence(DriftRepair.Outcome outcome) {
    return "Asked to repair drift: "
        + outcome.asked().size()
        + " to be done, "
        + outcome.held().size()
        + " held, "
        + outcome.skipped().size()
        + " left alone.";
  }

  @Override
  public AdminResult<MatchPreview> matchPreview(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      ReadProgress progress) {
    return gate.integration(caller, tenant, integration, Role.VIEWER)
        .then(instance -> preview(instance, progress));
  }

  private AdminResult<MatchPreview> preview(IntegrationInstance instance, ReadProgress progress) {
    MatchPreview.Tally tally = new MatchPreview.Tally();
    askedFor(instance, tally);
    JamfResult<Integer> read =
        new JamfUserScan(ports)
            .all(
                instance,
                (page, total) -> {
                  add(instance, page, tally);
                  progress.read(tally.users(), total);
                });
    return read instanceof JamfResult.Failed<Integer> failed
        ? conflict("Jamf Pro's users cannot be read now: " + failed.detail())
        : AdminResult.done(tally.preview());
  }

  /** Whom the identity provider asked for, but Jamf was not asked to link, as in observe mode. */
  private void askedFor(IntegrationInstance instance, MatchPreview.Tally tally) {
    Optional<ScimUserId> last = Optional.empty();
    List<ProvisionedUser> page;
    do {
      Optional<ScimUserId> after = last;
      page =
          ports
              .transactions()
              .inTransaction(() -> ports.users().managed(instance.id(), after, PAGE));
      page.stream()
          .filter(user -> user.active() && user.jamfId().isEmpty())
          .forEach(tally::askedFor);
      last = page.stream().reduce((earlier, later) -> later).map(ProvisionedUser::id);
    } while (page.size() == PAGE);
  }

  private void add(IntegrationInstance instance, List<JamfUser> page, MatchPreview.Tally tally) {
    List<JamfUserId> ids = page.stream().map(JamfUser::id).toList();
    Map<JamfUserId, ProvisionedUser> known =
        ports.transactions().inTransaction(() -> ports.users().findByJamfIds(instance.id(), ids));
    page.forEach(user -> tally.add(user, Optional.ofNullable(known.get(user.id()))));
  }
}
