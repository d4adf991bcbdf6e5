package io.scimify.adapter.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.adapter.scim.resource.ScimClient.Answer;
import io.scimify.adapter.scim.schema.Schemas;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsersResourceTest {

  private static final String JANE =
      """
      {'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'Jane.Doe@example.com',
       'name':{'givenName':'Jane','familyName':'Doe'},
       'emails':[{'primary':true,'value':'jane@example.com','type':'work'}],
       'displayName':'Jane Doe','locale':'en-US','externalId':'00u1','groups':[],
       'password':'aB3xY9','active':true}""";

  private final ScimServer server = new ScimServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private static String filter(String filter) {
    return "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
  }

  @Nested
  class Create {

    @Test
    void answersTheWholeResourceAsSent() {
      Answer created = server.post("/Users", JANE, "Content-Type", "application/json");
      assertThat(created.status()).isEqualTo(201);
      assertThat(created.header("Content-Type")).isEqualTo("application/scim+json");
      assertThat(created.at("userName")).isEqualTo("Jane.Doe@example.com");
      assertThat(created.at("emails/0/primary")).isEqualTo(true);
      assertThat(created.at("active")).isEqualTo(true);
      assertThat(created.body()).doesNotContainKeys("password", "groups");
      assertThat(created.at("meta/location"))
          .isEqualTo(server.base() + "/Users/" + created.at("id"));
      assertThat(created.header("Location")).isEqualTo(created.at("meta/location"));
      assertThat(created.header("ETag")).isEqualTo(created.at("meta/version")).startsWith("W/\"");
      assertThat(created.at("meta/created")).isEqualTo("2026-01-31T08:00:00.123Z");
    }

    @Test
    void doesNotTakeOverTheClientsId() {
      Answer created = server.post("/Users", "{'id':'mine','userName':'a','meta':{'x':1}}");
      assertThat(created.at("id")).isNotEqualTo("mine");
    }

    @Test
    void refusesADuplicateWithUniqueness() {
      server.post("/Users", JANE);
      Answer second = server.post("/Users", JANE.replace("Jane.Doe@", "JANE.DOE@"));
      assertThat(second.status()).isEqualTo(409);
      assertThat(second.at("scimType")).isEqualTo("uniqueness");
      assertThat(second.at("status")).isEqualTo("409");
      assertThat(second.at("schemas/0")).isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
    }

    @Test
    void keepsTheEnterpriseExtension() {
      Answer created =
          server.post(
              "/Users",
              "{'userName':'a','"
                  + Schemas.ENTERPRISE_URN
                  + "':{'department':'IT','manager':'m'}}");
      assertThat(created.at("schemas"))
          .isEqualTo(List.of(Schemas.USER_URN, Schemas.ENTERPRISE_URN));
      assertThat(((Map<?, ?>) created.at(Schemas.ENTERPRISE_URN)).get("manager"))
          .isEqualTo(Map.of("value", "m"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{}",
          "{'userName':''}",
          "{'userName':'  '}",
          "{'userName':null}",
          "{'userName':{}}",
          "{'userName':['a','b']}",
          "{'userName':'a','active':'maybe'}",
          "{'userName':'a','name':'Ada'}",
          "{'userName':'a\\u0000b'}",
          "{'userName':'\\ud800'}"
        })
    void refusesWhatItCannotKeep(String body) {
      Answer answer = server.post("/Users", body);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.at("scimType")).isEqualTo("invalidValue");
      assertThat(server.directory.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "[]",
          "{",
          "'x'",
          "null",
          "{'a':1}x",
          "{'a':1e9999999}",
          "{'a':1e99999999999}",
          "{'userName':'a',}"
        })
    void refusesWhatIsNoJsonObject(String body) {
      Answer answer = server.post("/Users", body);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.at("scimType")).isEqualTo("invalidSyntax");
    }

    @Test
    void refusesDeepNesting() {
      Answer answer = server.post("/Users", "{'a':" + "[".repeat(5_000) + "]".repeat(5_000) + "}");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.at("detail").toString()).contains("nested");
    }

    @Test
    void hostileTextsArriveCharacterForCharacter() {
      String name = "a';DROP TABLE users;--<b>&amp;(|(uid=*))/../%2e é😀";
      Answer answer =
          server.post("/Users", "{\"userName\":\"" + name.replace("'", "\\u0027") + "\"}");
      assertThat(answer.at("userName")).isEqualTo(name);
    }
  }

  @Nested
  class Read {

    @Test
    void byId() {
      String id = server.user("ada");
      assertThat(server.get("/Users/" + id).at("userName")).isEqualTo("ada");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"00919288221112222", "5c1e0000-0000-4000-8000-00000000ffff", "x%2F..%2Fy"})
    void unknownIdsAreNotFound(String id) {
      Answer answer = server.get("/Users/" + id);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.at("status")).isEqualTo("404");
      assertThat(answer.at("detail").toString()).isNotEmpty();
    }

    @Test
    void notModifiedWhenTheVersionIsKnown() {
      String id = server.user("ada");
      String tag = server.get("/Users/" + id).header("ETag");
      assertThat(server.get("/Users/" + id, "If-None-Match", tag).status()).isEqualTo(304);
      assertThat(server.get("/Users/" + id, "If-None-Match", "W/\"other\"").status())
          .isEqualTo(200);
    }

    @Test
    void onlyTheAttributesThatAreAskedFor() {
      String id = server.post("/Users", JANE).at("id").toString();
      Answer answer =
          server.get("/Users/" + id + "?attributes=userName,name.givenName,emails.value");
      assertThat(answer.body()).containsOnlyKeys("schemas", "id", "userName", "name", "emails");
      assertThat(answer.at("name")).isEqualTo(Map.of("givenName", "Jane"));
      assertThat(answer.at("emails/0")).isEqualTo(Map.of("value", "jane@example.com"));
    }

    @Test
    void withoutTheAttributesThatAreExcluded() {
      String id = server.post("/Users", JANE).at("id").toString();
      Answer answer = server.get("/Users/" + id + "?excludedAttributes=emails,id,name.familyName");
      assertThat(answer.body()).containsKey("id").doesNotContainKey("emails");
      assertThat(answer.at("name")).isEqualTo(Map.of("givenName", "Jane"));
    }
  }

  @Nested
  class Lists {

    @Test
    void pagesAreNumbersAndExact() {
      for (int i = 0; i < 250; i++) {
        server.user("u" + i);
      }
      Answer first = server.get("/Users?startIndex=1&count=100");
      assertThat(first.at("totalResults").toString()).isEqualTo("250");
      assertThat(first.at("itemsPerPage").toString()).isEqualTo("100");
      assertThat(new String(first.raw().body(), StandardCharsets.UTF_8))
          .contains("\"startIndex\":1,");
      Answer last = server.get("/Users?startIndex=201&count=100");
      assertThat(last.at("itemsPerPage").toString()).isEqualTo("50");
      assertThat(last.at("Resources/0/userName")).isEqualTo("u200");
    }

    @ParameterizedTest
    @CsvSource({
      "startIndex=1&count=0, 0, 3",
      "startIndex=0, 3, 3",
      "startIndex=-5&count=2, 2, 3",
      "count=-1, 0, 3",
      "startIndex=4&count=10, 0, 3",
      "startIndex=999999999999&count=10, 0, 3",
      "aadOptscim062020, 3, 3",
      "sortBy=userName&count=0, 0, 3"
    })
    void edgesOfPaging(String query, String items, String total) {
      List.of("a", "b", "c").forEach(server::user);
      Answer answer = server.get("/Users?" + query);
      assertThat(answer.at("totalResults").toString()).isEqualTo(total);
      assertThat(answer.at("itemsPerPage").toString()).isEqualTo(items);
      assertThat((List<?>) answer.at("Resources")).hasSize(Integer.parseInt(items));
    }

    @Test
    void numbersHaveToBeNumbers() {
      assertThat(server.get("/Users?count=ten").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "userName eq \"JANE.doe@EXAMPLE.com\"|userName",
          "externalId eq \"00u1\"|externalId",
          "active eq true and userName eq \"jane.doe@example.com\"|userName",
          "emails[type eq \"work\"].value eq \"jane@example.com\"|scan",
          "name.familyName sw \"D\"|scan"
        })
    void filtersUseTheCheapestWay(String filter, String call) {
      server.user("other");
      server.post("/Users", JANE);
      server.directory.calls.clear();
      Answer answer = server.get("/Users" + filter(filter));
      assertThat(answer.at("totalResults").toString()).isEqualTo("1");
      assertThat(answer.at("Resources/0/userName")).isEqualTo("Jane.Doe@example.com");
      assertThat(server.directory.calls).containsExactly(call);
    }

    @Test
    void noMatchIsAnEmptyListWithResources() {
      Answer answer = server.get("/Users" + filter("userName eq \"nobody\""));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.at("Resources")).isEqualTo(List.of());
    }

    @Test
    void aBadFilterIsInvalidFilter() {
      assertThat(server.get("/Users" + filter("userName eq")).at("scimType"))
          .isEqualTo("invalidFilter");
    }

    @Test
    void oneLoginsTrailingAmpersandAndLiteralSpaces() {
      server.user("ada");
      assertThat(server.get("/Users?filter=userName+eq+%22ada%22&").at("totalResults").toString())
          .isEqualTo("1");
      assertThat(
              server.get("/Users?filter=userName%20Eq%20%22ada%22").at("totalResults").toString())
          .isEqualTo("1");
    }

    @Test
    void sortsBothWays() {
      List.of("b", "C", "a").forEach(server::user);
      assertThat(server.get("/Users?sortBy=userName&count=2").at("Resources/0/userName"))
          .isEqualTo("a");
      Answer descending =
          server.get("/Users?sortBy=userName&sortOrder=descending&count=1&startIndex=2");
      assertThat(descending.at("Resources/0/userName")).isEqualTo("b");
      assertThat(descending.at("totalResults").toString()).isEqualTo("3");
      assertThat(server.get("/Users?sortBy=shoeSize").status()).isEqualTo(400);
    }

    @Test
    void searchByPost() {
      List.of("b", "a").forEach(server::user);
      Answer answer =
          server.post(
              "/Users/.search",
              """
              {"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],"attributes":["userName"],
               "filter":"userName eq \\"a\\"","startIndex":1,"count":10}""");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.at("Resources/0/userName")).isEqualTo("a");
      assertThat(answer.at("Resources/0/active")).isNull();
    }
  }

  @Nested
  class Update {

    @Test
    void putReplacesAndIgnoresWhatIsOurs() {
      String id = server.post("/Users", JANE).at("id").toString();
      Answer answer =
          server.put(
              "/Users/" + id + "?",
              "{'id':'stale','meta':{'version':'old'},'groups':[{'value':'g'}],'userName':'jane','title':''}");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.at("id")).isEqualTo(id);
      assertThat(answer.body()).doesNotContainKeys("emails", "title", "groups");
      assertThat(answer.at("active")).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{'userName':'ada'}",
          "{'userName':'ada','active':null}",
          "{'userName':'ada','active':''}"
        })
    void putWithoutAReadableActiveChangesNothingOfIt(String body) {
      String id = server.user("ada");
      assertThat(server.put("/Users/" + id, body).at("active")).isEqualTo(true);
      server.put("/Users/" + id, "{'userName':'ada','active':'False'}");
      assertThat(server.put("/Users/" + id, body).at("active")).isEqualTo(false);
    }

    @Test
    void patchDeactivatesAndReactivatesUnderTheSameId() {
      String id = server.post("/Users", JANE).at("id").toString();
      Answer off = server.patch("/Users/" + id, "{'op':'replace','value':{'active':false}}");
      assertThat(off.status()).isEqualTo(200);
      assertThat(off.at("active")).isEqualTo(false);
      assertThat(off.at("name/givenName")).isEqualTo("Jane");
      Answer on = server.patch("/Users/" + id, "{'op':'Replace','path':'active','value':'True'}");
      assertThat(on.at("active")).isEqualTo(true);
      assertThat(on.at("id")).isEqualTo(id);
    }

    @Test
    void aFailingOperationChangesNothing() {
      String id = server.post("/Users", JANE).at("id").toString();
      Answer answer =
          server.patch(
              "/Users/" + id,
              "{'op':'replace','path':'active','value':false},{'op':'replace','path':'nonsense','value':1}");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.at("scimType")).isEqualTo("invalidPath");
      assertThat(server.get("/Users/" + id).at("active")).isEqualTo(true);
    }

    @Test
    void aStaleVersionIsRefused() {
      String id = server.user("ada");
      String tag = server.get("/Users/" + id).header("ETag");
      String change = "{'op':'replace','value':{'title':'Countess'}}";
      assertThat(server.patch("/Users/" + id, change, "If-Match", tag).status()).isEqualTo(200);
      Answer stale = server.patch("/Users/" + id, change, "If-Match", tag);
      assertThat(stale.status()).isEqualTo(412);
      assertThat(server.put("/Users/" + id, "{'userName':'x'}", "If-Match", tag).status())
          .isEqualTo(412);
      assertThat(server.delete("/Users/" + id, "If-Match", tag).status()).isEqualTo(412);
      assertThat(server.delete("/Users/" + id, "If-Match", "*").status()).isEqualTo(204);
    }

    @Test
    void unknownUsersAreNotFound() {
      assertThat(
              server.patch("/Users/nobody", "{'op':'replace','value':{'active':false}}").status())
          .isEqualTo(404);
      assertThat(server.put("/Users/nobody", "{'userName':'x'}").status()).isEqualTo(404);
      assertThat(server.delete("/Users/nobody").status()).isEqualTo(404);
    }

    @Test
    void deleteOnce() {
      String id = server.user("ada");
      Answer first = server.delete("/Users/" + id);
      assertThat(first.status()).isEqualTo(204);
      assertThat(first.raw().body()).isEmpty();
      assertThat(server.delete("/Users/" + id).status()).isEqualTo(404);
    }
  }
}
