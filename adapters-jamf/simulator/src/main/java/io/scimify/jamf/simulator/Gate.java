package io.scimify.jamf.simulator;

import java.util.Optional;

/** Checks the bearer token; what the token allows is then asked per operation. */
final class Gate {
  private final ApiClients clients;
  private final Tokens tokens;
  private final Settings settings;

  Gate(ApiClients clients, Tokens tokens, Settings settings) {
    this.clients = clients;
    this.tokens = tokens;
    this.settings = settings;
  }

  Access openClassic(Request request) {
    ApiClient client = bearer(request).orElseThrow(() -> new Refused(unauthorizedClassic()));
    return new Access(client, ClassicErrorPage::of);
  }

  Access openPro(Request request) {
    ApiClient client = bearer(request).orElseThrow(() -> new Refused(invalidToken()));
    return new Access(client, Gate::proError);
  }

  private Optional<ApiClient> bearer(Request request) {
    return request.bearerToken().flatMap(tokens::clientOf).flatMap(clients::find);
  }

  private Response unauthorizedClassic() {
    return switch (settings.unauthorizedBody()) {
      case JSON -> invalidToken();
      case EMPTY -> Response.empty(401);
      case HTML -> ClassicErrorPage.of(401);
    };
  }

  private static Response invalidToken() {
    return ApiError.of(401, "INVALID_TOKEN", "Unauthorized");
  }

  private static Response proError(int status) {
    return status == 403 ? ApiError.of(403, "INVALID_PRIVILEGE", "Forbidden") : ApiError.of(status);
  }
}
