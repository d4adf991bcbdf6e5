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

class ClassicUserGroupsTest {
  private static final String HEADER = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

  private JamfSimulator simulator;
  private TestCaller jamf;

  @BeforeEach
  void startWithAdaAndGrace() {
    simulator = JamfSimulator.builder().start();
    jamf = TestCaller.authorized(simulator);
    simulator.users().add("ada");
    simulator.users().add("grace");
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Nested
  class Create {
    @Test
    void answersWithTheIdUnderStaticUserGroup() {
      HttpResponse<String> created =
          create(
              "<user_group><name>Teachers</name><is_smart>false</is_smart><site><id>-1</id></site>"
                  + "<users><user><id>2</id></user></users></user_group>");

      assertThat(created.statusCode()).isEqualTo(201);
      assertThat(created.body())
          .isEqualTo(HEADER + "<static_user_group><id>1</id></static_user_group>");
      assertThat(simulator.groups().memberNames("Teachers")).containsExactly("grace");
    }

    @Test
    void allowsAnEmptyGroup() {
      create("<user_group><name>Empty</name><is_smart>false</is_smart></user_group>");

      assertThat(simulator.groups().memberNames("empty")).isEmpty();
    }

    @Test
    void isRefused_whenTheNameIsTaken_alsoByASmartGroup() {
      simulator.groups().add(JamfGroup.named("All").asSmart());

      HttpResponse<String> refused = create("<user_group><name>ALL</name></user_group>");

      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("Error: Duplicate name");
    }

    @Test
    void ignoresADescription_unlessTheTenantKeepsIt() {
      create("<user_group><name>A</name><description>d</description></user_group>");
      simulator.settings().keepsGroupDescription(true);
      create("<user_group><name>B</name><description>d</description></user_group>");

      assertThat(simulator.groups().get("A").description()).isEmpty();
      assertThat(simulator.groups().get("B").description()).isEqualTo("d");
    }

    @Test
    void needsAnotherPrivilegeForASmartGroup() {
      assertThat(
              create("<user_group><name>S</name><is_smart>true</is_smart></user_group>")
                  .statusCode())
          .isEqualTo(403);
    }

    private HttpResponse<String> create(String body) {
      return jamf.postXml("/JSSResource/usergroups/id/0", body);
    }
  }

  @Nested
  class Read {
    @Test
    void showsMembersByUsername_andNoDescription() {
      simulator
          .groups()
          .add(JamfGroup.named("Teachers").withDescription("d").withMembers(List.of(1)));

      assertThat(jamf.get("/JSSResource/usergroups/name/teachers").body())
          .isEqualTo(
              HEADER
                  + "<user_group><id>1</id><name>Teachers</name><is_smart>false</is_smart>"
                  + "<is_notify_on_change>false</is_notify_on_change><site><id>-1</id>"
                  + "<name>None</name></site><criteria><size>0</size></criteria>"
                  + "<users><size>1</size><user><id>1</id><username>ada</username><full_name/>"
                  + "<phone_number/><email_address/></user></users></user_group>");
    }

    @Test
    void listsStaticAndSmartGroups() {
      simulator.groups().add("Teachers");
      simulator.groups().add(JamfGroup.named("All").asSmart());

      assertThat(jamf.accepting("application/json").get("/JSSResource/usergroups").body())
          .isEqualTo(
              "{\"user_groups\":[{\"id\":1,\"name\":\"Teachers\",\"is_smart\":false,"
                  + "\"is_notify_on_change\":false},{\"id\":2,\"name\":\"All\",\"is_smart\":true,"
                  + "\"is_notify_on_change\":false}]}");
    }

    @Test
    void canForbidTheListOnly() {
      simulator.groups().add("Teachers");
      simulator.settings().classicGroupListForbidden(true);

      assertThat(jamf.get("/JSSResource/usergroups").statusCode()).isEqualTo(403);
      assertThat(jamf.get("/JSSResource/usergroups/id/1").statusCode()).isEqualTo(200);
    }
  }

  @Nested
  class Update {
    @BeforeEach
    void addTeachersWithAda() {
      simulator.groups().add(JamfGroup.named("Teachers").withMembers(List.of(1)));
    }

    @Test
    void keepsTheMembers_whenThereIsNoUsersElement() {
      assertThat(update("<name>Staff</name>").statusCode()).isEqualTo(201);

      assertThat(simulator.groups().memberNames("Staff")).containsExactly("ada");
    }

    @Test
    void clearsTheMembers_whenUsersIsEmpty() {
      update("<users/>");

      assertThat(members()).isEmpty();
    }

    @Test
    void replacesTheMembers_whenUsersAreListed() {
      update("<users><user><username>GRACE</username></user></users>");

      assertThat(members()).containsExactly("grace");
    }

    @Test
    void addsMembers_andIgnoresPresentOnes() {
      HttpResponse<String> added =
          update("<user_additions><user><id>1</id></user><user><id>2</id></user></user_additions>");

      assertThat(added.statusCode()).isEqualTo(201);
      assertThat(members()).containsExactly("ada", "grace");
    }

    @Test
    void addsNobody_whenOneIdIsUnknown() {
      HttpResponse<String> refused =
          update(
              "<user_additions><user><id>2</id></user><user><id>99</id></user></user_additions>");

      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("Error: Unable to match user 99 in additions list");
      assertThat(members()).containsExactly("ada");
    }

    @Test
    void removesNobody_whenOneIsNotAMember() {
      HttpResponse<String> refused =
          update("<user_deletions><user><id>1</id></user><user><id>2</id></user></user_deletions>");

      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("Error: Unable to match user 2 in deletions list");
      assertThat(members()).containsExactly("ada");
    }

    @Test
    void removesMembers() {
      update("<user_deletions><user><id>1</id></user></user_deletions>");

      assertThat(members()).isEmpty();
    }

    @Test
    void answersForASmartGroup_butChangesNothing() {
      simulator.groups().add(JamfGroup.named("All").asSmart());

      HttpResponse<String> answer =
          jamf.putXml(
              "/JSSResource/usergroups/name/All",
              "<user_group><user_additions><user><id>1</id></user></user_additions></user_group>");

      assertThat(answer.statusCode()).isEqualTo(201);
      assertThat(simulator.groups().memberNames("All")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
      "STATIC_USER_GROUP, <static_user_group><id>1</id></static_user_group>",
      "USER_GROUP, <user_group><id>1</id></user_group>"
    })
    void answersUnderTheConfiguredRoot(Settings.WriteRoot root, String body) {
      simulator.settings().writeRoot(root);

      assertThat(update("<name>Staff</name>").body()).isEqualTo(HEADER + body);
    }

    @Test
    void canAnswerWithAnEmptyBody() {
      simulator.settings().writeRoot(Settings.WriteRoot.EMPTY_BODY);

      assertThat(update("<name>Staff</name>").body()).isEmpty();
    }

    private HttpResponse<String> update(String content) {
      return jamf.putXml(
          "/JSSResource/usergroups/id/1", "<user_group>" + content + "</user_group>");
    }

    private List<String> members() {
      return simulator.groups().memberNames("Teachers");
    }
  }

  @Test
  void deletesStaticGroupsOnly() {
    simulator.groups().add("Teachers");
    simulator.groups().add(JamfGroup.named("All").asSmart());

    assertThat(jamf.delete("/JSSResource/usergroups/id/1").statusCode()).isEqualTo(200);
    assertThat(jamf.delete("/JSSResource/usergroups/id/1").statusCode()).isEqualTo(404);
    assertThat(jamf.delete("/JSSResource/usergroups/id/2").statusCode()).isEqualTo(403);
    assertThat(simulator.groups().all()).extracting(JamfGroup::name).containsExactly("All");
  }
}
