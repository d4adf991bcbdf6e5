package io.scimify.adapter.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.adapter.persistence.TestDatabase;
import io.scimify.adapter.persistence.TestDatabases;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.user.UserName;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** An older database, with work in flight, goes on under this version. */
final class SchemaUpgradeTest {
  private static final IntegrationInstanceId INTEGRATION = new IntegrationInstanceId("instance-1");
  private static final Instant DUE = Instant.ofEpochSecond(1_700_000_000);
  private static final String ADA = "11111111-1111-4111-8111-111111111111";
  private static final String BOB = "22222222-2222-4222-8222-222222222222";

  /** What the first version wrote: two users, one of whose deletions is held, one scheduled. */
  private static final List<String> ROWS =
      List.of(
          "INSERT INTO tenant VALUES ('acme', 'Acme', 0)",
          "INSERT INTO integration_instance (id, tenant_id, jamf_url, client_id, client_secret,"
              + " group_description, provisioning_scope, provisioning_mode, status, policy,"
              + " created_at, updated_at) VALUES ('instance-1', 'acme', 'https://acme.example', 'c', 'x:y',"
              + " 'd', 'USERS', 'LIVE', 'ACTIVE', '{}', 0, 0)",
          "INSERT INTO identity_gate VALUES ('instance-1')",
          user(ADA, "ada", 1),
          user(BOB, "bob", 2),
          deletion("33333333-3333-4333-8333-333333333333", ADA, "ada", "HELD", "NULL"),
          deletion(
              "44444444-4444-4444-8444-444444444444", BOB, "bob", "SCHEDULED", nanos(DUE) + ""));

  private static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L;
  }

  private static String user(String id, String name, int jamfId) {
    return "INSERT INTO provisioned_user VALUES ('%s', 'instance-1', 'PROVISIONED', TRUE, FALSE,"
            .formatted(id)
        + " '{\"userName\":\"%1$s\",\"displayName\":\"The %1$s\"}', '%1$s', NULL, '%1$s', '%1$s', %2$d, 0, 0, 0)"
            .formatted(name, jamfId);
  }

  private static String deletion(
      String id, String user, String name, String state, String nextTry) {
    return "INSERT INTO provisioning_operation (id, integration_id, subject_kind, subject_id,"
        + " live_subject, operation_type, target, state, accepted, approved, attempts,"
        + " created_at, due_at, next_try_at, detail, correlation_id) VALUES ('%s', 'instance-1', 'USER',"
            .formatted(id)
        + " '%1$s', 'USER:%1$s', 'DEPROVISION_USER',".formatted(user)
        + " '{\"user\":{\"profile\":{\"userName\":\"%s\"},\"active\":false}}', '%s',"
            .formatted(name, state)
        + " TRUE, FALSE, 0, 0, %s, %s, 'waits', 'c-1')".formatted(nanos(DUE), nextTry);
  }

  abstract static class Contract {
    abstract DataSource empty();

    @Test
    void fromEveryVersion_whatIsHeldStaysHeld_andWhatIsDueIsDone() {
      assertThat(versions()).isNotEmpty().allSatisfy(this::goesOn);
    }

    @Test
    void peopleKnownBefore_areFoundByTheirNames() {
      DataSource old = empty();
      new SchemaMigrator(old).settings().target("14").load().migrate();
      ROWS.forEach(row -> TestDatabases.execute(old, row));

      TestDatabase upgraded = TestDatabase.on(old, TestDatabase.KEY);

      assertThat(upgraded.users().search(INTEGRATION, "the ada", 0, 10)).hasSize(1);
    }

    private void goesOn(String version) {
      DataSource old = empty();
      new SchemaMigrator(old).settings().target(version).load().migrate();
      ROWS.forEach(row -> TestDatabases.execute(old, row));

      TestDatabase upgraded = TestDatabase.on(old, TestDatabase.KEY);

      assertThat(names(upgraded.operations().inState(INTEGRATION, OperationState.HELD, 0, 10)))
          .containsExactly("ada");
      assertThat(names(upgraded.operations().due(DUE, Set.of(), 10))).containsExactly("bob");
      assertThat(upgraded.users().findByName(INTEGRATION, new UserName("ada"))).isPresent();
    }

    private static List<String> names(List<ProvisioningOperation> operations) {
      return operations.stream().map(operation -> operation.target().name()).toList();
    }

    /** Without the first: it has no indexes and was never alone. */
    private List<String> versions() {
      Flyway all = new SchemaMigrator(empty()).settings().load();
      return Arrays.stream(all.info().all())
          .map(MigrationInfo::getVersion)
          .map(String::valueOf)
          .skip(1)
          .toList();
    }
  }

  @Nested
  class OnH2 extends Contract {
    @Override
    DataSource empty() {
      return TestDatabases.emptyH2();
    }
  }

  @Nested
  class OnPostgres extends Contract {
    @Override
    DataSource empty() {
      return TestDatabases.emptyPostgres();
    }
  }

  /** A database remembers what it was built from; whoever changes that locks people out. */
  @Test
  void migrationsThatAreOut_areNeverEdited() {
    DataSource database = TestDatabases.emptyPostgres();
    new SchemaMigrator(database).migrate();

    assertThat(
            TestDatabases.rows(
                database,
                "SELECT version, checksum FROM flyway_schema_history WHERE version IS NOT NULL"
                    + " AND cast(version AS integer) < 8 ORDER BY installed_rank"))
        .containsExactly(
            "1 526814538",
            "2 1178456147",
            "3 1632357716",
            "4 -2077353772",
            "5 -801913410",
            "6 1358240986",
            "7 -1783629337");
  }
}
