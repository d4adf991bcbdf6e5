package io.scimify.adapter.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.adapter.scim.resource.ScimClient.Answer;
import io.scimify.domain.group.MembershipChange.Delta;
import io.scimify.domain.group.MembershipChange.Exactly;
import io.scimify.domain.user.ScimUserId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GroupsResourceTest {

  private final ScimServer server = new ScimServer();
  private String ada;
  private String bob;
  private String eve;

  @BeforeEach
  void addUsers() {
    ada = server.user("ada");
    bob = server.user("bob");
    eve = server.user("eve");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String group(String name, String... members) {
    String listed =
        Arrays.stream(members)
            .map(id -> "{'value':'" + id + "','display':'x'}")
            .collect(Collectors.joining(","));
    String body = "{'displayName':'" + name + "','externalId':'x1','members':[" + listed + "]}";
    String id = server.post("/Groups", body).at("id").toString();
    server.directory.calls.clear();
    return id;
  }

  private List<String> members(String group) {
    Object members = server.get("/Groups/" + group).at("members");
    return members instanceof List<?> list
        ? list.stream().map(member -> ((Map<?, ?>) member).get("value").toString()).toList()
        : List.of();
  }

  private static Set<ScimUserId> ids(String... ids) {
    return Arrays.stream(ids)
        .map(id -> ScimUserId.parse(id).orElseThrow())
        .collect(Collectors.toSet());
  }

  @Nested
  class Create {

    @Test
    void withMembers() {
      Answer created =
          server.post(
              "/Groups",
              "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group',"
                  + "'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'],"
                  + "'displayName':'Staff','members':[{'value':'"
                  + ada
                  + "','$ref':null}]}");
      assertThat(created.status()).isEqualTo(201);
      assertThat(created.at("members/0/value")).isEqualTo(ada);
      assertThat(created.header("Location"))
          .isEqualTo(server.base() + "/Groups/" + created.at("id"));
      assertThat(members(created.at("id").toString())).containsExactly(ada);
    }

    @Test
    void empty() {
      assertThat(server.post("/Groups", "{'displayName':'Staff','members':[]}").status())
          .isEqualTo(201);
    }

    @Test
    void duplicateNamesAreRefusedInAnyCase() {
      group("Staff");
      Answer second = server.post("/Groups", "{'displayName':'STAFF'}");
      assertThat(second.status()).isEqualTo(409);
      assertThat(second.at("scimType")).isEqualTo("uniqueness");
    }

    @Test
    void needsAName() {
      assertThat(server.post("/Groups", "{'members':[]}").status()).isEqualTo(400);
      assertThat(server.put("/Groups/" + group("Staff"), "{'members':[]}").status()).isEqualTo(400);
    }
  }

  @Nested
  class Members {

    @Test
    void pureAdditionsAndRemovalsReadNoMembers() {
      String id = group("Staff", ada);
      Answer answer =
          server.patch(
              "/Groups/" + id,
              "{'op':'remove','path':'members[value eq \\'"
                  + ada
                  + "\\']'},{'op':'add','path':'members','value':[{'value':'"
                  + bob
                  + "'},{'value':'"
                  + bob
                  + "'}]}");
      assertThat(answer.status()).isEqualTo(204);
      assertThat(server.directory.calls).containsExactly("updateGroup");
      assertThat(server.directory.lastMembership).isEqualTo(new Delta(ids(bob), ids(ada)));
      assertThat(members(id)).containsExactlyInAnyOrder(bob);
    }

    @Test
    void addThenRemoveTheSameNetsToItsAbsence() {
      String id = group("Staff", ada);
      server.patch(
          "/Groups/" + id,
          "{'op':'add','path':'members','value':[{'value':'"
              + bob
              + "'}]},{'op':'remove','path':'members[value eq \\'"
              + bob
              + "\\']'}");
      assertThat(members(id)).containsExactlyInAnyOrder(ada);
    }

    @Test
    void entrasRemoveWithAListRemovesOnlyThose() {
      String id = group("Staff", ada, bob, eve);
      server.patch(
          "/Groups/" + id,
          "{'op':'Remove','path':'members','value':[{'$ref':null,'value':'" + bob + "'}]}");
      assertThat(server.directory.lastMembership).isEqualTo(new Delta(Set.of(), ids(bob)));
      assertThat(members(id)).containsExactlyInAnyOrder(ada, eve);
    }

    @Test
    void removeWithAnEmptyListRemovesNobody() {
      String id = group("Staff", ada);
      server.patch("/Groups/" + id, "{'op':'remove','path':'members','value':[]}");
      assertThat(members(id)).containsExactlyInAnyOrder(ada);
    }

    @Test
    void removeWithoutAValueRemovesEverybody() {
      String id = group("Staff", ada, bob);
      server.patch("/Groups/" + id, "{'op':'remove','path':'members'}");
      assertThat(members(id)).isEmpty();
    }

    @Test
    void replaceIsExactAndMayBeEmpty() {
      String id = group("Staff", ada, bob);
      server.patch(
          "/Groups/" + id, "{'op':'replace','path':'members','value':[{'value':'" + eve + "'}]}");
      assertThat(server.directory.lastMembership).isEqualTo(new Exactly(ids(eve)));
      server.patch("/Groups/" + id, "{'op':'replace','path':'members','value':[]}");
      assertThat(members(id)).isEmpty();
    }

    @Test
    void replaceWithoutPathRenamesAndReplaces() {
      String id = group("Staff", ada);
      server.patch(
          "/Groups/" + id,
          "{'op':'replace','value':{'id':'"
              + bob
              + "','displayName':'Crew','members':[{'value':'"
              + bob
              + "'}]}}");
      assertThat(server.get("/Groups/" + id).at("displayName")).isEqualTo("Crew");
      assertThat(members(id)).containsExactlyInAnyOrder(bob);
    }

    @Test
    void severalRemovalsByFilterRemoveTheRightOnes() {
      String id = group("Staff", ada, bob, eve);
      server.patch(
          "/Groups/" + id,
          "{'op':'remove','path':'members[value eq \\'%s\\']'},{'op':'remove','path':'members[value eq \\'%s\\' or value eq \\'none\\']'}"
              .formatted(ada, eve));
      assertThat(members(id)).containsExactlyInAnyOrder(bob);
    }

    @Test
    void unknownMembersAreSetAsideAndTheOthersApplied() {
      String id = group("Staff");
      Answer answer =
          server.patch(
              "/Groups/" + id,
              "{'op':'add','path':'members','value':[{'value':'00u-unknown'},{},{'display':'x'},{'value':'"
                  + ada
                  + "'}]}");
      assertThat(answer.status()).isEqualTo(204);
      assertThat(server.directory.lastUnresolved).containsExactly("00u-unknown");
      assertThat(members(id)).containsExactlyInAnyOrder(ada);
    }

    @Test
    void aFilterOnNamesReadsTheMembers() {
      String id = group("Staff", ada, bob);
      server.patch("/Groups/" + id, "{'op':'remove','path':'members[display sw \\'a\\']'}");
      assertThat(server.directory.calls).contains("members");
      assertThat(members(id)).containsExactlyInAnyOrder(bob);
    }

    @Test
    void putReplacesThemAndWithoutTheKeyLeavesThem() {
      String id = group("Staff", ada);
      Answer renamed = server.put("/Groups/" + id, "{'displayName':'Crew'}");
      assertThat(renamed.status()).isEqualTo(200);
      assertThat(members(id)).containsExactlyInAnyOrder(ada);
      Answer replaced =
          server.put(
              "/Groups/" + id,
              "{'id':'x','displayName':'Crew','members':[{'value':'%s'},{'value':'%s'}]}"
                  .formatted(bob, bob));
      assertThat((List<?>) replaced.at("members")).hasSize(1);
      assertThat(members(id)).containsExactlyInAnyOrder(bob);
    }

    @Test
    void renameReadsNoMembers() {
      String id = group("Staff", ada);
      server.patch("/Groups/" + id, "{'op':'replace','path':'displayName','value':'Crew'}");
      assertThat(server.directory.calls).containsExactly("updateGroup");
      assertThat(server.directory.lastMembership.isNone()).isTrue();
    }

    @Test
    void aStaleVersionIsRefused() {
      String id = group("Staff", ada);
      String tag = server.get("/Groups/" + id).header("ETag");
      String add = "{'op':'add','path':'members','value':[{'value':'" + bob + "'}]}";
      assertThat(server.patch("/Groups/" + id, add, "If-Match", tag).status()).isEqualTo(204);
      assertThat(server.patch("/Groups/" + id, add, "If-Match", tag).status()).isEqualTo(412);
      assertThat(server.delete("/Groups/" + id, "If-Match", tag).status()).isEqualTo(412);
    }

    @Test
    void putAnswersTheVersionThatGetAnswers() {
      String id = group("Staff");
      Answer put =
          server.put("/Groups/" + id, "{'displayName':'Crew','members':[{'value':'" + ada + "'}]}");
      assertThat(put.header("ETag")).isNotEmpty();
      assertThat(server.get("/Groups/" + id).header("ETag")).isEqualTo(put.header("ETag"));
    }
  }

  @Nested
  class Read {

    @Test
    void membersAreShownWithNameAndReference() {
      Answer answer = server.get("/Groups/" + group("Staff", ada));
      assertThat(answer.at("members/0"))
          .isEqualTo(
              Map.of(
                  "value",
                  ada,
                  "display",
                  "ada",
                  "type",
                  "User",
                  "$ref",
                  server.base() + "/Users/" + ada));
    }

    @Test
    void excludedMembersAreNeitherReadNorShown() {
      String id = group("Staff", ada);
      assertThat(server.get("/Groups/" + id + "?excludedAttributes=members").body())
          .doesNotContainKey("members");
      assertThat(
              server
                  .get("/Groups?excludedAttributes=members&filter=displayName%20eq%20%22staff%22")
                  .at("totalResults")
                  .toString())
          .isEqualTo("1");
      assertThat(server.get("/Groups?attributes=displayName").status()).isEqualTo(200);
      assertThat(server.directory.calls).doesNotContain("members");
    }

    @Test
    void listsShowMembersOfThePageOnly() {
      group("A", ada);
      group("B", bob);
      Answer answer = server.get("/Groups?count=1&startIndex=2");
      assertThat(answer.at("Resources/0/members/0/value")).isEqualTo(bob);
      assertThat(server.directory.calls).containsExactly("groups", "members");
    }

    @Test
    void aPageWithMembersIsShorter() {
      IntStream.range(0, 120).forEach(i -> group("G" + i));
      assertThat(server.get("/Groups?count=500").at("itemsPerPage").toString()).isEqualTo("100");
      assertThat(server.get("/Groups?count=500").at("totalResults").toString()).isEqualTo("120");
      assertThat(
              server
                  .get("/Groups?count=500&excludedAttributes=members")
                  .at("itemsPerPage")
                  .toString())
          .isEqualTo("120");
    }

    @Test
    void filtersByMember() {
      group("A", ada);
      group("B", bob);
      Answer answer = server.get("/Groups?filter=members.value%20eq%20%22" + bob + "%22");
      assertThat(answer.at("totalResults").toString()).isEqualTo("1");
      assertThat(answer.at("Resources/0/displayName")).isEqualTo("B");
    }

    @Test
    void filtersByExternalIdAndId() {
      String id = group("A");
      assertThat(server.get("/Groups?filter=externalId%20eq%20%22x1%22").at("Resources/0/id"))
          .isEqualTo(id);
      assertThat(server.get("/Groups?filter=id%20eq%20%22" + id + "%22").at("Resources/0/id"))
          .isEqualTo(id);
      assertThat(server.get("/Groups?filter=id%20eq%20%22none%22").at("Resources"))
          .isEqualTo(List.of());
    }

    @Test
    void patchAnswersAttributesThatAreAskedFor() {
      String id = group("A", ada);
      Answer answer =
          server.patch(
              "/Groups/" + id + "?attributes=displayName",
              "{'op':'replace','value':{'displayName':'Z'}}");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.at("displayName")).isEqualTo("Z");
    }

    @Test
    void deletedGroupsAreGone() {
      String id = group("A");
      assertThat(server.delete("/Groups/" + id).status()).isEqualTo(204);
      assertThat(server.get("/Groups/" + id).status()).isEqualTo(404);
      assertThat(server.delete("/Groups/" + id).status()).isEqualTo(404);
    }
  }
}
