package io.scimify.jamf.simulator;

import jakarta.json.JsonObjectBuilder;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code POST /api/v1/oauth/token} and its older path: client credentials for a bearer token. */
final class TokenEndpoint {
  private static final String SPECIFICATION =
      "https://datatracker.ietf.org/doc/html/rfc6749#section-5.2";

  private final ApiClients clients;
  private final Tokens tokens;
  private final Settings settings;

  TokenEndpoint(ApiClients clients, Tokens tokens, Settings settings) {
    this.clients = clients;
    this.tokens = tokens;
    this.settings = settings;
  }

  static boolean isAt(String path) {
    return path.equals("/api/v1/oauth/token") || path.equals("/api/oauth/token");
  }

  Response answer(Request request) {
    if (!request.method().equals("POST")) {
      return ApiError.of(405);
    }
    if (!request.mediaType().equals("application/x-www-form-urlencoded")) {
      return ApiError.of(415);
    }
    return grant(request);
  }

  private Response grant(Request request) {
    Optional<String> grantType = present(request, "grant_type");
    if (grantType.isEmpty()) {
      return error(400, "invalid_request", "OAuth 2.0 Parameter: grant_type");
    }
    if (!grantType.get().equals("client_credentials")) {
      return error(400, "unsupported_grant_type", "OAuth 2.0 Parameter: grant_type");
    }
    return authenticated(request)
        .map(client -> issue(client, request))
        .orElseGet(() -> error(settings.invalidClientStatus(), "invalid_client", "client_id"));
  }

  private Optional<ApiClient> authenticated(Request request) {
    String secret = request.formField("client_secret").orElse("");
    return request
        .formField("client_id")
        .flatMap(clients::find)
        .filter(it -> it.secret().equals(secret));
  }

  private Response issue(ApiClient client, Request request) {
    boolean asksForeignRole =
        present(request, "scope").stream()
            .flatMap(scopes -> Arrays.stream(scopes.split(" ")))
            .anyMatch(Predicate.not(client.scope()::equals));
    if (asksForeignRole) {
      return error(400, "invalid_scope", "OAuth 2.0 Parameter: scope");
    }
    JsonObjectBuilder body =
        Json.object()
            // a disabled client is answered with 200 and nothing usable
            .add("access_token", client.enabled() ? token(client) : "")
            .add("scope", client.scope())
            .add("token_type", "Bearer")
            .add("expires_in", settings.tokenLifetime().toSeconds() - 1);
    return Response.json(200, body.build()).with("Cache-Control", "no-store");
  }

  private String token(ApiClient client) {
    return tokens.issue(client, settings.tokenLifetime());
  }

  private static Optional<String> present(Request request, String field) {
    return request.formField(field).filter(Predicate.not(String::isBlank));
  }

  private static Response error(int status, String error, String description) {
    return Response.json(
        status,
        Json.object()
            .add("error", error)
            .add("error_description", description)
            .add("error_uri", SPECIFICATION)
            .build());
  }
}
