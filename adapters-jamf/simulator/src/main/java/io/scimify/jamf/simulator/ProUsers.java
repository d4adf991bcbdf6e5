package io.scimify.jamf.simulator;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code /api/v1/users}, which Jamf Pro offers from 11.26. */
final class ProUsers {
  private final Settings settings;

  ProUsers(Settings settings) {
    this.settings = settings;
  }

  Response collection(Request request, Database database, Access access) {
    return switch (request.method()) {
      case "GET" -> list(request, database, access);
      case "POST" -> create(request, database, access);
      default -> ApiError.of(405);
    };
  }

  Response one(Request request, Database database, Access access, String id) {
    return switch (request.method()) {
      case "GET" -> read(request, database, access, id);
      case "PUT" -> update(request, database, access, id);
      case "DELETE" -> delete(request, database, access, id);
      default -> ApiError.of(405);
    };
  }

  private Response list(Request request, Database database, Access access) {
    access.require(Privilege.READ_USER);
    return Page.requested(request).answer(database.users().all(request.replica()));
  }

  private Response create(Request request, Database database, Access access) {
    access.require(Privilege.CREATE_USER);
    JamfUser user = replaced(body(request), JamfUser.named(""), false);
    requireUsable(database, request.replica(), user);
    JamfUser stored = database.users().insert(request.replica(), user::withId);
    String href = "%s/api/v1/users/%d".formatted(origin(request), stored.id());
    return Response.json(
        201, Json.object().add("id", Integer.toString(stored.id())).add("href", href).build());
  }

  private Response read(Request request, Database database, Access access, String id) {
    access.require(Privilege.READ_USER);
    return Response.json(200, json(existing(request, database, id)).build());
  }

  private Response update(Request request, Database database, Access access, String id) {
    access.require(Privilege.UPDATE_USER);
    JsonObject body = body(request);
    JamfUser user = existing(request, database, id);
    JamfUser changed = replaced(body, user, settings.proPutKeepsOmitted());
    requireUsable(database, request.replica(), changed);
    database.users().put(request.replica(), user.id(), changed);
    return Response.empty(204);
  }

  private Response delete(Request request, Database database, Access access, String id) {
    access.require(Privilege.DELETE_USER);
    JamfUser user = existing(request, database, id);
    if (!user.links().isEmpty()) {
      return blockedDelete(request, database, user);
    }
    database.deleteUser(request.replica(), user.id());
    return Response.empty(204);
  }

  private Response blockedDelete(Request request, Database database, JamfUser user) {
    return switch (settings.blockedDelete()) {
      case CONFLICT -> ApiError.of(422, "HAS_DEPENDENCIES", "id", "User has dependencies");
      case BAD_REQUEST -> ApiError.of(400, "HAS_DEPENDENCIES", "id", "User has dependencies");
      case BAD_REQUEST_BUT_DELETED -> {
        database.deleteUser(request.replica(), user.id());
        yield ApiError.of(400);
      }
    };
  }

  static JsonObjectBuilder json(JamfUser user) {
    return Json.object()
        .add("id", Integer.toString(user.id()))
        .add("username", user.name())
        .add("realname", user.fullName())
        .add("email", user.email())
        .add("phone", user.phone())
        .add("position", user.position())
        .add("enableCustomPhotoUrl", user.photo().enabled())
        .add("customPhotoUrl", user.photo().url())
        .add("managedAppleId", user.managedAppleId());
  }

  private static JamfUser replaced(JsonObject body, JamfUser user, boolean keepsOmitted) {
    JamfUserEdit edit = user.edit();
    Body fields = new Body(body, keepsOmitted);
    fields.set("username", edit::name);
    fields.set("realname", edit::fullName);
    fields.set("email", edit::email);
    fields.set("phone", edit::phone);
    fields.set("position", edit::position);
    fields.set("customPhotoUrl", edit::photoUrl);
    fields.set("managedAppleId", edit::managedAppleId);
    if (body.containsKey("enableCustomPhotoUrl") || !keepsOmitted) {
      edit.photoEnabled(body.getBoolean("enableCustomPhotoUrl", false));
    }
    return edit.build();
  }

  /** The fields of a body; one that is absent or null clears, unless omitted ones are kept. */
  private record Body(JsonObject json, boolean keepsOmitted) {
    void set(String field, Consumer<String> target) {
      if (json.containsKey(field) || !keepsOmitted) {
        target.accept(Json.text(json, field).orElse(""));
      }
    }
  }

  private static JsonObject body(Request request) {
    if (!request.mediaType().equals("application/json")) {
      throw new Refused(ApiError.of(415));
    }
    return Json.parse(request.body())
        .orElseThrow(() -> ApiError.invalid("INVALID_JSON", "body", "Not a JSON object"));
  }

  private static JamfUser existing(Request request, Database database, String id) {
    return Optional.of(id)
        .filter(it -> it.matches("\\d{1,9}"))
        .flatMap(it -> database.users().find(request.replica(), Integer.parseInt(it)))
        .orElseThrow(() -> ApiError.notFound(id));
  }

  private static void requireUsable(Database database, Replica at, JamfUser user) {
    if (user.name().isBlank()) {
      throw ApiError.invalid("REQUIRED_FIELD", "username", "username is required");
    }
    Optional<JamfUser> other = database.users().named(at.truth(), user.name());
    if (other.filter(it -> it.id() != user.id()).isPresent()) {
      throw ApiError.invalid("DUPLICATE_FIELD", "username", "duplicate username");
    }
  }

  private static String origin(Request request) {
    return "http://" + request.header("host").orElse("localhost");
  }
}
