package io.scimify.adapter.persistence.schema;

import io.scimify.adapter.persistence.user.SearchText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/** Users were found by userName and externalId only; their profiles know their names as well. */
final class PeopleByNameAndAddress implements JavaMigration {
  private static final int AT_ONCE = 500;

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("15");
  }

  @Override
  public String getDescription() {
    return "find people by name and address";
  }

  @Override
  public @Nullable Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    try (Statement users = connection.createStatement();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE provisioned_user SET search_text = ? WHERE id = ?")) {
      users.setFetchSize(AT_ONCE);
      try (ResultSet rows = users.executeQuery("SELECT id, profile FROM provisioned_user")) {
        describe(rows, update);
      }
    }
  }

  private static void describe(ResultSet rows, PreparedStatement update) throws SQLException {
    int waiting = 0;
    while (rows.next()) {
      update.setString(1, SearchText.ofStored(rows.getString("profile")));
      update.setString(2, rows.getString("id"));
      update.addBatch();
      if (++waiting % AT_ONCE == 0) {
        update.executeBatch();
      }
    }
    update.executeBatch();
  }
}
