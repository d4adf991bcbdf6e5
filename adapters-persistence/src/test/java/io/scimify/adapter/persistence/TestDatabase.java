package io.scimify.adapter.persistence;

import io.scimify.adapter.persistence.secret.EncryptionKeys;
import io.scimify.application.port.out.ActivityTallies;
import io.scimify.application.port.out.AdministratorRepository;
import io.scimify.application.port.out.AuditTrail;
import io.scimify.application.port.out.DriftReportRepository;
import io.scimify.application.port.out.InstanceVitals;
import io.scimify.application.port.out.IntegrationInstanceRepository;
import io.scimify.application.port.out.MutableClock;
import io.scimify.application.port.out.OpenConditions;
import io.scimify.application.port.out.ProvisionedGroupRepository;
import io.scimify.application.port.out.ProvisionedUserRepository;
import io.scimify.application.port.out.ProvisioningOperationRepository;
import io.scimify.application.port.out.RandomIds;
import io.scimify.application.port.out.Storage;
import io.scimify.application.port.out.Transactions;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import javax.sql.DataSource;

/** All repositories over one database. */
public final class TestDatabase implements Storage {
  public static final String KEY =
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  private final DataSource dataSource;
  private final Database database;

  private TestDatabase(DataSource dataSource, String keys) {
    this.dataSource = dataSource;
    this.database =
        Database.open(
            dataSource,
            entityManagers(dataSource),
            EncryptionKeys.parse(keys),
            new RandomIds(),
            new MutableClock());
  }

  static EntityManagerFactory entityManagers(DataSource dataSource) {
    return Persistence.createEntityManagerFactory(
        Database.PERSISTENCE_UNIT,
        Map.of(
            "jakarta.persistence.nonJtaDataSource",
            dataSource,
            "eclipselink.logging.level",
            "SEVERE"));
  }

  /** The H2 database that all contract tests share. */
  static TestDatabase sharedH2() {
    return SharedH2.INSTANCE;
  }

  /** The PostgreSQL database that all contract tests share. */
  static TestDatabase sharedPostgres() {
    return SharedPostgres.INSTANCE;
  }

  public static TestDatabase on(DataSource dataSource, String keys) {
    return new TestDatabase(dataSource, keys);
  }

  DataSource dataSource() {
    return dataSource;
  }

  Database database() {
    return database;
  }

  @Override
  public Transactions transactions() {
    return database.transactions();
  }

  @Override
  public IntegrationInstanceRepository integrations() {
    return database.integrations();
  }

  @Override
  public ProvisionedUserRepository users() {
    return database.users();
  }

  @Override
  public ProvisionedGroupRepository groups() {
    return database.groups();
  }

  @Override
  public ProvisioningOperationRepository operations() {
    return database.operations();
  }

  @Override
  public AuditTrail audit() {
    return database.audit();
  }

  @Override
  public AdministratorRepository administrators() {
    return database.administrators();
  }

  @Override
  public OpenConditions openConditions() {
    return database.openConditions();
  }

  @Override
  public DriftReportRepository driftReports() {
    return database.driftReports();
  }

  @Override
  public InstanceVitals vitals() {
    return database.vitals();
  }

  @Override
  public ActivityTallies tallies() {
    return database.tallies();
  }

  private static final class SharedH2 {
    private static final TestDatabase INSTANCE = on(TestDatabases.emptyH2(), KEY);
  }

  private static final class SharedPostgres {
    private static final TestDatabase INSTANCE = on(TestDatabases.emptyPostgres(), KEY);
  }
}
