package io.scimify.adapter.persistence.transaction;

import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
    @Nullable Throwable cause = failure;
    while (cause != null) {
      boolean violates = cause instanceof SQLException sql && SQL_STATE.equals(sql.getSQLState());
      if (violates || cause instanceof EntityExistsException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static RuntimeException causedBy(RuntimeException taken, Throwable cause) {
    taken.initCause(cause);
    return taken;
  }
}
