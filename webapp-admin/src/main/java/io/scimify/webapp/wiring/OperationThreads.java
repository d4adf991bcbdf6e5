package io.scimify.webapp.wiring;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The worker's threads, from the server; when all are busy, operations wait in line. */
final class OperationThreads implements Executor, AutoCloseable {
  private static final int IDLE_SECONDS = 30;

  private final ThreadPoolExecutor pool;

  OperationThreads(int most) {
    ManagedThreadFactory factory =
        ServerResources.find(
            ManagedThreadFactory.class, List.of("java:comp/DefaultManagedThreadFactory"));
    pool =
        new ThreadPoolExecutor(
            most,
            most,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            // short, because the worker hands over a few operations per instance only
            new LinkedBlockingQueue<>(),
            factory);
    pool.allowCoreThreadTimeOut(true);
  }

  @Override
  public void execute(Runnable operation) {
    pool.execute(operation);
  }

  @Override
  public void close() {
    pool.shutdown();
    try {
      // A request of Jamf may take its 20 seconds; what is cut off is taken up at the next start.
      if (!pool.awaitTermination(IDLE_SECONDS, TimeUnit.SECONDS)) {
        pool.shutdownNow();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      pool.shutdownNow();
    }
  }
}
