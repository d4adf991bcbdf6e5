package io.scimify.jamf.simulator;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code /api/v1/static-user-groups}: reads only, a bare array, no members. */
final class ProStaticUserGroups {
  private final Settings settings;

  ProStaticUserGroups(Settings settings) {
    this.settings = settings;
  }

  Response list(Request request, Database database, Access access) {
    if (!request.method().equals("GET")) {
      return ApiError.of(405);
    }
    access.require(Privilege.READ_STATIC_USER_GROUPS);
    JsonArrayBuilder groups = Json.array();
    database.groups().all(request.replica()).stream()
        .filter(Predicate.not(JamfGroup::smart))
        .map(this::json)
        .forEach(groups::add);
    return Response.json(200, groups.build());
  }

  Response one(Request request, Database database, Access access, String id) {
    if (!request.method().equals("GET")) {
      return ApiError.of(405);
    }
    access.require(Privilege.READ_STATIC_USER_GROUPS);
    return Optional.of(id)
        .filter(it -> it.matches("\\d{1,9}"))
        .flatMap(it -> database.groups().find(request.replica(), Integer.parseInt(it)))
        .filter(Predicate.not(JamfGroup::smart))
        .map(group -> Response.json(200, json(group).build()))
        .orElseThrow(() -> ApiError.notFound(id));
  }

  private JsonObjectBuilder json(JamfGroup group) {
    JsonObjectBuilder json = Json.object().add("id", group.id()).add("name", group.name());
    // the description came with 11.19
    return settings.version().isAtLeast(11, 19)
        ? json.add("description", group.description())
        : json;
  }
}
