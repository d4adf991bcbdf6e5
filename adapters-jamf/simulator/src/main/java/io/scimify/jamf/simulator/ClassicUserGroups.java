package io.scimify.jamf.simulator;

import static io.scimify.jamf.simulator.ClassicNode.Items.Form.SIZED;
import static io.scimify.jamf.simulator.ClassicNode.fields;

import java.util.List;
import java.util.Optional;

/** {@code /JSSResource/usergroups}: static and smart groups in one list, members only here. */
final class ClassicUserGroups {
  private final Settings settings;

  ClassicUserGroups(Settings settings) {
    this.settings = settings;
  }

  Response list(Request request, Database database, Access access) {
    if (!request.method().equals("GET")) {
      return ClassicErrorPage.of(405);
    }
    access.require(Privilege.READ_STATIC_USER_GROUPS);
    if (settings.classicGroupListForbidden()) {
      throw access.forbidden();
    }
    List<ClassicNode.Fields> groups =
        database.groups().all(request.replica()).stream().map(ClassicGroupNode::brief).toList();
    return ClassicRequest.answer(
        request, settings, "user_groups", new ClassicNode.Items("user_group", groups, SIZED));
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
    access.require(Privilege.READ_STATIC_USER_GROUPS);
    JamfGroup group = existing(request, database, key);
    return ClassicRequest.answer(
        request, settings, "user_group", ClassicGroupNode.full(group, database, request.replica()));
  }

  private Response create(Request request, Database database, Access access, Key key) {
    access.require(Privilege.CREATE_STATIC_USER_GROUPS);
    XmlElement body = ClassicRequest.xml(request);
    if (body.flag("is_smart").orElse(false)) {
      throw access.forbidden(); // needs Create Smart User Groups, which no client here holds
    }
    JamfGroup blank = JamfGroup.named(body.text("name").orElse(key.name()));
    JamfGroup group = change(request, database).applied(body, blank);
    requireFreeName(database, request.replica(), group);
    return written(201, database.groups().insert(request.replica(), group::withId));
  }

  private Response update(Request request, Database database, Access access, Key key) {
    access.require(Privilege.UPDATE_STATIC_USER_GROUPS);
    XmlElement body = ClassicRequest.xml(request);
    JamfGroup seen = existing(request, database, key);
    JamfGroup group = database.groups().find(request.replica().truth(), seen.id()).orElse(seen);
    JamfGroup changed = change(request, database).applied(body, group);
    requireFreeName(database, request.replica(), changed);
    database.groups().put(request.replica(), group.id(), changed);
    return written(201, changed);
  }

  private Response delete(Request request, Database database, Access access, Key key) {
    access.require(Privilege.DELETE_STATIC_USER_GROUPS);
    JamfGroup group = existing(request, database, key);
    if (group.smart()) {
      throw access.forbidden(); // needs Delete Smart User Groups
    }
    database.groups().remove(request.replica(), group.id());
    return written(200, group);
  }

  private ClassicGroupChange change(Request request, Database database) {
    return new ClassicGroupChange(database, request.replica(), settings.keepsGroupDescription());
  }

  private Response written(int status, JamfGroup group) {
    ClassicNode id = fields().add("id", group.id());
    return switch (settings.writeRoot()) {
      case STATIC_USER_GROUP ->
          ClassicNode.xml(status, group.smart() ? "smart_user_group" : "static_user_group", id);
      case USER_GROUP -> ClassicNode.xml(status, "user_group", id);
      case EMPTY_BODY -> Response.empty(status);
    };
  }

  private static JamfGroup existing(Request request, Database database, Key key) {
    return key.find(database.groups(), request.replica()).orElseThrow(ClassicErrorPage::notFound);
  }

  private static void requireFreeName(Database database, Replica at, JamfGroup group) {
    if (group.name().isBlank()) {
      throw ClassicErrorPage.conflict("Name is required");
    }
    Optional<JamfGroup> other = database.groups().named(at.truth(), group.name());
    if (other.filter(it -> it.id() != group.id()).isPresent()) {
      throw ClassicErrorPage.conflict("Duplicate name");
    }
  }
}
