package io.scimify.adapter.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.adapter.scim.resource.ScimClient.Answer;
import io.scimify.adapter.scim.schema.Schemas;
import io.scimify.adapter.scim.wire.Limits;
import io.scimify.application.port.in.ScimResult;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolTest {

  private final ScimServer server = new ScimServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private static void isError(Answer answer, int status) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/scim+json");
    assertThat(answer.at("schemas/0")).isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
    assertThat(answer.at("status")).isEqualTo(Integer.toString(status));
    assertThat(answer.at("detail").toString()).isNotBlank();
    assertThat(answer.header("X-Correlation-Id")).isNotBlank();
  }

  @Nested
  class Authentication {

    private static String basic(String pair) {
      return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void takesTheKeyInEachForm() {
      String key = FakeDirectory.KEY;
      for (String header :
          List.of("Bearer " + key, "bearer  " + key, key, basic("okta:" + key), basic(":" + key))) {
        assertThat(server.get("/Users", "Authorization", header).status())
            .as(header)
            .isEqualTo(200);
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"non-token", "Bearer wrong", "Bearer", "Basic", "Basic %%%", "Basic b2t0YQ=="})
    void refusesEverythingElse(String header) {
      Answer answer = server.get("/Users", "Authorization", header);
      isError(answer, 401);
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void refusesAMissingHeaderAlsoOnUnknownPaths() {
      for (String path : List.of("/Users", "/nonsense", "/Schemas")) {
        isError(
            server.answer(HttpRequest.newBuilder(URI.create(server.base() + path)).build()), 401);
      }
    }

    @Test
    void anUnknownInstanceLooksLikeAWrongKey() {
      URI other =
          URI.create(server.base().replace(FakeDirectory.INSTANCE, "other-0001") + "/Users");
      isError(
          server.answer(
              HttpRequest.newBuilder(other).header("Authorization", FakeDirectory.KEY).build()),
          401);
    }
  }

  @Nested
  class MediaTypes {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "application/scim+json",
          "application/scim+json; charset=utf-8",
          "application/json",
          "text/html, */*;q=0.1",
          "application/*"
        })
    void acceptedAnswers(String accept) {
      Answer answer = server.get("/Users", "Accept", accept);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).isEqualTo("application/scim+json");
    }

    @Test
    void onlyOtherAnswersAcceptable() {
      isError(server.get("/Users", "Accept", "application/xml"), 406);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "application/json",
          "application/scim+json;charset=UTF-8",
          "APPLICATION/JSON",
          "text/json"
        })
    void acceptedBodies(String contentType) {
      assertThat(server.post("/Users", "{'userName':'a'}", "Content-Type", contentType).status())
          .isEqualTo(201);
    }

    @Test
    void otherBodies() {
      isError(server.post("/Users", "<a/>", "Content-Type", "application/xml"), 415);
    }

    @Test
    void contentTypeOfAGetDoesNotMatter() {
      assertThat(server.get("/Users", "Content-Type", "text/plain").status()).isEqualTo(200);
    }
  }

  @Nested
  class Errors {

    @ParameterizedTest
    @ValueSource(
        strings = {"/nonsense", "/Users/a/b", "/users", "/Schemas/x", "/ResourceTypes/user"})
    void unknownPaths(String path) {
      isError(server.get(path), 404);
    }

    @Test
    void methodNotAllowed() {
      isError(server.delete("/Users"), 405);
      isError(server.post("/Schemas", "{}"), 405);
      isError(server.put("/Users", "{}"), 405);
    }

    @Test
    void meIsNotImplemented() {
      isError(server.get("/Me"), 501);
      isError(server.patch("/Me", ""), 501);
    }

    @ParameterizedTest
    @CsvSource({
      "NOT_FOUND, 404, ",
      "UNIQUENESS, 409, uniqueness",
      "INVALID_VALUE, 400, invalidValue",
      "FORBIDDEN, 403, ",
      "PRECONDITION_FAILED, 412, ",
      "UNAVAILABLE, 429, "
    })
    void refusals(ScimResult.Reason reason, int status, String scimType) {
      server.directory.refusal = Optional.of(ScimResult.refused(reason, "Because."));
      Answer answer = server.post("/Users", "{'userName':'a'}");
      isError(answer, status);
      assertThat(answer.at("scimType")).isEqualTo(scimType);
      assertThat(answer.at("detail")).isEqualTo("Because.");
    }

    @Test
    void unavailableSaysWhenInWholeSeconds() {
      server.directory.refusal =
          Optional.of(ScimResult.unavailable("Wait.", Duration.ofMillis(1_500)));
      Answer answer = server.get("/Users");
      isError(answer, 429);
      assertThat(answer.header("Retry-After")).isEqualTo("2");
    }

    @Test
    void anUnexpectedFailureShowsNoInternals() {
      server.directory.failure = Optional.of(new IllegalStateException("jdbc:secret"));
      Answer answer = server.get("/Users", "X-Correlation-Id", "abc-1");
      isError(answer, 500);
      assertThat(answer.header("X-Correlation-Id")).isEqualTo("abc-1");
      assertThat(answer.body().toString()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void tooLargeBodies() {
      try (ScimServer small = new ScimServer(new Limits(100, 8, 2, 2))) {
        isError(small.post("/Users", "{'userName':'" + "x".repeat(200) + "'}"), 413);
        String operation = "{'op':'remove','path':'title'}";
        Answer many =
            small.patch(
                "/Users/" + small.user("a"), "{'op':'remove'},{'op':'remove'},{'op':'remove'}");
        assertThat(many.at("scimType")).isEqualTo("tooMany");
        assertThat(small.patch("/Users/" + small.user("b"), operation).status()).isEqualTo(200);
      }
    }
  }

  @Nested
  class Discovery {

    @Test
    void configurationIsHonest() {
      Answer config = server.get("/ServiceProviderConfig");
      assertThat(config.status()).isEqualTo(200);
      for (String feature : List.of("patch", "bulk", "filter", "sort", "etag")) {
        assertThat(config.at(feature + "/supported")).as(feature).isEqualTo(true);
      }
      assertThat(config.at("changePassword/supported")).isEqualTo(false);
      assertThat(config.at("authenticationSchemes/0/type")).isEqualTo("oauthbearertoken");
    }

    @Test
    void schemasByListAndById() {
      assertThat(server.get("/Schemas").at("totalResults").toString()).isEqualTo("3");
      Answer user = server.get("/Schemas/" + Schemas.USER_URN);
      assertThat(user.at("id")).isEqualTo(Schemas.USER_URN);
      Map<?, ?> userName = (Map<?, ?>) user.at("attributes/0");
      assertThat(userName.get("name")).isEqualTo("userName");
      assertThat(userName.get("uniqueness")).isEqualTo("server");
      assertThat(userName.get("required")).isEqualTo(true);
      assertThat(userName.get("caseExact")).isEqualTo(false);
    }

    @Test
    void resourceTypesByListAndById() {
      assertThat(server.get("/ResourceTypes").at("totalResults").toString()).isEqualTo("2");
      Answer user = server.get("/ResourceTypes/User");
      assertThat(user.at("endpoint")).isEqualTo("/Users");
      assertThat(user.at("schemaExtensions/0/schema")).isEqualTo(Schemas.ENTERPRISE_URN);
    }

    @Test
    void filtersAreForbidden() {
      isError(server.get("/Schemas?filter=id%20pr"), 403);
    }
  }

  @Nested
  class RootSearch {

    @Test
    void findsUsersAndGroups() {
      server.user("staff");
      server.post("/Groups", "{'displayName':'Staff'}");
      Answer all =
          server.post(
              "/.search",
              "{\"filter\":\"displayName eq \\\"staff\\\" or userName eq \\\"STAFF\\\"\",\"sortBy\":\"meta.resourceType\"}");
      assertThat(all.at("totalResults").toString()).isEqualTo("2");
      assertThat(all.at("Resources/0/meta/resourceType")).isEqualTo("Group");
      Answer users = server.get("/?filter=meta.resourceType%20eq%20%22User%22");
      assertThat(users.at("totalResults").toString()).isEqualTo("1");
    }
  }

  @Nested
  class BulkRequests {

    @Test
    void resolvesReferencesInBothDirections() {
      Answer answer =
          server.post(
              "/Bulk",
              """
              {'schemas':['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],'Operations':[
               {'method':'POST','path':'/Groups','bulkId':'g','data':{'displayName':'Staff','members':[{'value':'bulkId:u'}]}},
               {'method':'post','path':'/Users','bulkId':'u','data':{'userName':'ada'}},
               {'method':'PATCH','path':'/Users/bulkId:u','data':{'Operations':[{'op':'replace','value':{'title':'x'}}]}}]}""");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.at("schemas/0"))
          .isEqualTo("urn:ietf:params:scim:api:messages:2.0:BulkResponse");
      assertThat(answer.at("Operations/0/status")).isEqualTo("201");
      assertThat(answer.at("Operations/0/bulkId")).isEqualTo("g");
      assertThat(answer.at("Operations/1/status")).isEqualTo("201");
      assertThat(answer.at("Operations/2/status")).isEqualTo("200");
      Answer users = server.get("/Users");
      assertThat(users.at("Resources/0/title")).isEqualTo("x");
      assertThat(server.get("/Groups").at("Resources/0/members/0/value"))
          .isEqualTo(users.at("Resources/0/id"));
    }

    @Test
    void stopsAfterTooManyErrors() {
      String wrong = "{'method':'POST','path':'/Users','data':{}}";
      Answer answer =
          server.post(
              "/Bulk",
              "{'failOnErrors':1,'Operations':[" + wrong + "," + wrong + "," + wrong + "]}");
      assertThat((List<?>) answer.at("Operations")).hasSize(1);
      assertThat(answer.at("Operations/0/status")).isEqualTo("400");
      assertThat(answer.at("Operations/0/response/scimType")).isEqualTo("invalidValue");
    }

    @Test
    void refusesABulkIdThatIsThereTwice() {
      String user = "{'method':'POST','path':'/Users','bulkId':'b','data':{'userName':'ada'}}";
      Answer answer = server.post("/Bulk", "{'Operations':[" + user + "," + user + "]}");
      isError(answer, 400);
      assertThat(answer.at("detail").toString()).contains("\"b\"");
    }

    @Test
    void saysWhichMethodsThereAre() {
      Answer answer = server.post("/Bulk", "{'Operations':[{'path':'/Users'}]}");
      assertThat(answer.at("Operations/0/response/detail").toString()).contains("POST, PUT, PATCH");
    }

    @Test
    void tellsEachFailure() {
      Answer answer =
          server.post(
              "/Bulk",
              """
              {'Operations':[{'method':'DELETE','path':'/Users/none'},{'method':'POST','path':'/Nothing','data':{}},
               {'method':'GET','path':'/Users/x'},{'method':'POST','path':'/Users','bulkId':'u','data':{'userName':'bulkId:zzz'}},
               {'method':'PUT','path':'/Users','data':{}}]}""");
      assertThat(answer.at("Operations/0/status")).isEqualTo("404");
      assertThat(answer.at("Operations/1/response/scimType")).isEqualTo("invalidPath");
      assertThat(answer.at("Operations/2/status")).isEqualTo("400");
      assertThat(answer.at("Operations/3/status")).isEqualTo("409");
      assertThat(answer.at("Operations/4/status")).isEqualTo("400");
    }

    @Test
    void tooManyOperations() {
      try (ScimServer small = new ScimServer(new Limits(10_000, 8, 2, 2))) {
        isError(small.post("/Bulk", "{'Operations':[{},{},{}]}"), 413);
      }
    }
  }
}
