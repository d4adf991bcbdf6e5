package io.scimify.webapp.it.nodes;

import static org.awaitility.Awaitility.await;

import io.scimify.adapter.scim.resource.ScimClient;
import io.scimify.adapter.scim.resource.ScimClient.Answer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Repeats what got no answer or a refusal, and looks up before it makes anything, as Okta does. */
final class IdentityProvider {
  private static final Duration LONGEST_REPEAT = Duration.ofSeconds(60);

  private static final String FIRST = "Resources/0/id";

  private final Supplier<ScimClient> way;

  /**
   * @param way the node to ask, each time anew
   */
  IdentityProvider(Supplier<ScimClient> way) {
    this.way = way;
  }

  void ensureUser(String userName, String displayName) {
    ensure("/Users", "userName", userName, user(userName, displayName));
  }

  static String user(String userName, String displayName) {
    return "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],"
        + "'userName':'%s','displayName':'%s','active':true}".formatted(userName, displayName);
  }

  void ensureGroup(String name, List<String> memberIds) {
    ensure("/Groups", "displayName", name, group(name, memberIds));
  }

  static String group(String name, List<String> memberIds) {
    List<String> members = memberIds.stream().map("{'value':'%s'}"::formatted).toList();
    return "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],"
        + "'displayName':'%s','members':[%s]}".formatted(name, String.join(",", members));
  }

  private void ensure(String kind, String attribute, String name, String body) {
    insist(
        () -> {
          ScimClient scim = way.get();
          Answer found = find(scim, kind, attribute, name);
          if (found.status() != 200) {
            return found.status();
          }
          Object id = found.at(FIRST);
          return id == null
              ? scim.post(kind, body).status()
              : scim.put(kind + "/" + id, body).status();
        });
  }

  void patch(String path, String operation) {
    insist(() -> way.get().patch(path, operation).status());
  }

  /** Gone already is as good. */
  void delete(String path) {
    insist(
        () -> {
          int status = way.get().delete(path).status();
          return status == 404 ? 204 : status;
        });
  }

  private static Answer find(ScimClient scim, String kind, String attribute, String name) {
    return scim.get(kind + ScimClient.filter(attribute + " eq \"" + name + "\""));
  }

  /** The id of what is there; asked until there is an answer. */
  private String idOf(String kind, String attribute, String name) {
    AtomicReference<String> id = new AtomicReference<>("");
    insist(
        () -> {
          Answer found = find(way.get(), kind, attribute, name);
          id.set(String.valueOf(found.at(FIRST)));
          return found.status();
        });
    return id.get();
  }

  void changeUser(String userName, String operation) {
    patch("/Users/" + idOf("/Users", "userName", userName), operation);
  }

  void deleteUser(String userName) {
    delete("/Users/" + idOf("/Users", "userName", userName));
  }

  void changeMember(String group, String userName, String verb) {
    String member = idOf("/Users", "userName", userName);
    patch(
        "/Groups/" + idOf("/Groups", "displayName", group),
        "{'op':'%s','path':'members','value':[{'value':'%s'}]}".formatted(verb, member));
  }

  private static void insist(Supplier<Integer> request) {
    await()
        .atMost(LONGEST_REPEAT)
        .pollInterval(Duration.ofMillis(200))
        .pollDelay(Duration.ZERO)
        .ignoreExceptionsInstanceOf(UncheckedIOException.class)
        .until(request::get, status -> status < 300);
  }
}
