package io.scimify.adapter.persistence.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.out.StorageUnavailableException;
import jakarta.persistence.PersistenceException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnavailabilityTest {
  private static RuntimeException failure(SQLException cause) {
    return new PersistenceException(new IllegalStateException(cause));
  }

  /** Connection refused, administrator's shutdown, too many clients, disk full, H2 closed. */
  @ParameterizedTest
  @ValueSource(strings = {"08001", "57P01", "53300", "53100", "90098"})
  void aDatabaseThatIsAway_isTold(String state) {
    RuntimeException told = Unavailability.translated(failure(new SQLException("away", state)));

    assertThat(told).isInstanceOf(StorageUnavailableException.class);
    assertThat(Unavailability.translated(told)).isSameAs(told);
  }

  /** As H2 reports it: a general error, and somewhere a failed file; the causes go in a circle. */
  @Test
  void aFullDisk_isTold() {
    IllegalStateException store = new IllegalStateException("Writing failed");
    SQLException general = new SQLException("General error", "HY000", 50000, store);
    IOException full = new IOException("No space left on device");
    store.initCause(full);
    full.initCause(general);

    assertThat(Unavailability.translated(new PersistenceException(general)))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("disk is full");
    assertThat(Unavailability.translated(failure(new SQLException("no room", "53100"))))
        .hasMessageContaining("disk is full");
  }

  /**
   * As PostgreSQL's driver reports a server that is stopped: the disk has nothing to do with it.
   */
  @Test
  void aRefusedConnection_isNoFullDisk() {
    SQLException refused =
        new SQLException("Connection refused", "08001", new ConnectException("refused"));
    SQLException broken = new SQLException("An I/O error", "08006", new EOFException());

    assertThat(Unavailability.translated(failure(refused)))
        .hasMessageContaining("cannot reach its database");
    assertThat(Unavailability.translated(failure(broken)))
        .hasMessageContaining("cannot reach its database");
  }

  @Test
  void anAuditThatRefuses_isToldFromADatabaseThatIsAway() {
    RuntimeException refused = Unavailability.ofAudit(failure(new SQLException("denied", "42501")));
    RuntimeException away = Unavailability.ofAudit(failure(new SQLException("away", "08006")));
    RuntimeException mistake = failure(new SQLException("too long", "22001"));

    assertThat(refused).hasMessageContaining("cannot write its audit");
    assertThat(away).hasMessageContaining("cannot reach its database");
    assertThat(Unavailability.ofAudit(mistake)).isSameAs(mistake);
  }

  @Test
  void aPoolWithoutAFreeConnection_isTold() {
    SQLException exhausted = new SQLTransientConnectionException("timed out waiting");

    assertThat(Unavailability.translated(failure(exhausted)))
        .isInstanceOf(StorageUnavailableException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42P01", "22001", ""})
  void ourOwnMistakes_stayWhatTheyAre(String state) {
    RuntimeException mistake = failure(new SQLException("mistake", state));

    assertThat(Unavailability.translated(mistake)).isSameAs(mistake);
  }
}
