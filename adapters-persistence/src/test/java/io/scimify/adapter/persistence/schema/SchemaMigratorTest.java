package io.scimify.adapter.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimify.adapter.persistence.TestDatabases;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class SchemaMigratorTest {
  abstract static class Contract {
    private final DataSource empty = empty();

    abstract DataSource empty();

    @Test
    void bringsAnEmptyDatabaseUpToDate_once() {
      assertThat(new SchemaMigrator(empty).migrate()).isGreaterThanOrEqualTo(2);
      assertThat(new SchemaMigrator(empty).migrate()).isZero();
      assertThat(TestDatabases.longs(empty, "SELECT count(*) FROM provisioned_user"))
          .containsExactly(0L);
    }

    @Test
    void nodesThatStartTogether_takeTurns() throws Exception {
      ExecutorService nodes = Executors.newFixedThreadPool(3);
      Callable<Integer> node = () -> new SchemaMigrator(empty).migrate();

      int applied = 0;
      for (Future<Integer> each : nodes.invokeAll(List.of(node, node, node))) {
        applied += each.get();
      }
      nodes.shutdown();

      long recorded =
          TestDatabases.longs(
                  empty,
                  "SELECT count(*) FROM \"flyway_schema_history\" WHERE \"version\" IS NOT NULL")
              .get(0);
      assertThat((long) applied).isEqualTo(recorded);
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

    @Test
    void partsOfNamesAreIndexed_whereTheServerOffersTrigrams() {
      DataSource database = TestDatabases.emptyPostgres();
      new SchemaMigrator(database).migrate();

      long offered =
          TestDatabases.longs(
                  database, "SELECT count(*) FROM pg_available_extensions WHERE name = 'pg_trgm'")
              .get(0);
      long indexes =
          TestDatabases.longs(
                  database, "SELECT count(*) FROM pg_indexes WHERE indexdef LIKE '%gin_trgm_ops%'")
              .get(0);
      assertThat(indexes).isEqualTo(offered * 2);
    }
  }

  @Test
  void anUnreachableDatabaseIsNamed() {
    JdbcDataSource nowhere = new JdbcDataSource();
    nowhere.setURL("jdbc:h2:tcp://localhost:1/nowhere");

    assertThatThrownBy(() -> new SchemaMigrator(nowhere).migrate())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("scimify.db.url");
  }
}
