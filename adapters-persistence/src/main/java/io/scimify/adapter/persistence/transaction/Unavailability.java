package io.scimify.adapter.persistence.transaction;

import io.scimify.application.port.out.Causes;
import io.scimify.application.port.out.StorageUnavailableException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells "the database is away" from every other failure, whichever provider reports it. */
public final class Unavailability {
  private static final String CONNECTION = "08";

  /** Classes of SQL states: no connection, no resources, an operator's word, a system error. */
  private static final Set<String> CLASSES = Set.of(CONNECTION, "53", "57", "58");

  /** H2's own for input and output, a broken connection, a closed database. */
  private static final Set<String> H2 = Set.of("90028", "90031", "90067", "90098", "90121");

  /** PostgreSQL's for a full disk; H2 only names the failed file operation as the cause. */
  private static final String NO_ROOM = "53100";

  /** SQL states of values that do not fit or are missing. */
  private static final Pattern DATA = Pattern.compile("22|23502");

  private Unavailability() {}

  /** The failure as the application knows it. */
  static RuntimeException translated(RuntimeException failure) {
    List<Throwable> chain = Causes.of(failure);
    if (chain.stream().anyMatch(StorageUnavailableException.class::isInstance)) {
      return failure; // said already
    }
    List<SQLException> reported = sqlExceptions(chain);
    boolean noRoom =
        reported.stream().anyMatch(sql -> NO_ROOM.equals(sql.getSQLState()))
            || (isOfFiles(reported) && chain.stream().anyMatch(IOException.class::isInstance));
    if (noRoom) {
      return StorageUnavailableException.ofDisk(failure);
    }
    return reported.stream().anyMatch(Unavailability::isAway)
        ? new StorageUnavailableException(failure)
        : failure;
  }

  /** A lost connection has a failed input or output behind it as well, of the network. */
  private static boolean isOfFiles(List<SQLException> reported) {
    return !reported.isEmpty()
        && reported.stream().noneMatch(sql -> (sql.getSQLState() + "").startsWith(CONNECTION));
  }

  /** Why an audit event was not written; a value that does not fit is our mistake and stays one. */
  public static RuntimeException ofAudit(RuntimeException failure) {
    RuntimeException translated = translated(failure);
    boolean isOfData =
        sqlExceptions(Causes.of(failure)).stream()
            .anyMatch(sql -> DATA.matcher(sql.getSQLState() + "").lookingAt());
    return isOfData || translated != failure
        ? translated
        : StorageUnavailableException.ofAudit(failure);
  }

  private static List<SQLException> sqlExceptions(List<Throwable> chain) {
    return chain.stream()
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .toList();
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
