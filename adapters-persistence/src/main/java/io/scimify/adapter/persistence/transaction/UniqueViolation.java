package io.scimify.adapter.persistence.transaction;

import io.scimify.application.port.out.Causes;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.function.Supplier;

/** Tells "somebody has that already" from every other failure, whichever provider reports it. */
public final class UniqueViolation {
  private static final String SQL_STATE = "23505"; // PostgreSQL and H2 alike

  private UniqueViolation() {}

  /** Sends pending changes to the database now; a unique violation becomes {@code taken}. */
  public static void flush(EntityManager entities, Supplier<? extends RuntimeException> taken) {
    try {
      entities.flush();
    } catch (PersistenceException failure) {
      throw isIn(failure) ? causedBy(taken.get(), failure) : failure;
    }
  }

  /** Whether {@code failure} or one of its causes is a unique violation. */
  public static boolean isIn(Throwable failure) {
    return Causes.of(failure).stream().anyMatch(UniqueViolation::isOne);
  }

  private static boolean isOne(Throwable failure) {
    return failure instanceof EntityExistsException
        || (failure instanceof SQLException sql && SQL_STATE.equals(sql.getSQLState()));
  }

  private static RuntimeException causedBy(RuntimeException taken, Throwable cause) {
    taken.initCause(cause);
    return taken;
  }
}
