package io.scimify.jamf.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassicUsersTest {
  private static final String HEADER = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

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

  @Nested
  class Create {
    @Test
    void answersWithTheIdOnly() {
      HttpResponse<String> created = create("<user><name>ada</name><email>a@x.org</email></user>");

      assertThat(created.statusCode()).isEqualTo(201);
      assertThat(created.body()).isEqualTo(HEADER + "<user><id>1</id></user>");
      assertThat(simulator.users().get("ADA").email()).isEqualTo("a@x.org");
    }

    @Test
    void isRefused_whenTheNameDiffersInCaseOnly() {
      simulator.users().add("Ada");

      HttpResponse<String> refused = create("<user><name>aDA</name></user>");

      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("<p>Error: Duplicate name</p>", "sec10.4.10");
      assertThat(TestCaller.contentType(refused)).startsWith("text/html");
    }

    @Test
    void takesTheNameFromThePath_whenTheBodyHasNone() {
      jamf.postXml("/JSSResource/users/name/grace", "<user><position>Admiral</position></user>");

      assertThat(simulator.users().get("grace").position()).isEqualTo("Admiral");
    }

    @Test
    void dropsUnknownElementsSilently() {
      assertThat(create("<user><name>ada</name><shoe_size>40</shoe_size></user>").statusCode())
          .isEqualTo(201);
    }

    @Test
    void refusesBrokenXml() {
      HttpResponse<String> refused = create("<user><name>ada</user>");

      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).contains("Bad Request", "sec10.4.1\"");
    }

    @Test
    void resolvesNoEntities() {
      String bomb = "<!DOCTYPE user [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>";

      assertThat(create(bomb + "<user><name>a&e;</name></user>").statusCode()).isEqualTo(400);
    }

    @Test
    void refusesJson() {
      HttpResponse<String> refused =
          jamf.postJson("/JSSResource/users/id/0", "{\"user\":{\"name\":\"ada\"}}");

      assertThat(refused.statusCode()).isEqualTo(415);
    }

    private HttpResponse<String> create(String body) {
      return jamf.postXml("/JSSResource/users/id/0", body);
    }
  }

  @Nested
  class Read {
    @BeforeEach
    void addAda() {
      JamfUser ada = JamfUser.named("ada").withFullName("Ada & Co <1>").withEmail("ada@x.org");
      int id = simulator.users().add(ada).id();
      simulator.groups().add(JamfGroup.named("Teachers").withMembers(List.of(id)));
    }

    @Test
    void showsTheFullUserAsXml() {
      HttpResponse<String> read = jamf.get("/JSSResource/users/id/1");

      assertThat(read.statusCode()).isEqualTo(200);
      assertThat(read.body())
          .startsWith(HEADER + "<user><id>1</id><name>ada</name>")
          .contains("<full_name>Ada &amp; Co &lt;1&gt;</full_name><email>ada@x.org</email>")
          .contains("<email_address>ada@x.org</email_address><phone_number/><position/>")
          .contains("<ldap_server><id>-1</id><name>None</name></ldap_server>")
          .contains("<total_vpp_code_count>0</total_vpp_code_count></links>")
          .endsWith(
              "<user_groups><size>1</size><user_group><id>1</id><name>Teachers</name>"
                  + "<is_smart>false</is_smart></user_group></user_groups></user>");
    }

    @Test
    void labelsJsonAsPlainText() {
      HttpResponse<String> read =
          jamf.accepting("application/json").get("/JSSResource/users/name/ADA");

      assertThat(TestCaller.contentType(read)).isEqualTo("text/plain;charset=UTF-8");
      assertThat(TestCaller.json(read).getJsonObject("user").getInt("id")).isEqualTo(1);
    }

    @Test
    void foldsJsonLists_whenAskedTo() {
      simulator.settings().foldsJsonLists(true);

      HttpResponse<String> read = jamf.accepting("application/json").get("/JSSResource/users/id/1");

      assertThat(read.body()).contains("\"user_groups\":{\"size\":1,\"user_group\":{\"id\":1");
    }

    @Test
    void listsIdsAndNames() {
      assertThat(jamf.get("/JSSResource/users").body())
          .isEqualTo(
              HEADER + "<users><size>1</size><user><id>1</id><name>ada</name></user></users>");
      assertThat(jamf.accepting("application/json").get("/JSSResource/users").body())
          .isEqualTo("{\"users\":[{\"id\":1,\"name\":\"ada\"}]}");
    }

    @Test
    void findsSeveralByEmail() {
      simulator.users().add(JamfUser.named("other").withEmail("ADA@x.org"));

      String found = jamf.get("/JSSResource/users/email/ada@x.org").body();

      assertThat(found).startsWith(HEADER + "<users><user><id>1</id>").contains("<id>2</id>");
    }

    @ParameterizedTest
    @CsvSource({"true, 404", "false, 200"})
    void answersAnUnknownEmailEitherWay(boolean notFound, int status) {
      simulator.settings().unmatchedEmailIsNotFound(notFound);

      assertThat(jamf.get("/JSSResource/users/email/no@x.org").statusCode()).isEqualTo(status);
    }

    @Test
    void readsAPlusInANameAsASpace() {
      simulator.users().add("a+b");

      assertThat(jamf.get("/JSSResource/users/name/a+b").statusCode()).isEqualTo(404);
      assertThat(jamf.get("/JSSResource/users/name/a%2Bb").statusCode()).isEqualTo(200);
    }

    @Test
    void showsTheStatusPage_whenThereIsNoSuchUser() {
      HttpResponse<String> missing = jamf.get("/JSSResource/users/id/99");

      assertThat(missing.statusCode()).isEqualTo(404);
      assertThat(missing.body())
          .contains("<title>Status page</title>", "The server has not found anything matching");
    }

    @Test
    void refusesAnUnknownMethod() {
      assertThat(jamf.send("PATCH", "/JSSResource/users/id/1", "", "").statusCode()).isEqualTo(405);
    }
  }

  @Nested
  class Update {
    @BeforeEach
    void addAda() {
      simulator
          .users()
          .add(JamfUser.named("ada").withFullName("Ada").withPhone("1").withPosition("Countess"));
    }

    @Test
    void keepsWhatIsLeftOut_andClearsWhatIsEmpty() {
      HttpResponse<String> updated =
          update("<user><phone_number>2</phone_number><position/></user>");

      assertThat(updated.statusCode()).isEqualTo(201);
      assertThat(updated.body()).isEqualTo(HEADER + "<user><id>1</id></user>");
      assertThat(simulator.users().get("ada"))
          .isEqualTo(JamfUser.named("ada").withId(1).withFullName("Ada").withPhone("2"));
    }

    @Test
    void renames() {
      update("<user><name>lovelace</name></user>");

      assertThat(simulator.users().find("ada")).isEmpty();
      assertThat(simulator.users().get("lovelace").id()).isEqualTo(1);
    }

    @Test
    void isRefused_whenTheNewNameIsTaken() {
      simulator.users().add("grace");

      assertThat(update("<user><name>GRACE</name></user>").statusCode()).isEqualTo(409);
      assertThat(update("<user><name>ADA</name></user>").statusCode()).isEqualTo(201);
    }

    @Test
    void appliesNothing_whenASiteIsUnknown() {
      HttpResponse<String> refused =
          update("<user><position>x</position><sites><site><id>0</id></site></sites></user>");

      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(simulator.users().get("ada").position()).isEqualTo("Countess");
    }

    @Test
    void replacesAndClearsSites() {
      update("<user><sites><site><id>1</id></site></sites></user>");
      assertThat(simulator.users().get("ada").sites()).containsExactly(1);

      update("<user><sites><site><id>-1</id></site></sites></user>");
      assertThat(simulator.users().get("ada").sites()).isEmpty();
    }

    @Test
    void isNotFound_whenTheUserIsMissing() {
      assertThat(jamf.putXml("/JSSResource/users/name/nobody", "<user/>").statusCode())
          .isEqualTo(404);
    }

    private HttpResponse<String> update(String body) {
      return jamf.putXml("/JSSResource/users/id/1", body);
    }
  }

  @Nested
  class Delete {
    @Test
    void takesTheUserOutOfItsGroups() {
      int id = simulator.users().add("ada").id();
      simulator.groups().add(JamfGroup.named("Teachers").withMembers(List.of(id)));

      HttpResponse<String> deleted = jamf.delete("/JSSResource/users/id/" + id);

      assertThat(deleted.statusCode()).isEqualTo(200);
      assertThat(simulator.groups().get("Teachers").members()).isEmpty();
      assertThat(jamf.get("/JSSResource/users/id/" + id).statusCode()).isEqualTo(404);
      assertThat(jamf.delete("/JSSResource/users/id/" + id).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"CONFLICT, 409, 200", "BAD_REQUEST, 400, 200", "BAD_REQUEST_BUT_DELETED, 400, 404"})
    void answersForAUserWithDevices_asConfigured(
        Settings.BlockedDelete answer, int status, int statusOfReadBack) {
      simulator.settings().blockedDelete(answer);
      JamfUser user = JamfUser.named("ada").withLinks(new UserLinks(List.of("mac-01"), List.of()));
      String path = "/JSSResource/users/id/" + simulator.users().add(user).id();

      assertThat(jamf.get(path).body())
          .contains("<computers><computer><id>1</id><name>mac-01</name></computer></computers>");
      assertThat(jamf.delete(path).statusCode()).isEqualTo(status);
      assertThat(jamf.get(path).statusCode()).isEqualTo(statusOfReadBack);
    }
  }
}
