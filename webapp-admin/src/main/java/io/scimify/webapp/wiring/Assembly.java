package io.scimify.webapp.wiring;

import io.scimify.adapter.jamf.HttpJamfDirectory;
import io.scimify.adapter.jamf.JamfSettings;
import io.scimify.adapter.persistence.Database;
import io.scimify.adapter.scim.resource.ScimApi;
import io.scimify.adapter.scim.wire.Limits;
import io.scimify.application.port.in.ReconcileUseCase;
import io.scimify.application.port.out.AlertChannel;
import io.scimify.application.port.out.IdGenerator;
import io.scimify.application.service.administration.ActivityService;
import io.scimify.application.service.administration.AdminPorts;
import io.scimify.application.service.administration.AdministratorsService;
import io.scimify.application.service.administration.AuditService;
import io.scimify.application.service.administration.InstanceUrlRule;
import io.scimify.application.service.administration.IntegrationsService;
import io.scimify.application.service.administration.OverviewService;
import io.scimify.application.service.administration.PersonService;
import io.scimify.application.service.administration.ProviderSignInService;
import io.scimify.application.service.administration.ReconciliationService;
import io.scimify.application.service.administration.RemovalService;
import io.scimify.application.service.administration.ReviewService;
import io.scimify.application.service.administration.SignInService;
import io.scimify.application.service.administration.TenantsService;
import io.scimify.application.service.alert.AlertService;
import io.scimify.application.service.provisioning.AuthenticateScimClientService;
import io.scimify.application.service.provisioning.DriftRepair;
import io.scimify.application.service.provisioning.InstanceRemoval;
import io.scimify.application.service.provisioning.ProvisionGroupService;
import io.scimify.application.service.provisioning.ProvisionUserService;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.application.service.provisioning.ProvisioningWorker;
import io.scimify.application.service.provisioning.ReadGroupsService;
import io.scimify.application.service.provisioning.ReadUsersService;
import io.scimify.application.service.provisioning.SubjectLeases;
import io.scimify.application.service.reconciliation.DriftComparison;
import io.scimify.application.service.reconciliation.DriftSchedule;
import io.scimify.application.service.retention.RetentionService;
import io.scimify.application.service.tally.TallyService;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.webapp.rest.AdminServices;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** The whole product, put together over an open database. */
final class Assembly implements AutoCloseable {
  private final HttpJamfDirectory jamf;
  private final ScimApi scim;
  private final AdminServices admin;
  private final BackgroundWork work;

  Assembly(
      Settings settings,
      Database database,
      IdGenerator ids,
      Clock clock,
      Executor operations,
      List<AlertChannel> alertChannels) {
    jamf =
        new HttpJamfDirectory(
            clock,
            JamfSettings.defaults()
                .withReadTimeout(settings.jamfReadTimeout())
                .withInsecureUrls(settings.allowInsecureJamfUrls()));
    ProvisioningPorts ports =
        new ProvisioningPorts(
            database.integrations(),
            database.users(),
            database.groups(),
            database.operations(),
            database.audit(),
            jamf,
            database.transactions(),
            ids,
            clock);
    SubjectLeases leases = new SubjectLeases(ports);
    Supplier<CorrelationId> correlationIds = () -> new CorrelationId(ids.nextId().toString());
    scim = scim(settings, ports, leases, correlationIds, clock);
    DriftComparison comparison = new DriftComparison(ports, database.driftReports(), leases);
    DriftRepair repair = new DriftRepair(ports, leases);
    admin =
        admin(
            settings,
            ports,
            database,
            correlationIds,
            new ReconciliationService(
                ports, database.driftReports(), comparison, repair, BackgroundWork.scheduler()));
    work =
        new BackgroundWork(
            new ProvisioningWorker(ports, leases, operations),
            new InstanceRemoval(ports, leases),
            new RetentionService(ports, settings.retention()),
            new TallyService(database.tallies(), clock),
            new AlertService(
                ports, database.openConditions(), alertChannels, settings.alerts().rules()),
            new DriftSchedule(ports, database.driftReports(), comparison, repair, settings.drift()),
            new NodeShare(
                database.liveNodes(),
                ids.nextId().toString(),
                clock,
                jamf::shareConnections,
                () -> jamf.sharePins(database.sharedPins())),
            settings.workerPause(),
            settings.alerts().interval());
  }

  private static ScimApi scim(
      Settings settings,
      ProvisioningPorts ports,
      SubjectLeases leases,
      Supplier<CorrelationId> correlationIds,
      Clock clock) {
    return new ScimApi(
        new AuthenticateScimClientService(ports),
        new ReadUsersService(ports),
        new ReadGroupsService(ports),
        new ProvisionUserService(ports, leases),
        new ProvisionGroupService(ports, leases),
        correlationIds,
        clock,
        settings.publicBaseUrl(),
        Limits.STANDARD);
  }

  private static AdminServices admin(
      Settings settings,
      ProvisioningPorts ports,
      Database database,
      Supplier<CorrelationId> correlationIds,
      ReconcileUseCase reconciliation) {
    AdminPorts adminPorts = new AdminPorts(ports, database.administrators());
    return new AdminServices(
        new SignInService(adminPorts, settings.signIn().passwords()),
        new ProviderSignInService(adminPorts, settings.roles()),
        new TenantsService(ports),
        new IntegrationsService(ports, new InstanceUrlRule(settings.allowInsecureJamfUrls())),
        new AdministratorsService(adminPorts),
        new ActivityService(ports),
        new AuditService(ports),
        new OverviewService(
            ports, database.vitals(), database.tallies(), settings.alerts().rules()),
        new ReviewService(ports),
        new PersonService(ports),
        reconciliation,
        new RemovalService(ports),
        correlationIds,
        BackgroundWork.scheduler(),
        settings.publicBaseUrl());
  }

  ScimApi scim() {
    return scim;
  }

  AdminServices admin() {
    return admin;
  }

  BackgroundWork work() {
    return work;
  }

  /** Ends what is left once {@link #work()} is closed and its operations have ended. */
  @Override
  public void close() {
    jamf.close();
  }
}
