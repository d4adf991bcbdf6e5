package io.scimify.webapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.domain.administration.Role;
import io.scimify.webapp.it.RunningServer.Instance;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every path and method that the served OpenAPI document names, by everybody, over HTTP. What is
 * added to the document is tested by itself.
 */
class AuthorisationMatrixIT {
  private static final RunningServer SERVER = RunningServer.get();
  private static final String PASSWORD = "a password for the matrix";
  private static final String RUN = "-" + ProcessHandle.current().pid();
  private static final String SOMETHING = "00000000-0000-4000-8000-000000000000";
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private static Instance ours;
  private static Instance theirs;

  /** One operation of the document. */
  private record Operation(String method, String path) {
    boolean isPublic() {
      return path.equals("/openapi");
    }

    boolean isOfATenant() {
      return path.startsWith("/tenants/{tenant}");
    }

    /** The role it takes, by the rule that {@code docs/security.md} tells. */
    Role needs() {
      boolean aboveInstances = path.startsWith("/administrators") || path.startsWith("/audit");
      boolean changesTenants =
          Set.of("/tenants", "/tenants/{tenant}").contains(path) && !method.equals("GET");
      if (aboveInstances || changesTenants) {
        return Role.OWNER;
      }
      boolean onlyLooks = path.endsWith("/connection-check") || path.endsWith("/approvals/preview");
      return method.equals("GET") || onlyLooks ? Role.VIEWER : Role.ADMIN;
    }

    String at(String tenant, String instance) {
      return path.replace("{tenant}", tenant)
          .replace("{id}", instance)
          .replace("{userName}", "nobody")
          .replaceAll("\\{[a-z]+}", SOMETHING);
    }

