package io.scimify.adapter.jamf;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.scimify.adapter.jamf.JamfHttpClient.Call;
import io.scimify.adapter.jamf.JamfTokenCache.Token;
import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.domain.integration.JamfConnection;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.util.Map;
import java.util.function.Function;

/** Asks for an access token by the client's credentials (fact sheet Jamf §1.1). */
final class TokenRequest {
  private static final long DEFAULT_SECONDS = 60;

  private final JamfSession session;
  private final JamfJson json;
  private final Function<Call, Reply> exchange;

  TokenRequest(JamfSession session, JamfJson json, Function<Call, Reply> exchange) {
    this.session = session;
    this.json = json;
    this.exchange = exchange;
  }

  /** {@code before} is a reading of the monotonic clock ahead of the request. */
  Token send(long before) {
    String path = session.tokenPath();
    Reply reply = exchange.apply(call(path));
    if (reply.status() == 404 && path.equals(JamfSession.TOKEN_PATH)) {
      reply = exchange.apply(call(JamfSession.OLD_TOKEN_PATH));
      if (reply.isSuccess()) {
        session.useOldTokenPath();
      }
    }
    return token(reply, before);
  }

  private Call call(String path) {
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
    if (!reply.isSuccess() || reply.isHtml()) {
      throw failure(reply).withStatus(reply.status());
    }
    JsonObject body = json.requireObject(reply, "access token");
    String value = JamfJson.text(body, "access_token");
    if (value.isBlank()) {
      throw rejected("gets no usable token: it is disabled or has no API role")
          .withStatus(reply.status());
    }
    long seconds = JamfJson.number(body, "expires_in").orElse(DEFAULT_SECONDS);
    return Token.lasting(value, before, seconds);
  }

  private JamfFailure failure(Reply reply) {
    return switch (reply.status()) {
      case 400, 401, 403 -> rejected("is refused: its client id or secret is wrong");
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
}
