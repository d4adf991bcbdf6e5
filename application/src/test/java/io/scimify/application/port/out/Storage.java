package io.scimify.application.port.out;

/** One complete set of repositories over one store, as a contract needs it. */
public interface Storage {
  Transactions transactions();

  IntegrationInstanceRepository integrations();

  ProvisionedUserRepository users();

  ProvisionedGroupRepository groups();

  ProvisioningOperationRepository operations();

  AuditTrail audit();

  AdministratorRepository administrators();

  OpenConditions openConditions();

  DriftReportRepository driftReports();

  InstanceVitals vitals();

  ActivityTallies tallies();

  /** Everything in memory. */
  static Storage inMemory() {
    InMemoryTransactions transactions = new InMemoryTransactions();
    MutableClock clock = new MutableClock(Examples.NOW);
    var users = new InMemoryProvisionedUserRepository(transactions, new RandomIds(), clock);
    var groups = new InMemoryProvisionedGroupRepository(transactions, new RandomIds(), clock);
    var integrations = new InMemoryIntegrationInstanceRepository(transactions);
    var operations = new InMemoryProvisioningOperationRepository(transactions, integrations);
    var audit = new InMemoryAuditTrail(transactions);
    var openConditions = new InMemoryOpenConditions();
    var driftReports = new InMemoryDriftReportRepository(transactions);
    integrations
        .whenDeleted(driftReports::deleteAll)
        .whenDeleted(users::deleteAll)
        .whenDeleted(groups::deleteAll)
        .whenDeleted(operations::deleteAll)
        .whenDeleted(openConditions::deleteAll);
    return new InMemoryStorage(
        transactions,
        integrations,
        users,
        groups,
        operations,
        audit,
        new InMemoryAdministratorRepository(),
        openConditions,
        driftReports,
        new InMemoryInstanceVitals(integrations, operations),
        new InMemoryActivityTallies(audit));
  }

  /** See {@link #inMemory()}. */
  record InMemoryStorage(
      Transactions transactions,
      IntegrationInstanceRepository integrations,
      ProvisionedUserRepository users,
      ProvisionedGroupRepository groups,
      ProvisioningOperationRepository operations,
      AuditTrail audit,
      AdministratorRepository administrators,
      OpenConditions openConditions,
      DriftReportRepository driftReports,
      InstanceVitals vitals,
      ActivityTallies tallies)
      implements Storage {}
}
