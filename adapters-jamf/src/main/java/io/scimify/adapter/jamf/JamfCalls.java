package io.scimify.adapter.jamf;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.scimify.adapter.jamf.JamfHttpClient.Call;
import io.scimify.adapter.jamf.JamfTokenCache.Token;
import io.scimify.application.port.out.JamfCallContext;
import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.domain.integration.JamfConnection;
import io.scimify.domain.integration.JamfPrivilege;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The calls made on behalf of one caller, all before its deadline. Reads are repeated when Jamf
 * stumbles; a write goes out once, and its caller decides by reading what to do about an odd
 * answer.
 */
final class JamfCalls {
  /** Everything that calls share. */
  record Shared(
      JamfHttpClient http, JamfJson json, JamfSettings settings, Clock clock, LongSupplier nanos) {}

  /** The longest pause that is worth waiting inside a request. */
  private static final Duration SHORT_PAUSE = Duration.ofSeconds(2);

  /** A first answer may take this share of the time that is left; the rest is for a second look. */
  private static final double SHARE = 0.6;

  private static final int REREADS_IN_SLIGHT_DOUBT = 2;
  private static final int REREADS_IN_STRONG_DOUBT = 5;
  private static final int WRITES_TO_LAGGING_APPS = 3;
  private static final long DEFAULT_TOKEN_SECONDS = 60;

  private final Shared shared;
  private final JamfSession session;
  private final JamfCallContext context;

  JamfCalls(Shared shared, JamfSession session, JamfCallContext context) {
    this.shared = shared;
    this.session = session;
    this.context = context;
  }

  JamfSession session() {
    return session;
  }

  JamfCallContext context() {
    return context;
  }

  JamfJson json() {
    return shared.json();
  }

  Explanation explain(Reply reply) {
    return Explanation.of(reply, shared.json());
  }

  // ------------------------------------------------------------------------------------- reads

  /** What {@code parser} makes of a successful answer; anything else is a failure. */
  <T> T read(JamfRequest request, Function<Reply, T> parser) {
    return repeating(last -> parser.apply(readOnce(request, last)));
  }

  private Reply readOnce(JamfRequest request, boolean last) {
    Reply reply = answered(request, last);
    if (reply.isSuccess()) {
      return reply;
    }
    throw (reply.status() == 404 ? notFound(request, reply) : invalid(request, reply))
        .withStatus(reply.status());
  }

  /**
   * A read of one object by its id. A 404 for what was written a moment ago is not believed as long
   * as another web app of the cluster may have given it (fact sheet Jamf §5).
   */
  <T> T readWritten(JamfRequest request, Function<Reply, T> parser) {
    for (int reread = 0; ; reread++) {
      try {
        return read(request, parser);
      } catch (JamfFailure failure) {
        if (!failure.is(Reason.NOT_FOUND)) {
          throw failure;
        }
        lookAgain(request, failure, reread);
      }
    }
  }

  private void lookAgain(JamfRequest request, JamfFailure failure, int reread) {
    Duration pause = backOff(reread + 1);
    switch (session.doubt(request.path())) {
      case NONE -> throw failure;
      case SLIGHT -> {
        if (reread >= REREADS_IN_SLIGHT_DOUBT || !fits(pause)) {
          throw failure;
        }
      }
      case STRONG -> {
        if (reread >= REREADS_IN_STRONG_DOUBT || !fits(pause)) {
          throw lagging();
        }
      }
    }
    sleep(pause);
  }

  private JamfFailure notFound(JamfRequest request, Reply reply) {
    return reply.saysNotFound(request.isClassic())
        ? JamfFailure.of(Reason.NOT_FOUND, "Jamf Pro knows no " + request.path() + ".")
        : JamfFailure.of(
            Reason.UNEXPECTED,
            "A page with status 404 that is not Jamf Pro's came back for " + request.path() + ".");
  }

  private JamfFailure invalid(JamfRequest request, Reply reply) {
    String reason = explain(reply).said().orElse("status " + reply.status() + " without a reason");
    return JamfFailure.of(
        Reason.INVALID,
        "Jamf Pro refused " + request.method() + " " + request.path() + ": " + reason + ".");
  }

  // ------------------------------------------------------------------------------------ writes

  /**
   * Sends a write once. Returns a success or what Jamf has against it (4xx other than 401, 403, 408
   * and 429); fails with {@code effectUnknown} if Jamf may have done it all the same.
   */
  Reply write(JamfRequest request) {
    return answered(request, false);
  }

  /** A write to an existing object, repeated only if a 404 came from a web app that lags behind. */
  Reply writeTo(JamfRequest request, Runnable reread) {
    for (int attempt = 1; attempt <= WRITES_TO_LAGGING_APPS; attempt++) {
      Reply reply = write(request);
      if (reply.status() != 404 || session.doubt(request.path()) == RecentWrites.Doubt.NONE) {
        return reply;
      }
      reread.run(); // fails unless the object is there
    }
    throw lagging();
  }

