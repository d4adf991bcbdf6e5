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

  /** Everything in memory. */
  static Storage inMemory() {
    InMemoryTransactions transactions = new InMemoryTransactions();
    MutableClock clock = new MutableClock(Examples.NOW);
    var users = new InMemoryProvisionedUserRepository(transactions, new RandomIds(), clock);
    var groups = new InMemoryProvisionedGroupRepository(transactions, new RandomIds(), clock);
    var integrations = new InMemoryIntegrationInstanceRepository(transactions);
    var operations = new InMemoryProvisioningOperationRepository(transactions, integrations);
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
        new InMemoryAuditTrail(transactions),
        new InMemoryAdministratorRepository(),
        openConditions,
        driftReports);
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
      DriftReportRepository driftReports)
      implements Storage {}
}