    /** Something that can be read, so that the answer is about the right to do it. */
    String body() {
      if (method.equals("GET") || method.equals("DELETE")) {
        return "";
      }
      return switch (path) {
        case "/tenants" -> "{'id':'matrix-new','name':'New'}";
        case "/tenants/{tenant}" -> "{'name':'Renamed'}";
        case "/tenants/{tenant}/integrations" ->
            "{'type':'jamf-pro-end-users','instanceUrl':'%s','clientId':'a','clientSecret':'b'}"
                .formatted(SERVER.jamfUrl());
        case "/tenants/{tenant}/integrations/{id}" -> "{'name':'Renamed'}";
        case "/tenants/{tenant}/integrations/{id}/removal" -> "{'confirm':1}";
        case "/tenants/{tenant}/integrations/{id}/scim-tokens" -> "{'label':'matrix'}";
        case "/tenants/{tenant}/integrations/{id}/drift/repair" ->
            "{'all':true,'kind':'MISSING_IN_JAMF'}";
        case "/administrators" ->
            "{'userName':'matrix-new','password':'" + PASSWORD + "','role':'VIEWER'}";
        case "/administrators/{userName}/role" -> "{'role':'VIEWER'}";
        case "/administrators/{userName}/password" -> "{'password':'" + PASSWORD + "'}";
        default -> "{'all':true,'reason':'matrix'}";
      };
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** Somebody who asks; nobody without a role. */
  private record Caller(String name, Optional<Role> role, boolean ofOurTenant) {
    HttpResponse<String> sends(Operation operation, String path) {
      return role.isPresent()
          ? SERVER.admin(name, PASSWORD, operation.method(), path, operation.body())
          : SERVER.send(
              HttpRequest.newBuilder(URI.create(SERVER.url() + "/api/v1" + path))
                  .header("Content-Type", "application/json")
                  .method(
                      operation.method(),
                      BodyPublishers.ofString(operation.body().replace('\'', '"'))));
    }

    void isMade() {
      String tenant = ofOurTenant ? ",'tenantId':'" + tenantOf(ours) + "'" : "";
      role.ifPresent(
          given ->
              assertThat(
                      SERVER
                          .admin(
                              "POST",
                              "/administrators",
                              "{'userName':'%s','password':'%s','role':'%s'%s}"
                                  .formatted(name, PASSWORD, given, tenant))
                          .statusCode())
                  .isEqualTo(201));
    }
  }

  private static final Caller TENANT_ADMIN =
      new Caller("matrix-tenant-admin" + RUN, Optional.of(Role.ADMIN), true);
  private static final Caller TENANT_VIEWER =
      new Caller("matrix-tenant-viewer" + RUN, Optional.of(Role.VIEWER), true);
  private static final Caller TENANT_OWNER =
      new Caller("matrix-tenant-owner" + RUN, Optional.of(Role.OWNER), true);

  private static Stream<Caller> callers() {
    return Stream.of(
        new Caller("anonymous", Optional.empty(), false),
        new Caller("matrix-viewer" + RUN, Optional.of(Role.VIEWER), false),
        new Caller("matrix-admin" + RUN, Optional.of(Role.ADMIN), false),
        new Caller("matrix-owner" + RUN, Optional.of(Role.OWNER), false),
        TENANT_ADMIN,
        TENANT_VIEWER);
  }

  @BeforeAll
  static void prepare() {
    ours = SERVER.newInstance();
    theirs = SERVER.newInstance();
    Stream.concat(callers(), Stream.of(TENANT_OWNER)).forEach(Caller::isMade);
  }

  private static String tenantOf(Instance instance) {
    return instance.path().split("/", -1)[2];
  }

  /** An instance that the operation may change or delete. */
  private static String anInstanceOfOurs() {
    Operation create = new Operation("POST", "/tenants/{tenant}/integrations");
    HttpResponse<String> made = SERVER.admin("POST", create.at(tenantOf(ours), ""), create.body());
    return RunningServer.json(made).getString("id");
  }

  static Stream<Operation> operations() {
    JsonObject paths =
        RunningServer.json(
                SERVER.send(HttpRequest.newBuilder(URI.create(SERVER.url() + "/api/v1/openapi"))))
            .getJsonObject("paths");
    return paths.keySet().stream()
        .flatMap(
            path ->
                paths.getJsonObject(path).keySet().stream()
                    .filter(METHODS::contains)
                    .map(
                        method ->
                            new Operation(
                                method.toUpperCase(Locale.ROOT),
                                path.replaceFirst("^/api/v1", ""))));
  }

  static Stream<Operation> operationsOfATenant() {
    return operations().filter(Operation::isOfATenant);
  }

  static Stream<Operation> operationsOfAnInstance() {
    return operations().filter(operation -> operation.path().contains("{id}"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void theRoleDecides(Operation operation) {
    callers()
        .forEach(
            caller -> {
              String path = operation.at(tenantOf(ours), anInstanceOfOurs());
              int status = caller.sends(operation, path).statusCode();
              if (operation.isPublic()) {
                assertThat(status).as(caller.name()).isEqualTo(200);
              } else if (caller.role().isEmpty()) {
                assertThat(status).as(caller.name()).isEqualTo(401);
              } else if (caller.role().get().includes(operation.needs())) {
                assertThat(status).as(caller.name()).isNotIn(401, 403).isLessThan(500);
              } else {
                assertThat(status).as(caller.name()).isEqualTo(403);
              }
            });
  }

  /** What somebody gets to read, without the names that were asked for. */
  private record Heard(int status, Map<String, List<String>> headers, String body) {
    static Heard of(HttpResponse<String> answer, String tenant, String instance) {
      Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
      headers.keySet().removeIf(name -> Set.of("date", "content-length").contains(name));
      headers.keySet().removeIf(name -> name.contains("correlation"));
      return new Heard(
          answer.statusCode(),
          headers,
          answer.body().replace(tenant, "TENANT").replace(instance, "INSTANCE"));
    }
  }

  @ParameterizedTest
  @MethodSource("operationsOfATenant")
  void aForeignTenantIsLikeNone(Operation operation) {
    Stream.of(TENANT_ADMIN, TENANT_VIEWER)
        .forEach(
            caller -> {
              Heard foreign = heard(caller, operation, tenantOf(theirs), theirs.id());
              assertThat(foreign.status()).as(caller.name()).isEqualTo(404);
              assertThat(foreign)
                  .as(caller.name())
                  .isEqualTo(heard(caller, operation, "no-such-tenant", "no-such-instance"));
            });
  }

  @ParameterizedTest
  @MethodSource("operationsOfAnInstance")
  void aForeignInstanceBelowTheOwnTenantIsLikeNone(Operation operation) {
    Stream.of(TENANT_ADMIN, TENANT_VIEWER)
        .forEach(
            caller ->
                assertThat(heard(caller, operation, tenantOf(ours), theirs.id()))
                    .as(caller.name())
                    .isEqualTo(heard(caller, operation, tenantOf(ours), "no-such-instance")));
  }

  private static Heard heard(Caller caller, Operation operation, String tenant, String instance) {
    return Heard.of(caller.sends(operation, operation.at(tenant, instance)), tenant, instance);
  }

  @Test
  void listsHoldNothingOfOthers() {
    Operation tenants = new Operation("GET", "/tenants");
    Operation administrators = new Operation("GET", "/administrators");

    assertThat(TENANT_ADMIN.sends(tenants, "/tenants").body())
        .contains(tenantOf(ours))
        .doesNotContain(tenantOf(theirs));
    assertThat(TENANT_OWNER.sends(administrators, "/administrators").body())
        .contains(TENANT_ADMIN.name())
        .doesNotContain("\"matrix-admin" + RUN, "\"" + RunningServer.OWNER + "\"");
  }

  @Test
  void peopleAreFoundInTheOwnTenantOnly() {
    ours.sibling().active().scim().user("matrix-person-ours" + RUN);
    theirs.sibling().active().scim().user("matrix-person-theirs" + RUN);
    Operation people = new Operation("GET", "/people");

    assertThat(TENANT_VIEWER.sends(people, "/people?text=matrix-person").body())
        .contains("matrix-person-ours" + RUN, tenantOf(ours))
        .doesNotContain("matrix-person-theirs", tenantOf(theirs));
    assertThat(SERVER.admin("GET", "/people?text=matrix-person", "").body())
        .contains("matrix-person-ours" + RUN, "matrix-person-theirs" + RUN);
    assertThat(TENANT_VIEWER.sends(people, "/people?text=matrix-person-theirs").body())
        .contains("\"items\":[]", "\"lastEvents\":[]");
  }

  @Test
  void aTenantsOwnerReachesNobodyElse() {
    String someoneElse = "/administrators/matrix-admin" + RUN;
    String nobody = "/administrators/matrix-nobody";
    Operation delete = new Operation("DELETE", "/administrators/{userName}");

    HttpResponse<String> refused = TENANT_OWNER.sends(delete, someoneElse);
    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(refused.body().replace("matrix-admin" + RUN, "X"))
        .isEqualTo(TENANT_OWNER.sends(delete, nobody).body().replace("matrix-nobody", "X"));
  }
}
