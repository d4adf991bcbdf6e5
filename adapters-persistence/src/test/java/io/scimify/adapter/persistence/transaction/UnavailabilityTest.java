package io.scimify.adapter.persistence.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.out.StorageUnavailableException;
import jakarta.persistence.PersistenceException;
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
