package io.scimify.jamf.simulator;

import jakarta.json.JsonObjectBuilder;

/**
 * The calls that need a token but no privilege: version, own authorisation, giving a token back.
 */
final class ServerInformation {
  private final Tokens tokens;
  private final Settings settings;

  ServerInformation(Tokens tokens, Settings settings) {
    this.tokens = tokens;
    this.settings = settings;
  }

  Response version(Request request) {
    if (!request.method().equals("GET")) {
      return ApiError.of(405);
    }
    return Response.json(200, Json.object().add("version", settings.version().text()).build());
  }

  Response authorization(Request request, Access access) {
    if (!request.method().equals("GET")) {
      return ApiError.of(405);
    }
    JsonObjectBuilder body =
        Json.object()
            .add("account", account(access.client()))
            .add("accountGroups", Json.array())
            .add("sites", Json.array())
            .add("authenticationType", "CLIENT_CREDENTIALS");
    return Response.json(200, body.build());
  }

  Response invalidateToken(Request request) {
    if (!request.method().equals("POST")) {
      return ApiError.of(405);
    }
    request.bearerToken().ifPresent(tokens::invalidate);
    return Response.empty(204);
  }

  private JsonObjectBuilder account(ApiClient client) {
    JsonObjectBuilder account =
        Json.object()
            .add("id", Integer.toString(client.roleId()))
            .add("username", client.clientId())
            .add("realName", client.clientId())
            .add("email", "")
            .add("multiSiteAdmin", false)
            .add("accessLevel", "FullAccess")
            .add("privilegeSet", "CUSTOM")
            .add("groupIds", Json.array())
            .add("currentSiteId", "-1");
    return settings.privilegesBySite() ? account.add("privilegesBySite", bySite(client)) : account;
  }

  private static JsonObjectBuilder bySite(ApiClient client) {
    return Json.object()
        .add(
            "-1", Json.array(client.privileges().stream().map(Privilege::label).sorted().toList()));
  }
}
