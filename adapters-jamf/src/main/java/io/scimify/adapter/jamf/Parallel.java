package io.scimify.adapter.jamf;

import io.scimify.application.port.out.JamfResult.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Handles a list of things by a few threads, of which the caller's is one. The first failure ends
 * it.
 */
final class Parallel {
  /** One connection is left for whoever else needs Jamf meanwhile. */
  private static final int WIDTH = JamfSettings.CONNECTION_LIMIT - 1;

  private Parallel() {}

  static <T> void forEach(
      List<T> items, Executor executor, Duration patience, Consumer<? super T> action) {
    Queue<T> queue = new ConcurrentLinkedQueue<>(items);
    List<CompletableFuture<Void>> others = new ArrayList<>();
    for (int i = 1; i < Math.min(WIDTH, items.size()); i++) {
      others.add(CompletableFuture.runAsync(() -> drain(queue, action), executor));
    }
    drain(queue, action);
    await(CompletableFuture.allOf(others.toArray(CompletableFuture[]::new)), patience);
  }

  private static <T> void drain(Queue<T> queue, Consumer<? super T> action) {
    try {
      for (T item = queue.poll(); item != null; item = queue.poll()) {
        action.accept(item);
      }
    } catch (RuntimeException e) {
      queue.clear();
      throw e;
    }
  }

  private static void await(CompletableFuture<Void> all, Duration patience) {
    try {
      all.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof JamfFailure failure
          ? failure
          : new IllegalStateException("Reading from Jamf Pro failed", e.getCause());
    } catch (TimeoutException e) {
      throw JamfFailure.of(Reason.UNREACHABLE, "Reading from Jamf Pro took too long.");
    } catch (InterruptedException e) {
      throw Interruption.during("reading from Jamf Pro");
    }
  }
}
