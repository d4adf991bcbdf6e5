package io.scimify.adapter.jamf;

import static io.scimify.adapter.jamf.JamfTestBench.fields;
import static io.scimify.adapter.jamf.JamfTestBench.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.UserName;
import io.scimify.jamf.simulator.RecordedRequest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Everything that the client ever sends, against what Jamf documents: a short list here, and Jamf's
 * own OpenAPI documents where a copy lies beside the project.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JamfContractTest {
  /** Method, path template, and query parameters or body fields. */
  private static final Set<String> DOCUMENTED =
      Set.of(
          "GET /api/v1/jamf-pro-version []",
          "GET /api/v1/auth []",
          "GET /api/v1/users [filter, page, page-size, sort]",
          "GET /api/v1/users [page, page-size, sort]",
          "GET /api/v1/users/{id} []",
          "POST /api/v1/users [email, phone, position, realname, username]",
          "PUT /api/v1/users/{id} [customPhotoUrl, email, enableCustomPhotoUrl, managedAppleId,"
              + " phone, position, realname, username]",
          "DELETE /api/v1/users/{id} []",
          "GET /api/v1/static-user-groups []",
          "GET /JSSResource/users []",
          "GET /JSSResource/users/id/{id} []",
          "GET /JSSResource/users/name/{name} []",
          "POST /JSSResource/users/id/{id} [email, email_address, full_name, name, phone_number,"
              + " position]",
          "PUT /JSSResource/users/id/{id} [email, email_address, full_name, name, phone_number,"
              + " position]",
          "DELETE /JSSResource/users/id/{id} []",
          "GET /JSSResource/usergroups/id/{id} []",
          "POST /JSSResource/usergroups/id/{id} [description, is_notify_on_change, is_smart, name,"
              + " site, users]",
          "PUT /JSSResource/usergroups/id/{id} [name]",
          "PUT /JSSResource/usergroups/id/{id} [user_additions]",
          "PUT /JSSResource/usergroups/id/{id} [user_deletions]",
          "DELETE /JSSResource/usergroups/id/{id} []");

  /** Not in Jamf's documents: seen working, or sent in the hope that Jamf will keep it one day. */
  private static final Set<String> BEYOND_THE_DOCUMENTS =
      Set.of("user_additions", "user_deletions", "description");

  private static final Path DOCUMENTS = Path.of("..", "..", "shared", "data", "jamf-openapi");

  private final JamfTestBench bench = new JamfTestBench();
  private List<RecordedRequest> sent = List.of();

  @BeforeAll
  void doEverything() {
    useUsers();
    useGroups();
    bench.directory.checkConnection(bench.context());
    bench.jamf.settings().version("11.20.0");
    bench.directory.forget(JamfTestBench.INSTANCE);
    useUsers();
    sent = bench.jamf.requests().withoutTokens();
  }

  private void useUsers() {
    var directory = bench.directory;
    JamfUserId id = value(directory.createUser(bench.context(), fields("ada")));
    value(directory.readUser(bench.context(), id));
    value(directory.findUser(bench.context(), new UserName("ada")));
    value(directory.updateUser(bench.context(), id, fields("ada.k")));
    value(directory.listUsers(bench.context(), 0, 10));
    value(directory.deleteUser(bench.context(), id));
  }

  private void useGroups() {
    var directory = bench.directory;
    JamfUserId ada = value(directory.createUser(bench.context(), fields("grouped")));
    JamfGroupId id =
        value(
            directory.createGroup(
                bench.context(), new GroupDisplayName("G"), "described", List.of(ada)));
    value(directory.listStaticGroups(bench.context()));
    value(directory.readGroup(bench.context(), id));
    value(directory.renameGroup(bench.context(), id, new GroupDisplayName("H")));
    value(directory.removeMembers(bench.context(), id, List.of(ada)));
    value(directory.addMembers(bench.context(), id, List.of(ada)));
    value(directory.deleteGroup(bench.context(), id));
  }

  @AfterAll
  void close() {
    bench.close();
  }

  @Test
  void sendsWhatIsDocumented_andAllOfIt() {
    assertThat(sent.stream().map(JamfContractTest::shape).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(DOCUMENTED);
  }

  @Test
  void sendsWhatJamfsOpenApiDocumentsDeclare() throws IOException {
    assumeTrue(Files.isDirectory(DOCUMENTS), "no copy of Jamf's documents beside the project");
    JsonObject pro = document("extract-pro-api-11.30.1-users-groups-auth.json");
    JsonObject classic = document("extract-classic-platform-11.26-users-usergroups.json");
    assertThat(sent)
        .allSatisfy(
            request -> {
              boolean isClassic = request.path().startsWith("/JSSResource");
              check(request, isClassic ? classic : pro, isClassic);
            });
  }

  private static void check(RecordedRequest request, JsonObject document, boolean classic) {
    String path =
        classic
            ? template(request).replace("/JSSResource", "/tenant/{tenantId}")
            : template(request).replace("/api", "");
    JsonObject paths = document.getJsonObject("paths");
    assertThat(paths.keySet()).contains(path);
    JsonObject operation =
        paths
            .getJsonObject(path)
            .getJsonObject(request.method().toLowerCase(java.util.Locale.ROOT));
    assertThat(operation).as(request.call()).isNotNull();
    Set<String> fields = new TreeSet<>(content(request));
    fields.removeAll(BEYOND_THE_DOCUMENTS);
    for (String field : fields) {
      // a property of the body's schema or a query parameter; names are unique enough to look up
      String declared = request.body().isEmpty() ? operation.toString() : document.toString();
      assertThat(declared).as(request.call()).contains("\"" + field + "\"");
    }
  }

  private static JsonObject document(String name) throws IOException {
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(DOCUMENTS.resolve(name)))) {
      return reader.readObject();
    }
  }

  private static String shape(RecordedRequest request) {
    return request.method() + " " + template(request) + " " + content(request);
  }

  private static String template(RecordedRequest request) {
    return request.path().replaceAll("/name/.*", "/name/{name}").replaceAll("/\\d+$", "/{id}");
  }

  private static List<String> content(RecordedRequest request) {
    String body = request.body();
    if (body.startsWith("{")) {
      try (JsonReader reader = Json.createReader(new StringReader(body))) {
        return reader.readObject().keySet().stream().sorted().toList();
      }
    }
    if (body.startsWith("<")) {
      return XmlElement.parse(body.getBytes(StandardCharsets.UTF_8))
          .orElseThrow()
          .children()
          .stream()
          .map(XmlElement::name)
          .sorted()
          .toList();
    }
    return parameters(request.query());
  }

  private static List<String> parameters(String query) {
    return query == null || query.isEmpty()
        ? List.of()
        : Arrays.stream(query.split("&"))
            .map(it -> URLDecoder.decode(it.split("=")[0], StandardCharsets.UTF_8))
            .sorted()
            .toList();
  }
}
