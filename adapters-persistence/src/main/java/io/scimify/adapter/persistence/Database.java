package io.scimify.adapter.persistence;

import io.scimify.adapter.persistence.administration.JpaAdministratorRepository;
import io.scimify.adapter.persistence.alert.JpaOpenConditions;
import io.scimify.adapter.persistence.audit.JpaAuditTrail;
import io.scimify.adapter.persistence.group.JpaProvisionedGroupRepository;
import io.scimify.adapter.persistence.integration.JpaIntegrationInstanceRepository;
import io.scimify.adapter.persistence.node.JpaLiveNodes;
import io.scimify.adapter.persistence.node.JpaSharedPins;
import io.scimify.adapter.persistence.operation.JpaProvisioningOperationRepository;
import io.scimify.adapter.persistence.overview.JpaActivityTallies;
import io.scimify.adapter.persistence.overview.JpaInstanceVitals;
import io.scimify.adapter.persistence.reconciliation.JpaDriftReportRepository;
import io.scimify.adapter.persistence.schema.SchemaMigrator;
import io.scimify.adapter.persistence.secret.EncryptionKeys;
import io.scimify.adapter.persistence.secret.SecretCipher;
import io.scimify.adapter.persistence.transaction.JpaTransactions;
import io.scimify.adapter.persistence.transaction.PromptRefusal;
import io.scimify.adapter.persistence.user.JpaProvisionedUserRepository;
import io.scimify.application.port.out.ActivityTallies;
import io.scimify.application.port.out.AdministratorRepository;
import io.scimify.application.port.out.AuditTrail;
import io.scimify.application.port.out.DriftReportRepository;
import io.scimify.application.port.out.IdGenerator;
import io.scimify.application.port.out.InstanceVitals;
import io.scimify.application.port.out.IntegrationInstanceRepository;
import io.scimify.application.port.out.LiveNodes;
import io.scimify.application.port.out.OpenConditions;
import io.scimify.application.port.out.ProvisionedGroupRepository;
import io.scimify.application.port.out.ProvisionedUserRepository;
import io.scimify.application.port.out.ProvisioningOperationRepository;
import io.scimify.application.port.out.SharedPins;
import io.scimify.application.port.out.Transactions;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import javax.sql.DataSource;

/**
 * All that the product keeps, over one data source: the entry to this module. Opening it brings the
 * schema up to date.
 */
public final class Database {
  /** The persistence unit of {@code META-INF/persistence.xml}. */
  public static final String PERSISTENCE_UNIT = "scimify";

  /** Where a server has the data source; also named in {@code META-INF/persistence.xml}. */
  public static final String DATA_SOURCE = "jdbc/scimify";

  private final JpaTransactions transactions;
  private final JpaIntegrationInstanceRepository integrations;
  private final ProvisionedUserRepository users;
  private final ProvisionedGroupRepository groups;
  private final ProvisioningOperationRepository operations;
  private final AuditTrail audit;
  private final AdministratorRepository administrators;
  private final OpenConditions openConditions;
  private final DriftReportRepository driftReports;
  private final LiveNodes liveNodes;
  private final InstanceVitals vitals;
  private final ActivityTallies tallies;
  private final SharedPins sharedPins;

  private Database(
      EntityManagerFactory factory, EncryptionKeys keys, IdGenerator ids, Clock clock) {
    this.transactions = new JpaTransactions(factory);
    this.integrations = new JpaIntegrationInstanceRepository(transactions, new SecretCipher(keys));
    this.users = new JpaProvisionedUserRepository(transactions, ids, clock);
    this.groups = new JpaProvisionedGroupRepository(transactions, ids, clock);
    this.operations = new JpaProvisioningOperationRepository(transactions);
    this.audit = new JpaAuditTrail(transactions);
    this.administrators = new JpaAdministratorRepository(transactions);
    this.openConditions = new JpaOpenConditions(transactions);
    this.driftReports = new JpaDriftReportRepository(transactions);
    this.liveNodes = new JpaLiveNodes(transactions);
    this.vitals = new JpaInstanceVitals(transactions, integrations);
    this.tallies = new JpaActivityTallies(transactions);
    this.sharedPins = new JpaSharedPins(transactions);
  }

  /**
   * Migrates the schema, then gives the repositories.
   *
   * @param factory of {@link #PERSISTENCE_UNIT}, on the same database as {@code dataSource}
   */
  public static Database open(
      DataSource dataSource,
      EntityManagerFactory factory,
      EncryptionKeys keys,
      IdGenerator ids,
      Clock clock) {
    new SchemaMigrator(dataSource).migrate();
    PromptRefusal.of(factory);
    return new Database(factory, keys, ids, clock);
  }

  public Transactions transactions() {
    return transactions;
  }

  public IntegrationInstanceRepository integrations() {
    return integrations;
  }

  public ProvisionedUserRepository users() {
    return users;
  }

  public ProvisionedGroupRepository groups() {
    return groups;
  }

  public ProvisioningOperationRepository operations() {
    return operations;
  }

  public AuditTrail audit() {
    return audit;
  }

  public AdministratorRepository administrators() {
    return administrators;
  }

  public OpenConditions openConditions() {
    return openConditions;
  }

  public DriftReportRepository driftReports() {
    return driftReports;
  }

  public LiveNodes liveNodes() {
    return liveNodes;
  }

  public InstanceVitals vitals() {
    return vitals;
  }

  public ActivityTallies tallies() {
    return tallies;
  }

  public SharedPins sharedPins() {
    return sharedPins;
  }

  /** Seals every stored secret with the newest key, so that a former one can be retired. */
  public int reencryptSecrets() {
    return integrations.reencryptSecrets();
  }
}
