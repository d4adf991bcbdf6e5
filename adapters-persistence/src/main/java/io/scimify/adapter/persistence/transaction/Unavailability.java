package io.scimify.adapter.persistence.transaction;

import io.scimify.application.port.out.StorageUnavailableException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells "the database is away" from every other failure, whichever provider reports it. */
public final class Unavailability {
  /** Classes of SQL states: no connection, no resources, an operator's word, a system error. */
  private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

  /** H2's own for input and output (a full disk), a broken connection, a closed database. */
  private static final Set<String> H2 = Set.of("90028", "90031", "90067", "90098", "90121");

  /** SQL states of values that do not fit or are missing. */
  private static final Pattern DATA = Pattern.compile("22|23502");

  private Unavailability() {}

  /** The failure as the application knows it. */
  static RuntimeException translated(RuntimeException failure) {
    return isIn(failure) ? new StorageUnavailableException(failure) : failure;
  }

  /** Why an audit event was not written; a value that does not fit is our mistake and stays one. */
  public static RuntimeException ofAudit(RuntimeException failure) {
    return isOfData(failure) ? failure : StorageUnavailableException.ofAudit(failure);
  }

  private static boolean isOfData(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && DATA.matcher(sql.getSQLState() + "").lookingAt()) {
        return true;
      }
    }
    return false;
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
