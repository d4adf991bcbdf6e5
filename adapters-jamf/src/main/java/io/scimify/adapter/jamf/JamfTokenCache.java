package io.scimify.adapter.jamf;

import io.scimify.application.port.out.JamfResult.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The bearer token of one integration instance. It is renewed ahead of its end by a monotonic
 * clock, and in a burst only one caller renews while the others wait for that one.
 */
final class JamfTokenCache {
  /** {@code renewAt} is a reading of the monotonic clock. */
  record Token(String value, long renewAt) {
    /** The rule of fact sheet Jamf §1.2; {@code obtainedAt} lies before the request. */
    static Token lasting(String value, long obtainedAt, long seconds) {
      double useful = Math.max(seconds - 20.0, seconds * 0.5);
      return new Token(value, obtainedAt + (long) (useful * 1e9));
    }

    @Override
    public String toString() {
      return "Token[***]";
    }
  }

  private final LongSupplier nanos;
  private @Nullable Token token;
  private @Nullable CompletableFuture<Token> renewal;

  JamfTokenCache(LongSupplier nanos) {
    this.nanos = nanos;
  }

  String current(Supplier<Token> fetch, Duration patience) {
    CompletableFuture<Token> pending;
    synchronized (this) {
      if (token != null && token.renewAt() - nanos.getAsLong() > 0) {
        return token.value();
      }
      if (renewal != null) {
        pending = renewal;
      } else {
        pending = null;
        renewal = new CompletableFuture<>();
      }
    }
    return pending == null ? renewed(fetch) : awaited(pending, patience);
  }

  /** Forgets this token, unless another one has taken its place already. */
  synchronized void drop(String rejected) {
    if (token != null && token.value().equals(rejected)) {
      token = null;
    }
  }

  private String renewed(Supplier<Token> fetch) {
    try {
      Token fresh = fetch.get();
      settle(fresh).complete(fresh);
      return fresh.value();
    } catch (RuntimeException | Error e) {
      settle(null).completeExceptionally(e);
      throw e;
    }
  }

  private synchronized CompletableFuture<Token> settle(@Nullable Token fresh) {
    CompletableFuture<Token> waiting = renewal == null ? new CompletableFuture<>() : renewal;
    renewal = null;
    token = fresh;
    return waiting;
  }

  private static String awaited(CompletableFuture<Token> pending, Duration patience) {
    try {
      return pending.get(patience.toNanos(), TimeUnit.NANOSECONDS).value();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof JamfFailure failure
          ? failure
          : new IllegalStateException("The token could not be renewed", e.getCause());
    } catch (TimeoutException e) {
      throw JamfFailure.of(Reason.UNREACHABLE, "Jamf Pro gave no access token in time.")
          .notRepeatable();
    } catch (InterruptedException e) {
      throw Interruption.during("waiting for an access token");
    }
  }
}
