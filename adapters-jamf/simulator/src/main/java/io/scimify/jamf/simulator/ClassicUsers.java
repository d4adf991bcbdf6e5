package io.scimify.jamf.simulator;

import static io.scimify.jamf.simulator.ClassicNode.Items.Form.PLAIN;
import static io.scimify.jamf.simulator.ClassicNode.Items.Form.SIZED;

import java.util.List;
import java.util.Optional;

/** {@code /JSSResource/users}: id-only write answers, partial PUT, HTML failures. */
final class ClassicUsers {
  private final Settings settings;

  ClassicUsers(Settings settings) {
    this.settings = settings;
  }

  Response list(Request request, Database database, Access access) {
    if (!request.method().equals("GET")) {
      return ClassicErrorPage.of(405);
    }
    access.require(Privilege.READ_USER);
    List<ClassicNode.Fields> users =
        database.users().all(request.replica()).stream().map(ClassicUserNode::brief).toList();
    return ClassicRequest.answer(
        request, settings, "users", new ClassicNode.Items("user", users, SIZED));
  }

  Response byEmail(Request request, Database database, Access access, String email) {
    if (!request.method().equals("GET")) {
      return ClassicErrorPage.of(405);
    }
    access.require(Privilege.READ_USER);
    List<ClassicNode.Fields> users =
        database.users().all(request.replica()).stream()
            .filter(it -> it.email().equalsIgnoreCase(email))
            .map(it -> full(request, database, it))
            .toList();
    if (users.isEmpty() && settings.unmatchedEmailIsNotFound()) {
      return ClassicErrorPage.of(404);
    }
    return ClassicRequest.answer(
        request, settings, "users", new ClassicNode.Items("user", users, PLAIN));
  }

  Response byId(Request request, Database database, Access access, String id) {
    return one(request, database, access, Key.id(id));
  }

  Response byName(Request request, Database database, Access access, String name) {
    return one(request, database, access, Key.name(name));
  }

  private Response one(Request request, Database database, Access access, Key key) {
    return switch (request.method()) {
      case "GET" -> read(request, database, access, key);
      case "POST" -> create(request, database, access, key);
      case "PUT" -> update(request, database, access, key);
      case "DELETE" -> delete(request, database, access, key);
      default -> ClassicErrorPage.of(405);
    };
  }

  private Response read(Request request, Database database, Access access, Key key) {
    access.require(Privilege.READ_USER);
    JamfUser user = existing(request, database, key);
    return ClassicRequest.answer(request, settings, "user", full(request, database, user));
  }

  private Response create(Request request, Database database, Access access, Key key) {
    access.require(Privilege.CREATE_USER);
    XmlElement body = ClassicRequest.xml(request);
    String name = body.text("name").orElse(key.name());
    JamfUser user = ClassicUserChange.applied(body, JamfUser.named(name));
    requireFreeName(database, request.replica(), user);
    return written(database.users().insert(request.replica(), user::withId));
  }

  private Response update(Request request, Database database, Access access, Key key) {
    access.require(Privilege.UPDATE_USER);
    XmlElement body = ClassicRequest.xml(request);
    JamfUser user = latest(request, database, existing(request, database, key));
    JamfUser changed = ClassicUserChange.applied(body, user);
    requireFreeName(database, request.replica(), changed);
    database.users().put(request.replica(), user.id(), changed);
    return written(changed);
  }

  private Response delete(Request request, Database database, Access access, Key key) {
    access.require(Privilege.DELETE_USER);
    JamfUser user = existing(request, database, key);
    if (!user.links().isEmpty()) {
      return blockedDelete(request, database, user);
    }
    database.deleteUser(request.replica(), user.id());
    return ClassicNode.xml(200, "user", ClassicNode.fields().add("id", user.id()));
  }

  private Response blockedDelete(Request request, Database database, JamfUser user) {
    return switch (settings.blockedDelete()) {
      case CONFLICT -> ClassicErrorPage.of(409, "Error: User has dependencies");
      case BAD_REQUEST -> ClassicErrorPage.of(400, "User has dependencies");
      case BAD_REQUEST_BUT_DELETED -> {
        database.deleteUser(request.replica(), user.id());
        yield ClassicErrorPage.of(400);
      }
    };
  }

  private static Response written(JamfUser user) {
    return ClassicNode.xml(201, "user", ClassicNode.fields().add("id", user.id()));
  }

  private static ClassicNode.Fields full(Request request, Database database, JamfUser user) {
    return ClassicUserNode.full(user, database.groupsOf(request.replica(), user.id()));
  }

  private static JamfUser existing(Request request, Database database, Key key) {
    return key.find(database.users(), request.replica()).orElseThrow(ClassicErrorPage::notFound);
  }

  /** A lagging node decides whether a user exists, but writes into the shared database. */
  private static JamfUser latest(Request request, Database database, JamfUser seen) {
    return database.users().find(request.replica().truth(), seen.id()).orElse(seen);
  }

  private static void requireFreeName(Database database, Replica at, JamfUser user) {
    if (user.name().isBlank()) {
      throw ClassicErrorPage.conflict("Name is required");
    }
    Optional<JamfUser> other = database.users().named(at.truth(), user.name());
    if (other.filter(it -> it.id() != user.id()).isPresent()) {
      throw ClassicErrorPage.conflict("Duplicate name");
    }
  }
}
