package io.scimify.adapter.jamf;

import io.scimify.application.port.out.JamfCallContext;
import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.domain.audit.JamfCall;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLException;

/**
 * Makes one HTTP call: bounded in time, with the session's cookies, seen by the circuit, and told
 * to the recorder. One shared client serves all instances, since each JDK client costs a thread;
 * the cookies are therefore ours to keep (ADR 0011).
 */
final class JamfHttpClient {
  private static final String KEEP_ALIVE = "jdk.httpclient.keepalive.timeout";

  static {
    // Idle connections count against the five as well, and the JDK keeps them for 20 minutes: those
    // that a node has no share in any more have to end soon.
    if (System.getProperty(KEEP_ALIVE) == null) {
      System.setProperty(KEEP_ALIVE, "5");
    }
  }

  private final HttpClient http;
  private final ExecutorService executor;
  private final JamfUrlPolicy urls;
  private final Clock clock;
  private final LongSupplier nanos;
  private final Duration lingering;

  JamfHttpClient(JamfSettings settings, ExecutorService executor, Clock clock, LongSupplier nanos) {
    this.executor = executor;
    this.clock = clock;
    this.nanos = nanos;
    this.lingering = settings.lingering();
    this.urls = new JamfUrlPolicy(settings.allowInsecureUrls());
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER) // a redirect leads to a login page
            .connectTimeout(settings.connectTimeout())
            .executor(executor)
            .build();
  }

  /** A call as it goes over the wire; {@code headers} may hold secrets. */
  record Call(String method, String path, Map<String, String> headers, String body) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  Reply exchange(JamfSession session, JamfCallContext context, Call call, Duration timeout) {
    requireAllowed(session, timeout);
    Instant at = clock.instant();
    long start = nanos.getAsLong();
    AtomicInteger status = new AtomicInteger();
    String note = "";
    try {
      Reply reply = answer(session, call, timeout, status);
      if (reply.status() >= 500) {
        session.circuit().failed();
      } else {
        session.circuit().answered();
      }
      note = noteOn(reply);
      return reply;
    } catch (JamfFailure failure) {
      note = failure.detail();
      session.circuit().failed();
      throw failure;
    } finally {
      long millis = TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - start);
      context
          .recorder()
          .accept(new JamfCall(call.method(), call.path(), status.get(), millis, at, note));
    }
  }

  private static String noteOn(Reply reply) {
    if (reply.isSuccess() && reply.isHtml()) {
      return "an HTML page instead of an answer";
    }
    return reply.headers().firstValue("Retry-After").map(v -> "Retry-After: " + v).orElse("");
  }

  private void requireAllowed(JamfSession session, Duration timeout) {
    if (urls.allowsEverything() || session.isAddressTrusted()) {
      return;
    }
    URI url = session.connection().instanceUrl();
    // the DNS may be slow, and knows no time limit
    CompletableFuture<Void> check = CompletableFuture.runAsync(() -> urls.check(url), executor);
    try {
      await(check, timeout, url, () -> check.cancel(true));
    } catch (JamfFailure failure) {
      throw failure.withEffect(false);
    }
    session.trustAddress();
  }

  private Reply answer(JamfSession session, Call call, Duration timeout, AtomicInteger status) {
    URI base = session.connection().instanceUrl();
    AtomicBoolean givenUp = new AtomicBoolean();
    HttpResponse.BodyHandler<byte[]> body =
        info -> {
          if (!givenUp.get()) {
            status.set(info.statusCode());
            session.cookies().store(info.headers().allValues("Set-Cookie"));
          }
          return new LimitedBody();
        };
    CompletableFuture<HttpResponse<byte[]>> sent = http.sendAsync(request(session, call), body);
    Runnable late =
        () -> {
          givenUp.set(true);
          linger(session, sent);
        };
    try {
      // HttpRequest's own time limit ends with the headers, so the future is bounded instead
      HttpResponse<byte[]> response = await(sent, timeout, base, late);
      return new Reply(response.statusCode(), response.headers(), response.body());
    } catch (JamfFailure failure) {
      throw status.get() == 0 ? failure : brokenOff(status.get());
    }
  }

  private static HttpRequest request(JamfSession session, Call call) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(session.connection().instanceUrl() + call.path()))
            .method(
                call.method(),
                call.body().isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(call.body()));
    call.headers().forEach(request::header);
    request.header("User-Agent", "Scimify");
    session.cookies().header().ifPresent(cookies -> request.header("Cookie", cookies));
    return request.build();
  }

  /**
   * Jamf may work on a call that we have given up, and a connection that is closed meanwhile still
   * counts for it. So it stays open, and nobody else gets it, until Jamf is done with it or has had
   * time enough.
   */
  private void linger(JamfSession session, CompletableFuture<?> call) {
    session.connections().occupyUntilEnd(call);
    CompletableFuture.delayedExecutor(lingering.toNanos(), TimeUnit.NANOSECONDS, executor)
        .execute(() -> call.cancel(true)); // closes the connection
  }

  private static <T> T await(
      CompletableFuture<T> future, Duration timeout, URI url, Runnable late) {
    try {
      return future.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      late.run();
      throw unreachable(url, "did not answer within " + seconds(timeout) + " s").withEffect(true);
    } catch (InterruptedException e) {
      future.cancel(true);
      throw Interruption.during("waiting for Jamf Pro");
    } catch (ExecutionException e) {
      throw failure(url, e.getCause() == null ? e : e.getCause());
    }
  }

  private static JamfFailure brokenOff(int status) {
    return JamfFailure.of(
            Reason.UNEXPECTED, "Jamf Pro's answer with status " + status + " broke off.")
        .withEffect(true)
        .withStatus(status);
  }

  private static JamfFailure failure(URI url, Throwable cause) {
    if (cause instanceof JamfFailure known) {
      return known;
    }
    if (cause instanceof HttpConnectTimeoutException) {
      return unreachable(url, "accepted no connection in time");
    }
    if (cause instanceof ConnectException) {
      return unreachable(url, "refused the connection, or its name is not known to the DNS");
    }
    if (cause instanceof SSLException) {
      return unreachable(url, "offered no trusted TLS connection (" + cause.getMessage() + ")");
    }
    if (cause instanceof IOException) {
      return unreachable(url, "broke the connection (" + cause.getMessage() + ")").withEffect(true);
    }
    throw new IllegalStateException("Calling " + url + " failed", cause);
  }

  private static JamfFailure unreachable(URI url, String what) {
    return JamfFailure.of(Reason.UNREACHABLE, "Jamf Pro at " + url + " " + what + ".");
  }

  private static String seconds(Duration duration) {
    return String.valueOf(Math.max(1, Math.round(duration.toMillis() / 1000.0)));
  }
}
