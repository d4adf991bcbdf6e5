package io.scimify.adapter.persistence.transaction;

import io.scimify.application.port.out.StorageUnavailableException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells "the database is away" from every other failure, whichever provider reports it. */
final class Unavailability {
  /** Classes of SQL states: no connection, no resources, an operator's word, a system error. */
  private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

  /** H2's own for input and output (a full disk), a broken connection, a closed database. */
  private static final Set<String> H2 = Set.of("90028", "90031", "90067", "90098", "90121");

  private Unavailability() {}

  /** The failure as the application knows it. */
  static RuntimeException translated(RuntimeException failure) {
    return isIn(failure) ? new StorageUnavailableException(failure) : failure;
  }

  private static boolean isIn(Throwable failure) {
    @Nullable Throwable cause = failure;
    while (cause != null) {
      if (cause instanceof StorageUnavailableException) {
        return false; // said already
      }
      if (cause instanceof SQLException sql && isAway(sql)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean isAway(SQLException failure) {
    String state = failure.getSQLState();
    return failure instanceof SQLTransientException
        || failure instanceof SQLRecoverableException
        || (state != null && state.length() == 5 && isAway(state));
  }

  private static boolean isAway(String state) {
    return CLASSES.contains(state.substring(0, 2)) || H2.contains(state);
  }
}
