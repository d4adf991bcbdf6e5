package io.scimify.jamf.simulator;

import java.time.Duration;

/** One way in which a call can go wrong. */
public record Fault(Kind kind, Response response, Duration duration) {

  /** When the fault strikes, seen from the effect of the call. */
  public enum Kind {
    DELAY,
    /** Another answer, and no effect. */
    ANSWER,
    /** Another answer, although the call took effect. */
    ANSWER_AFTER_EFFECT,
    RESET,
    RESET_AFTER_EFFECT,
    STALL,
    STALL_AFTER_EFFECT,
    TRUNCATED_BODY,
    /** Reads see an empty tenant. */
    EMPTY_LIST,
    /** The load balancer forgets which node the caller is pinned to. */
    DROPPED_COOKIE
  }

  private static final Response NOTHING = Response.empty(0);
  private static final Duration LONGER_THAN_ANY_CLIENT_WAITS = Duration.ofMinutes(10);

  public static Fault delay(Duration duration) {
    return new Fault(Kind.DELAY, NOTHING, duration);
  }

  public static Fault tooManyRequests() {
    return answer(429, Response.HTML, gatewayPage(429, "Too Many Requests"));
  }

  public static Fault tooManyRequests(Duration retryAfter) {
    Response limited = tooManyRequests().response();
    return answer(limited.with("Retry-After", Long.toString(retryAfter.toSeconds())));
  }

  public static Fault internalServerError() {
    return answer(500, Response.HTML, gatewayPage(500, "Internal Server Error"));
  }

  public static Fault badGateway() {
    return answer(502, Response.HTML, gatewayPage(502, "Bad Gateway"));
  }

  public static Fault serviceUnavailable() {
    return answer(503, Response.HTML, gatewayPage(503, "Service Temporarily Unavailable"));
  }

  /** 504 while the work goes on and is done, as large group updates on Jamf Cloud have shown. */
  public static Fault gatewayTimeoutButApplied() {
    Response timeout = Response.of(504, Response.HTML, gatewayPage(504, "Gateway Time-out"));
    return new Fault(Kind.ANSWER_AFTER_EFFECT, timeout, Duration.ZERO);
  }

  /** A 409 that will not come again for the same request. */
  public static Fault transientConflict() {
    return answer(ClassicErrorPage.of(409));
  }

  /** A single sign-on page with status 200, as a misconfigured proxy gives it. */
  public static Fault loginPage() {
    return answer(
        200,
        Response.HTML,
        "<!DOCTYPE html><html><head><title>Jamf Pro Login</title></head><body><form method=\"post\">"
            + "<input name=\"username\"><input name=\"password\" type=\"password\"></form></body>"
            + "</html>");
  }

  public static Fault answer(int status, String contentType, String body) {
    return answer(Response.of(status, contentType, body));
  }

  public static Fault resetBeforeEffect() {
    return new Fault(Kind.RESET, NOTHING, Duration.ZERO);
  }

  public static Fault resetAfterEffect() {
    return new Fault(Kind.RESET_AFTER_EFFECT, NOTHING, Duration.ZERO);
  }

  /** No answer for longer than a client waits; ended by {@link Faults#clear()}. */
  public static Fault stall() {
    return new Fault(Kind.STALL, NOTHING, LONGER_THAN_ANY_CLIENT_WAITS);
  }

  public static Fault stallAfterEffect() {
    return new Fault(Kind.STALL_AFTER_EFFECT, NOTHING, LONGER_THAN_ANY_CLIENT_WAITS);
  }

  public static Fault truncatedBody() {
    return new Fault(Kind.TRUNCATED_BODY, NOTHING, Duration.ZERO);
  }

  public static Fault emptyList() {
    return new Fault(Kind.EMPTY_LIST, NOTHING, Duration.ZERO);
  }

  public static Fault droppedCookie() {
    return new Fault(Kind.DROPPED_COOKIE, NOTHING, Duration.ZERO);
  }

  private static Fault answer(Response response) {
    return new Fault(Kind.ANSWER, response, Duration.ZERO);
  }

  private static String gatewayPage(int status, String reason) {
    return "<html><head><title>%1$d %2$s</title></head><body><center><h1>%1$d %2$s</h1></center></body></html>"
        .formatted(status, reason);
  }
}
