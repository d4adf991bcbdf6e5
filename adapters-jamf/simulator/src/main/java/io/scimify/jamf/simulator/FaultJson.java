package io.scimify.jamf.simulator;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Locale;

/** A fault rule as the control API takes it. */
final class FaultJson {
  private FaultJson() {}

  static FaultRule rule(JsonObject body) {
    FaultRule rule =
        FaultRule.on(
                body.getString("method", FaultRule.ANY_METHOD),
                body.getString("path", ".*"),
                fault(body))
            .afterSkipping(body.getInt("skip", 0))
            .times(body.getInt("times", 1));
    return body.containsKey("probability")
        ? rule.withProbability(body.getJsonNumber("probability").doubleValue())
        : rule;
  }

  private static Fault fault(JsonObject body) {
    String name = body.getString("fault").toUpperCase(Locale.ROOT);
    return switch (name) {
      case "DELAY" -> Fault.delay(Duration.ofMillis(body.getInt("delayMillis")));
      case "TOO_MANY_REQUESTS" -> tooManyRequests(body);
      case "INTERNAL_SERVER_ERROR" -> Fault.internalServerError();
      case "BAD_GATEWAY" -> Fault.badGateway();
      case "SERVICE_UNAVAILABLE" -> Fault.serviceUnavailable();
      case "GATEWAY_TIMEOUT_BUT_APPLIED" -> Fault.gatewayTimeoutButApplied();
      case "TRANSIENT_CONFLICT" -> Fault.transientConflict();
      case "LOGIN_PAGE" -> Fault.loginPage();
      case "RESET_BEFORE_EFFECT" -> Fault.resetBeforeEffect();
      case "RESET_AFTER_EFFECT" -> Fault.resetAfterEffect();
      case "STALL" -> Fault.stall();
      case "STALL_AFTER_EFFECT" -> Fault.stallAfterEffect();
      case "TRUNCATED_BODY" -> Fault.truncatedBody();
      case "EMPTY_LIST" -> Fault.emptyList();
      case "DROPPED_COOKIE" -> Fault.droppedCookie();
      case "ANSWER" -> answer(body);
      default -> throw new IllegalArgumentException("No fault \"" + name + "\"");
    };
  }

  private static Fault tooManyRequests(JsonObject body) {
    return body.containsKey("retryAfterSeconds")
        ? Fault.tooManyRequests(Duration.ofSeconds(body.getInt("retryAfterSeconds")))
        : Fault.tooManyRequests();
  }

  private static Fault answer(JsonObject body) {
    String contentType = body.getString("contentType", Response.HTML);
    return Fault.answer(body.getInt("status"), contentType, body.getString("body", ""));
  }
}