  private static JamfFailure lagging() {
    return JamfFailure.of(
            Reason.UNEXPECTED,
            "Jamf Pro does not show everywhere yet what was written within the last minute.")
        .notRepeatable();
  }

  /** The failure for a 4xx answer to a write. */
  JamfFailure refusal(JamfRequest request, Reply reply) {
    Explanation why = explain(reply);
    JamfFailure failure;
    if (reply.status() == 404) {
      failure = notFound(request, reply);
    } else if (why.saysNotAuthorized()) {
      failure = lacking(request, reply);
    } else if (why.saysDuplicate()) {
      failure = JamfFailure.of(Reason.CONFLICT, "Jamf Pro: " + why.reason() + ".");
    } else if (why.saysTryAgain() || (reply.status() == 409 && why.isSilent())) {
      failure =
          JamfFailure.of(
              Reason.UNEXPECTED, "Jamf Pro answered 409 (conflict) without naming a reason.");
    } else {
      failure = invalid(request, reply);
    }
    return failure.withStatus(reply.status());
  }

  // ------------------------------------------------------------------------- one authorised call

  private Reply answered(JamfRequest request, boolean last) {
    Reply reply = authorised(request, last);
    boolean write = !request.isRead();
    if (reply.status() == 429) {
      throw throttled(reply);
    }
    if (reply.status() == 408 || reply.status() >= 500) {
      throw stumbled(request, reply).withEffect(write);
    }
    if (reply.status() == 401 || reply.status() == 403) {
      throw lacking(request, reply);
    }
    if (reply.isRedirect() || (reply.isSuccess() && reply.isHtml())) {
      throw JamfFailure.of(
              Reason.UNEXPECTED,
              "Jamf Pro answered " + request.path() + " with a web page, such as a login page.")
          .withStatus(reply.status())
          .withEffect(write);
    }
    return reply;
  }

  private Reply authorised(JamfRequest request, boolean last) {
    awaitPause();
    session.circuit().enter();
    enterBulkhead();
    try {
      String token = token();
      Reply reply = send(request, token, last);
      if (!reply.rejectsToken()) {
        return reply;
      }
      session.tokens().drop(token);
      return send(request, token(), last);
    } finally {
      session.connections().release();
    }
  }

