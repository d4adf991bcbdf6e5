package io.scimify.adapter.persistence.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Applies the migrations that a database lacks. Nodes that start together take turns, so each
 * migration runs once. To be run before the first use of the persistence unit.
 */
public final class SchemaMigrator {
  private final DataSource dataSource;

  public SchemaMigrator(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** How many migrations were applied. */
  public int migrate() {
    return settings().load().migrate().migrationsExecuted;
  }

  /** All migrations, to be applied in part by the tests of upgrades. */
  FluentConfiguration settings() {
    Dialect dialect = Dialect.of(productName());
    return Flyway.configure(SchemaMigrator.class.getClassLoader())
        .dataSource(dataSource)
        .locations("classpath:db/migration/common", "classpath:db/migration/" + dialect.folder)
        // A server that cannot list the class path would otherwise migrate nothing, silently.
        .failOnMissingLocations(true)
        .javaMigrations(new PeopleByNameAndAddress())
        .placeholders(Map.of("key", dialect.keyCollation));
  }

  private String productName() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.getMetaData().getDatabaseProductName();
    } catch (SQLException unreachable) {
      throw new IllegalStateException(
          "The database cannot be reached: check scimify.db.url, user and password", unreachable);
    }
  }

  private enum Dialect {
    H2("h2", ""),
    POSTGRESQL("postgresql", "COLLATE \"C\"");

    private final String folder;
    private final String keyCollation;

    Dialect(String folder, String keyCollation) {
      this.folder = folder;
      this.keyCollation = keyCollation;
    }

    private static Dialect of(String product) {
      return switch (product.toLowerCase(Locale.ROOT)) {
        case "h2" -> H2;
        case "postgresql" -> POSTGRESQL;
        default ->
            throw new IllegalStateException(
                "Database \"" + product + "\" is not supported; use PostgreSQL or H2");
      };
    }
  }
}
