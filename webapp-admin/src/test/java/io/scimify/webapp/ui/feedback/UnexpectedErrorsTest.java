package io.scimify.webapp.ui.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.out.StorageUnavailableException;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class UnexpectedErrorsTest {
  private static final String OTHERWISE = "Something else.";

  @Test
  void aLostDatabaseIsNamed_howeverDeepItLies() {
    Throwable thrown =
        new IllegalStateException(new StorageUnavailableException(new SQLException("away")));

    assertThat(UnexpectedErrors.cause(thrown, OTHERWISE)).contains("cannot reach its database");
  }

  /** As H2 reports a failed file. */
  @Test
  void causesThatGoRoundInACircle_comeToAnEnd() {
    SQLException general = new SQLException("General error");
    general.initCause(new IOException("No file", general));

    assertThat(UnexpectedErrors.cause(new IllegalStateException(general), OTHERWISE))
        .isEqualTo(OTHERWISE);
  }
}
