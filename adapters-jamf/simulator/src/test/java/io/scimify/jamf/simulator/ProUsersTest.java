package io.scimify.jamf.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProUsersTest {
  private JamfSimulator simulator;
  private TestCaller jamf;

  @BeforeEach
  void start() {
    simulator = JamfSimulator.builder().start();
    jamf = TestCaller.authorized(simulator);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource({"11.25.2, 404", "11.26.1, 200", "12.0.0, 200"})
  void existFrom1126(String version, int status) {
    simulator.settings().version(version);

    assertThat(jamf.get("/api/v1/users").statusCode()).isEqualTo(status);
    assertThat(TestCaller.json(jamf.get("/api/v1/jamf-pro-version")).getString("version"))
        .isEqualTo(version);
  }

  @Nested
  class Write {
    @Test
    void createsWithIdAndHref() {
      HttpResponse<String> created =
          jamf.postJson("/api/v1/users", "{\"username\":\"ada\",\"phone\":null}");

      assertThat(created.statusCode()).isEqualTo(201);
      assertThat(created.body())
          .isEqualTo(
              "{\"id\":\"1\",\"href\":\"%s/api/v1/users/1\"}".formatted(simulator.baseUrl()));
    }

    @Test
    void refusesATakenName() {
      simulator.users().add("ada");

      HttpResponse<String> refused = jamf.postJson("/api/v1/users", "{\"username\":\"ADA\"}");

      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).contains("\"DUPLICATE_FIELD\"", "\"field\":\"username\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"username\":\" \"}", "{\"username\":"})
    void refusesAnUnusableBody(String body) {
      assertThat(jamf.postJson("/api/v1/users", body).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesXml() {
      assertThat(jamf.postXml("/api/v1/users", "<user/>").statusCode()).isEqualTo(415);
      assertThat(jamf.send("PATCH", "/api/v1/users/1", "", "").statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource({"false, ''", "true, Countess"})
    void replacesTheRecord_orKeepsWhatIsOmitted(boolean keeps, String position) {
      simulator.settings().proPutKeepsOmitted(keeps);
      simulator.users().add(JamfUser.named("ada").withPosition("Countess"));

      HttpResponse<String> updated =
          jamf.putJson("/api/v1/users/1", "{\"username\":\"ada\",\"realname\":\"Ada\"}");

      assertThat(updated.statusCode()).isEqualTo(204);
      assertThat(updated.body()).isEmpty();
      assertThat(simulator.users().get("ada").fullName()).isEqualTo("Ada");
      assertThat(simulator.users().get("ada").position()).isEqualTo(position);
    }

    @Test
    void deletes() {
      simulator.users().add("ada");

      assertThat(jamf.delete("/api/v1/users/1").statusCode()).isEqualTo(204);
      assertThat(jamf.delete("/api/v1/users/1").statusCode()).isEqualTo(404);
      assertThat(jamf.get("/api/v1/users/1").body()).contains("\"INVALID_ID\"");
    }

    @ParameterizedTest
    @CsvSource({"CONFLICT, 422, 200", "BAD_REQUEST, 400, 200", "BAD_REQUEST_BUT_DELETED, 400, 404"})
    void answersForAUserWithDevices_asConfigured(
        Settings.BlockedDelete answer, int status, int statusOfReadBack) {
      simulator.settings().blockedDelete(answer);
      simulator
          .users()
          .add(JamfUser.named("ada").withLinks(new UserLinks(List.of("mac-01"), List.of())));

      assertThat(jamf.delete("/api/v1/users/1").statusCode()).isEqualTo(status);
      assertThat(jamf.get("/api/v1/users/1").statusCode()).isEqualTo(statusOfReadBack);
    }
  }

  @Nested
  class Listing {
    @BeforeEach
    void seed() {
      simulator.users().seed(12, "u");
    }

    @Test
    void isPagedInTheDocumentedShape() {
      JsonObject page = TestCaller.json(jamf.get("/api/v1/users?page=1&page-size=5"));

      assertThat(page.keySet())
          .containsExactlyInAnyOrder(
              "page", "pageSize", "totalCount", "totalPages", "hasNext", "hasPrevious", "results");
      assertThat(page.getInt("totalCount")).isEqualTo(12);
      assertThat(page.getInt("totalPages")).isEqualTo(3);
      assertThat(page.getBoolean("hasNext")).isTrue();
      assertThat(page.getBoolean("hasPrevious")).isTrue();
      assertThat(page.getJsonArray("results").getJsonObject(0).keySet())
          .containsExactlyInAnyOrder(
              "id",
              "username",
              "realname",
              "email",
              "phone",
              "position",
              "enableCustomPhotoUrl",
              "customPhotoUrl",
              "managedAppleId");
      assertThat(ids(page)).containsExactly("6", "7", "8", "9", "10");
    }

    @Test
    void endsWithoutNext() {
      JsonObject last = TestCaller.json(jamf.get("/api/v1/users?page=2&page-size=5"));

      assertThat(ids(last)).containsExactly("11", "12");
      assertThat(last.getBoolean("hasNext")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"id:desc, 12", "username:desc, 12", "position:asc%2Cid:desc, 12", "username, 1"})
    void isSorted(String sort, String first) {
      JsonObject page = TestCaller.json(jamf.get("/api/v1/users?sort=" + sort));

      assertThat(ids(page)).startsWith(first);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "page=-1",
          "page-size=0",
          "page-size=1001",
          "sort=shoe:asc",
          "sort=id:up",
          "filter=shoe%3D%3D1",
          "filter=id%3D%3D",
          "filter=id~1",
          "filter=(id%3D%3D1"
        })
    void refusesWhatItCannotRead(String query) {
      HttpResponse<String> refused = jamf.get("/api/v1/users?" + query);

      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(TestCaller.json(refused).getInt("httpStatus")).isEqualTo(400);
    }
  }

  @Nested
  class Filter {
    @BeforeEach
    void add() {
      simulator.users().add(JamfUser.named("jsmith").withEmail("j@x.org"));
      simulator.users().add(JamfUser.named("JSmithers").withFullName("J \"Quote\" S"));
      simulator.users().add(JamfUser.named("a*b").withFullName("back\\slash"));
      simulator.users().add(JamfUser.named("a,b;c").withPosition("x.y"));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "username==jsmith | 1",
          "username==\"JSMITH\" | 1",
          "username==\"jsmith*\" | 1 2",
          "username=='a*b' | 3",
          "username==\"a\\*b\" | 3",
          "username==\"a*\" | 3 4",
          "username==\"a,b;c\" | 4",
          "realname==\"J \\\"Quote\\\" S\" | 2",
          "realname==\"back\\\\slash\" | 3",
          "position==\"x*y\" | 4",
          "position==\"xzy\" | ''",
          "username!=jsmith | 2 3 4",
          "id=in=(1,3) | 1 3",
          "id=out=(1,3) | 2 4",
          "username==jsmith;email==nobody | ''",
          "username==jsmith,id==4 | 1 4",
          "id==1,id==2;username==none | 1",
          "(id==1,id==2);username==\"js*\" | 1 2",
          "id==1 or id==2 and username==none | 1"
        })
    void selects(String filter, String expected) {
      JsonObject page =
          TestCaller.json(jamf.get("/api/v1/users?filter=" + TestCaller.encoded(filter)));

      assertThat(String.join(" ", ids(page))).isEqualTo(expected);
    }
  }

  private static List<String> ids(JsonObject page) {
    return page.getJsonArray("results").getValuesAs(JsonObject.class).stream()
        .map(it -> it.getString("id"))
        .toList();
  }
}
