package io.scimify.adapter.persistence.transaction;

import io.scimify.application.port.out.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of a persistence unit with {@code RESOURCE_LOCAL} transactions, bound to the calling
 * thread. Nested calls join; a failure that leaves the outermost call rolls everything back. They
 * are our own and not the server's, so the same code runs on every server and in plain tests.
 */
public final class JpaTransactions implements Transactions {
  private final EntityManagerFactory factory;
  private final ThreadLocal<@Nullable EntityManager> current = new ThreadLocal<>();

  public JpaTransactions(EntityManagerFactory factory) {
    this.factory = factory;
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return write(entities -> work.get());
  }

  /** Joins the thread's transaction, or runs one. */
  public <T> T write(Function<EntityManager, T> work) {
    EntityManager joined = current.get();
    return joined == null ? inNewTransaction(work) : work.apply(joined);
  }

  /** Reads in the thread's transaction, or without one. */
  public <T> T read(Function<EntityManager, T> work) {
    EntityManager joined = current.get();
    if (joined != null) {
      return work.apply(joined);
    }
    try (EntityManager entities = factory.createEntityManager()) {
      return work.apply(entities);
    } catch (RuntimeException failure) {
      throw Unavailability.translated(failure);
    }
  }

  /** Runs in a transaction of its own, whatever the thread is in; for leases. */
  public <T> T inNewTransaction(Function<EntityManager, T> work) {
    EntityManager suspended = current.get();
    try (EntityManager entities = factory.createEntityManager()) {
      current.set(entities);
      return committed(entities, work);
    } catch (RuntimeException failure) {
      throw Unavailability.translated(failure);
    } finally {
      restore(suspended);
    }
  }

  private void restore(@Nullable EntityManager suspended) {
    if (suspended == null) {
      current.remove();
    } else {
      current.set(suspended);
    }
  }

  private static <T> T committed(EntityManager entities, Function<EntityManager, T> work) {
    EntityTransaction transaction = entities.getTransaction();
    transaction.begin();
    try {
      T result = work.apply(entities);
      transaction.commit();
      return result;
    } catch (RuntimeException | Error failure) {
      rollBack(transaction, failure);
      throw failure;
    }
  }

  /** The first failure is the cause; that the connection is gone as well only goes with it. */
  private static void rollBack(EntityTransaction transaction, Throwable failure) {
    try {
      if (transaction.isActive()) {
        transaction.rollback();
      }
    } catch (RuntimeException alsoFailed) {
      failure.addSuppressed(alsoFailed);
    }
  }
}
