package io.scimify.webapp.it.nodes;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real PostgreSQL with an empty database that can be stopped and started again, data and all. */
final class PostgresServer implements AutoCloseable {
  private final Path data;
  private EmbeddedPostgres server;

  private PostgresServer(Path data) {
    this.data = data;
    this.server = open(FreePort.next());
  }

  static PostgresServer started() {
    try {
      return new PostgresServer(Files.createTempDirectory("scimify-postgres"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private EmbeddedPostgres open(int port) {
    try {
      return EmbeddedPostgres.builder()
          .setPort(port)
          .setDataDirectory(data)
          .setCleanDataDirectory(false)
          .setServerConfig("max_connections", "200")
          .start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The settings of a node that keeps everything here. */
  Map<String, String> settings() {
    return Map.of(
        "SCIMIFY_DB_URL", "jdbc:postgresql://localhost:" + server.getPort() + "/postgres",
        "SCIMIFY_DB_USER", "postgres",
        "SCIMIFY_DB_PASSWORD", "postgres");
  }

  /** Every connection is cut, as in a restart or a failover. */
  void stop() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The same data at the same address. */
  void start() {
    server = open(server.getPort());
  }

  /** The first column of a query. */
  List<String> column(String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> column = new ArrayList<>();
      while (rows.next()) {
        column.add(rows.getString(1));
      }
      return column;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Lets a table be read only, as an operator or a broken disk may. */
  void makeReadOnly(String table) {
    execute(
        "CREATE OR REPLACE FUNCTION read_only() RETURNS trigger AS $$BEGIN"
            + " RAISE EXCEPTION 'read-only' USING ERRCODE = '25006'; END$$ LANGUAGE plpgsql;"
            + " CREATE TRIGGER read_only BEFORE INSERT ON "
            + table
            + " EXECUTE FUNCTION read_only()");
  }

  void makeWritable(String table) {
    execute("DROP TRIGGER read_only ON " + table);
  }

  private void execute(String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Keeps a table from everybody else, as a long migration or a forgotten session does. */
  void lock(String table, Duration time) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE " + table);
      statement.execute("SELECT pg_sleep(" + time.toSeconds() + ")");
      connection.rollback();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
