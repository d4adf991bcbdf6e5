package io.scimify.application.port.out;

import java.util.function.Supplier;

/**
 * Runs work in one database transaction; an exception rolls back. Not to be held over a Jamf call.
 */
public interface Transactions {
  <T> T inTransaction(Supplier<T> work);

  default void run(Runnable work) {
    inTransaction(
        () -> {
          work.run();
          return true;
        });
  }
}
