package io.scimify.adapter.jamf;

import io.scimify.adapter.jamf.JamfHttpClient.Call;
import io.scimify.adapter.jamf.JamfTokenCache.Token;
import io.scimify.application.port.out.JamfCallContext;
import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.domain.integration.JamfPrivilege;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * One call with a token, through one of the instance's connections and past its circuit. A rejected
 * token is renewed once; what is refused after that is a lack of rights (fact sheet Jamf §1.3).
 */
final class AuthorisedCalls {
  /** Everything that calls share. */
  record Shared(
      JamfHttpClient http, JamfJson json, JamfSettings settings, Clock clock, LongSupplier nanos) {}

  private final Shared shared;
  private final JamfSession session;
  private final JamfCallContext context;
  private final Patience patience;

  AuthorisedCalls(Shared shared, JamfSession session, JamfCallContext context, Patience patience) {
    this.shared = shared;
    this.session = session;
    this.context = context;
    this.patience = patience;
  }

  /** Jamf's answer, unless it is one that says nothing about what was asked. */
  Reply answer(JamfRequest request, boolean last) {
    Reply reply = authorised(request, last);
    boolean write = !request.isRead();
    if (reply.status() == 429) {
      throw throttled(reply).withEffect(request.isCreate()); // a gateway may say so too late
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
    patience.acquire(session.connections());
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
    return shared.http().exchange(session, context, call, patience.timeLimit(last));
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

  /** For a call that Jamf refuses to this client (fact sheet Jamf §1.3). */
  JamfFailure lacking(JamfRequest request, Reply reply) {
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

  private String token() {
    return session
        .tokens()
        .current(() -> patience.repeating(this::fetchToken), patience.remaining());
  }

  private Token fetchToken(boolean last) {
    try {
      return new TokenRequest(session, shared.json(), call -> tokenReply(call, last))
          .send(shared.nanos().getAsLong());
    } catch (JamfFailure failure) {
      throw failure.onToken();
    }
  }

  private Reply tokenReply(Call call, boolean last) {
    Reply reply = exchange(call, last);
    if (reply.status() == 429) {
      throw throttled(reply);
    }
    return reply;
  }

  private void awaitPause() {
    Duration pause = session.circuit().pause();
    if (pause.isZero()) {
      return;
    }
    if (!patience.allows(pause)) {
      throw JamfFailure.of(
              Reason.THROTTLED, "Jamf Pro has asked to be left alone for " + seconds(pause) + " s.")
          .withRetryAfter(Optional.of(pause))
          .notRepeatable();
    }
    Patience.sleep(pause);
  }

  private static long seconds(Duration pause) {
    return Math.max(1, pause.plusMillis(999).toSeconds());
  }
}
