package io.scimify.jamf.simulator;

import java.util.List;

/** The routes of the simulated tenant: from path to resource, behind the bearer check. */
final class JamfApi {
  private final Settings settings;
  private final Gate gate;
  private final TokenEndpoint token;
  private final ServerInformation information;
  private final ClassicUsers classicUsers;
  private final ClassicUserGroups classicGroups;
  private final ProUsers proUsers;
  private final ProStaticUserGroups proGroups;

  JamfApi(ApiClients clients, Tokens tokens, Settings settings) {
    this.settings = settings;
    gate = new Gate(clients, tokens, settings);
    token = new TokenEndpoint(clients, tokens, settings);
    information = new ServerInformation(tokens, settings);
    classicUsers = new ClassicUsers(settings);
    classicGroups = new ClassicUserGroups(settings);
    proUsers = new ProUsers(settings);
    proGroups = new ProStaticUserGroups(settings);
  }

  Response answer(Request request, Database database) {
    try {
      synchronized (database) {
        return route(request, database);
      }
    } catch (Refused refused) {
      return refused.response();
    }
  }

  private Response route(Request request, Database database) {
    if (TokenEndpoint.isAt(request.path())) {
      return token.answer(request);
    }
    if (request.path().startsWith("/JSSResource/")) {
      return classic(request, database, gate.openClassic(request));
    }
    return request.path().startsWith("/api/")
        ? pro(request, database, gate.openPro(request))
        : unknown();
  }

  private Response classic(Request request, Database database, Access access) {
    List<String> path = request.segments();
    String resource = path.get(1);
    if (path.size() == 2) {
      return switch (resource) {
        case "users" -> classicUsers.list(request, database, access);
        case "usergroups" -> classicGroups.list(request, database, access);
        default -> unknown();
      };
    }
    return path.size() == 4
        ? classicRecord(request, database, access, resource + "/" + path.get(2), path.get(3))
        : unknown();
  }

  private Response classicRecord(
      Request request, Database database, Access access, String by, String key) {
    return switch (by) {
      case "users/id" -> classicUsers.byId(request, database, access, key);
      case "users/name" -> classicUsers.byName(request, database, access, key);
      case "users/email" -> classicUsers.byEmail(request, database, access, key);
      case "usergroups/id" -> classicGroups.byId(request, database, access, key);
      case "usergroups/name" -> classicGroups.byName(request, database, access, key);
      default -> unknown();
    };
  }

  private Response pro(Request request, Database database, Access access) {
    List<String> path = request.segments();
    return switch (request.path()) {
      case "/api/v1/jamf-pro-version" -> information.version(request);
      case "/api/v1/auth" -> information.authorization(request, access);
      case "/api/v1/auth/invalidate-token" -> information.invalidateToken(request);
      default ->
          path.size() == 3 || path.size() == 4
              ? proResource(request, database, access, path)
              : ApiError.of(404);
    };
  }

  private Response proResource(
      Request request, Database database, Access access, List<String> path) {
    boolean one = path.size() == 4;
    String resource = path.get(1) + "/" + path.get(2);
    if (resource.equals("v1/users") && settings.version().isAtLeast(11, 26)) {
      return one
          ? proUsers.one(request, database, access, path.get(3))
          : proUsers.collection(request, database, access);
    }
    if (resource.equals("v1/static-user-groups")) {
      return one
          ? proGroups.one(request, database, access, path.get(3))
          : proGroups.list(request, database, access);
    }
    return ApiError.of(404);
  }

  /** A path that no application serves gets the servlet container's own page. */
  private static Response unknown() {
    String page =
        "<!doctype html><html lang=\"en\"><head><title>HTTP Status 404 – Not Found</title></head>"
            + "<body><h1>HTTP Status 404 – Not Found</h1></body></html>";
    return Response.of(404, Response.HTML, page);
  }
}
