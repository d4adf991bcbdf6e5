package io.scimify.application.port.out;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One transaction at a time; nested ones join. An exception restores what the in-memory
 * repositories held before.
 */
public final class InMemoryTransactions implements Transactions {
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Supplier<Runnable>> snapshots = new CopyOnWriteArrayList<>();

  /**
   * @param snapshot notes the present state and gives what restores it
   */
  void enlist(Supplier<Runnable> snapshot) {
    snapshots.add(snapshot);
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    lock.lock();
    try {
      return lock.getHoldCount() > 1 ? work.get() : outermost(work);
    } finally {
      lock.unlock();
    }
  }

  /** Whether the calling thread is in a transaction, for checks that none is held over a call. */
  public boolean isActive() {
    return lock.isHeldByCurrentThread();
  }

  private <T> T outermost(Supplier<T> work) {
    List<Runnable> restore = snapshots.stream().map(Supplier::get).toList();
    try {
      return work.get();
    } catch (RuntimeException | Error failure) {
      restore.forEach(Runnable::run);
      throw failure;
    }
  }
}