  private Reply send(JamfRequest request, String token, boolean last) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Authorization", "Bearer " + token);
    headers.put("Accept", request.accept());
    request.body().ifPresent(body -> headers.put("Content-Type", body.contentType()));
    String body = request.body().map(JamfRequest.Body::text).orElse("");
    return exchange(new Call(request.method(), request.path(), headers, body), last);
  }

  private Reply exchange(Call call, boolean last) {
    return shared.http().exchange(session, context, call, timeLimit(last));
  }

  private JamfFailure throttled(Reply reply) {
    Optional<Duration> wait = reply.retryAfter(shared.clock().instant());
    wait.ifPresent(session.circuit()::pauseFor);
    return JamfFailure.of(Reason.THROTTLED, "Jamf Pro asks for fewer calls (429).")
        .withRetryAfter(wait)
        .withStatus(reply.status());
  }

  private JamfFailure stumbled(JamfRequest request, Reply reply) {
    Optional<Duration> wait = reply.retryAfter(shared.clock().instant());
    wait.ifPresent(session.circuit()::pauseFor);
    return JamfFailure.of(
            Reason.UNREACHABLE,
            "Jamf Pro answered " + request.path() + " with status " + reply.status() + ".")
        .withRetryAfter(wait)
        .withStatus(reply.status());
  }

  private JamfFailure lacking(JamfRequest request, Reply reply) {
    String client = "Jamf API client \"" + session.connection().clientId() + "\"";
    Optional<JamfPrivilege> privilege = request.privilege();
    JamfFailure failure =
        privilege.isPresent()
            ? JamfFailure.missing(
                privilege.get(),
                client
                    + " lacks the privilege \""
                    + privilege.get().label()
                    + "\". Add it to the client's API role in Jamf Pro.")
            : JamfFailure.of(Reason.UNAUTHORIZED, client + " may not call " + request.path() + ".");
    return failure.withStatus(reply.status());
  }

  // ------------------------------------------------------------------------------------- token

  private String token() {
    return session.tokens().current(() -> repeating(this::fetchToken), remaining());
  }

  private Token fetchToken(boolean last) {
    long before = shared.nanos().getAsLong();
    String path = session.tokenPath();
    Reply reply = exchange(tokenCall(path), last);
    if (reply.status() == 404 && path.equals(JamfSession.TOKEN_PATH)) {
      reply = exchange(tokenCall(JamfSession.OLD_TOKEN_PATH), last);
      if (reply.isSuccess()) {
        session.useOldTokenPath();
      }
    }
    return token(reply, before);
  }

  private Call tokenCall(String path) {
    JamfConnection connection = session.connection();
    String form =
        "grant_type=client_credentials&client_id="
            + URLEncoder.encode(connection.clientId(), UTF_8)
            + "&client_secret="
            + URLEncoder.encode(connection.clientSecret().reveal(), UTF_8);
    Map<String, String> headers =
        Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", JamfRequest.JSON);
    return new Call("POST", path, headers, form);
  }

  private Token token(Reply reply, long before) {
    if (reply.isSuccess() && !reply.isHtml()) {
      JsonObject body = shared.json().requireObject(reply, "access token");
      String value = JamfJson.text(body, "access_token");
      if (value.isBlank()) {
        throw rejected("gets no usable token: it is disabled or has no API role");
      }
      long seconds = JamfJson.number(body, "expires_in").orElse(DEFAULT_TOKEN_SECONDS);
      return Token.lasting(value, before, seconds);
    }
    throw tokenFailure(reply).withStatus(reply.status());
  }

  private JamfFailure tokenFailure(Reply reply) {
    return switch (reply.status()) {
      case 400, 401, 403 -> rejected("is refused: its client id or secret is wrong");
      case 429 -> throttled(reply);
      default ->
          JamfFailure.of(
              reply.status() >= 500 ? Reason.UNREACHABLE : Reason.UNEXPECTED,
              "Jamf Pro answered the request for an access token with status "
                  + reply.status()
                  + (reply.isHtml() ? " and a web page." : "."));
    };
  }

  private JamfFailure rejected(String how) {
    return JamfFailure.of(
        Reason.UNAUTHORIZED,
        "Jamf API client \""
            + session.connection().clientId()
            + "\" "
            + how
            + ". Check it under Settings > System > API roles and clients in Jamf Pro.");
  }

  // -------------------------------------------------------------------------- time and patience

  private interface Attempt<T> {
    T run(boolean last);
  }

  private <T> T repeating(Attempt<T> attempt) {
    for (int number = 1; ; number++) {
      boolean last = number >= shared.settings().readAttempts();
      try {
        return attempt.run(last);
      } catch (JamfFailure failure) {
        Duration pause = pauseAfter(failure, number);
        if (last || !isWorthRepeating(failure, number) || !fits(pause)) {
          throw failure.withEffect(false);
        }
        sleep(pause);
      }
    }
  }

  private static boolean isWorthRepeating(JamfFailure failure, int number) {
    boolean onceOnly = failure.is(Reason.UNEXPECTED) && number > 1;
    return failure.isRepeatable() && !onceOnly;
  }

  private Duration pauseAfter(JamfFailure failure, int number) {
    Duration backOff = backOff(number);
    return failure.retryAfter().filter(wait -> wait.compareTo(backOff) > 0).orElse(backOff);
  }

  private Duration backOff(int number) {
    long base = shared.settings().backOff().toNanos() << Math.min(number - 1, 6);
    return Duration.ofNanos(base / 2 + ThreadLocalRandom.current().nextLong(base / 2 + 1));
  }

  private boolean fits(Duration pause) {
    return pause.compareTo(SHORT_PAUSE.multipliedBy(2)) <= 0
        && pause.compareTo(remaining().dividedBy(2)) < 0;
  }

  private void awaitPause() {
    Duration pause = session.circuit().pause();
    if (pause.isZero()) {
      return;
    }
    if (pause.compareTo(SHORT_PAUSE) > 0 || !fits(pause)) {
      throw JamfFailure.of(
              Reason.THROTTLED, "Jamf Pro has asked to be left alone for " + sentence(pause) + ".")
          .withRetryAfter(Optional.of(pause))
          .notRepeatable();
    }
    sleep(pause);
  }

  private static String sentence(Duration pause) {
    return Math.max(1, pause.plusMillis(999).toSeconds()) + " s";
  }

  private void enterBulkhead() {
    Duration patience = shorter(shared.settings().bulkheadWait(), remaining());
    try {
      if (!session.connections().tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw JamfFailure.of(
                Reason.UNREACHABLE,
                "All connections to Jamf Pro are busy; it answers more slowly than it is asked.")
            .notRepeatable();
      }
    } catch (InterruptedException e) {
      throw Interruption.during("waiting for a connection to Jamf Pro").withEffect(false);
    }
  }

  private Duration timeLimit(boolean last) {
    Duration left = remaining();
    Duration share = last ? left : Duration.ofNanos((long) (left.toNanos() * SHARE));
    return shorter(shared.settings().readTimeout(), share);
  }

  /** What is left until the deadline; fails when nothing is. */
  Duration remaining() {
    Duration left = Duration.between(shared.clock().instant(), context.deadline());
    if (left.isNegative() || left.isZero()) {
      throw JamfFailure.of(Reason.UNREACHABLE, "Jamf Pro took longer than there was time for.")
          .notRepeatable();
    }
    return left;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static void sleep(Duration pause) {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    } catch (InterruptedException e) {
      throw Interruption.during("pausing before the next call").withEffect(false);
    }
  }
}
