package io.scimify.webapp.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.adapter.scim.resource.ScimClient;
import io.scimify.adapter.scim.resource.ScimClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Failures that other SCIM servers had in the field, down to what arrives in Jamf Pro. The comments
 * name where each was reported.
 */
public abstract class RegressionCases {

  private static final String OFF = "{'op':'replace','value':{'active':false}}";
  private static final String ON = "{'op':'replace','value':{'active':true}}";

  private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

  private ScimClient scim;
  private JamfUnderTest jamf;

  /** The server under test, with an empty directory. */
  protected abstract ScimClient scim();

  /** The Jamf Pro behind it. */
  protected abstract JamfUnderTest jamf();

  @BeforeEach
  void connect() {
    scim = scim();
    jamf = jamf();
  }

  private static String body(String userName) {
    return ("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'%s',"
            + "'name':{'givenName':'Jane','familyName':'Doe'},"
            + "'emails':[{'primary':true,'value':'%s','type':'work'}],"
            + "'displayName':'Jane Doe','externalId':'ext-%s','groups':[],'password':'x','active':true}")
        .formatted(userName, userName, userName);
  }

  private String user(String name) {
    Answer created = scim.post("/Users", body(name));
    assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
    return created.at("id").toString();
  }

  private String group(String name, String... members) {
    Answer created =
        scim.post(
            "/Groups", "{'displayName':'%s','members':[%s]}".formatted(name, listed(members)));
    assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
    return created.at("id").toString();
  }

  private static String listed(String... ids) {
    List<String> members = new ArrayList<>();
    for (String id : ids) {
      members.add("{'value':'" + id + "','display':'x'}");
    }
    return String.join(",", members);
  }

  private List<String> members(String group) {
    Object members = scim.get("/Groups/" + group).at("members");
    return members instanceof List<?> list
        ? list.stream()
            .map(member -> ((Map<?, ?>) member).get("value").toString())
            .sorted()
            .toList()
        : List.of();
  }

  private static List<String> sorted(String... ids) {
    return List.copyOf(new TreeSet<>(List.of(ids)));
  }

  private boolean inJamf(String name) {
    return jamf.userNames().stream().anyMatch(name::equalsIgnoreCase);
  }

  @Nested
  class Deactivation {

    /** Cases 1, 2, 5, 6: keycloak-scim-server#95, Cogtrix#122, sentry#27199. */
    @ParameterizedTest
    @ValueSource(
        strings = {
          "{'op':'replace','value':{'active':false}}",
          "{'op':'Replace','path':'active','value':'False'}",
          "{'op':'replace','path':'active','value':false}",
          "{'op':'Replace','value':{'active':'false'}}",
          "{'op':'add','path':'active','value':'FALSE'}"
        })
    void worksInEveryShapeAndDeletesInJamf(String operation) {
      String id = user("jane");
      assertThat(inJamf("jane")).isTrue();
      assertThat(scim.patch("/Users/" + id, operation).at("active")).isEqualTo(false);
      assertThat(inJamf("jane")).isFalse();
      Answer tombstone = scim.get("/Users/" + id);
      assertThat(tombstone.status()).isEqualTo(200);
      assertThat(tombstone.at("active")).isEqualTo(false);
      assertThat(tombstone.at("name/givenName")).isEqualTo("Jane");
      assertThat(tombstone.at("emails/0/value")).isEqualTo("jane");
    }

    /** Cases 4, 39: scim_rails#32, vouch#1415. */
    @ParameterizedTest
    @ValueSource(
        strings = {
          "{'op':'replace','value':{'active':null}}",
          "{'op':'replace','path':'active','value':'maybe'}",
          "{'op':'replace','path':'active','value':''}",
          "{'op':'remove','path':'active'}",
          "{'op':'replace','value':{'title':'x'}}",
          "{'op':'replace','path':'active','value':0}"
        })
    void neverHappensWithoutAReadableFalse(String operation) {
      String id = user("jane");
      scim.patch("/Users/" + id, operation);
      scim.put("/Users/" + id, "{'userName':'jane'}");
      scim.put("/Users/" + id, "{'userName':'jane','active':null}");
      scim.put("/Users/" + id, "{'userName':'jane','active':'nope'}");
      assertThat(scim.get("/Users/" + id).at("active")).isEqualTo(true);
      assertThat(inJamf("jane")).isTrue();
    }

    /** Case 7: sentry#77406. */
    @Test
    void twiceIsAnsweredTwiceAndAsksJamfForNoWrite() {
      String id = user("jane");
      scim.patch("/Users/" + id, OFF);
      jamf.calls();
      Answer second = scim.patch("/Users/" + id, OFF);
      assertThat(second.status()).isEqualTo(200);
      assertThat(second.at("active")).isEqualTo(false);
      assertThat(jamf.calls()).noneMatch(call -> !call.startsWith("GET"));
    }

    /** Case 40: ssoready#206. */
    @Test
    void keepsTheOtherAttributes() {
      String id = user("jane");
      assertThat(scim.patch("/Users/" + id, OFF).at("displayName")).isEqualTo("Jane Doe");
    }

    /** Cases 8, 16, 21, 23, 47: sentry#122540, fleet#53446, better-auth#11111, gitlab 433194. */
    @Test
    void isUndoneUnderTheSameIdByPatchPutAndPost() {
      String id = user("jane");
      scim.patch("/Users/" + id, OFF);
      assertThat(scim.patch("/Users/" + id, ON).at("id")).isEqualTo(id);
      assertThat(inJamf("jane")).isTrue();
      scim.put("/Users/" + id, body("jane").replace("'active':true", "'active':false"));
      assertThat(inJamf("jane")).isFalse();
      assertThat(scim.put("/Users/" + id, body("jane")).at("active")).isEqualTo(true);
      assertThat(inJamf("jane")).isTrue();
      scim.patch("/Users/" + id, OFF);
      Answer revived = scim.post("/Users", body("JANE"));
      assertThat(revived.status()).isEqualTo(201);
      assertThat(revived.at("id")).isEqualTo(id);
      assertThat(revived.at("userName")).isEqualTo("JANE");
      assertThat(revived.header("Location")).endsWith("/Users/" + id);
      assertThat(inJamf("jane")).isTrue();
    }

    /** Case 43: DEVF 27262. */
    @Test
    void isUndoneByAPostWithTheSameExternalIdAndANewName() {
      String id = user("jane");
      scim.patch("/Users/" + id, OFF);
      Answer revived =
          scim.post("/Users", body("jane.smith").replace("ext-jane.smith", "ext-jane"));
      assertThat(revived.status()).isEqualTo(201);
      assertThat(revived.at("id")).isEqualTo(id);
      assertThat(inJamf("jane.smith")).isTrue();
    }

    /** Case 29: keycloak-scim#74; a tombstone stays findable. */
    @Test
    void leavesTheUserFindable() {
      String id = user("jane");
      scim.patch("/Users/" + id, OFF);
      Answer found = scim.get("/Users" + ScimClient.filter("userName eq \"JANE\""));
      assertThat(found.at("Resources/0/id")).isEqualTo(id);
      assertThat(scim.get("/Users").at("totalResults").toString()).isEqualTo("1");
    }

    /**
     * Case 42: DEVF 14380; Okta's stale false is undone by its next true, with the same profile.
     */
    @Test
    void byAStalePutIsUndoneByTheNextTrue() {
      String id = user("jane");
      scim.patch("/Users/" + id, OFF);
      scim.patch("/Users/" + id, ON);
      scim.put("/Users/" + id, body("jane").replace("'active':true", "'active':false"));
      Answer active = scim.patch("/Users/" + id, ON);
      assertThat(active.at("id")).isEqualTo(id);
      assertThat(active.at("displayName")).isEqualTo("Jane Doe");
      assertThat(inJamf("jane")).isTrue();
    }

    /** A PUT of a profile on a tombstone does not wake it. */
    @Test
    void isNotUndoneByAProfile() {
      String id = user("jane");
      scim.patch("/Users/" + id, OFF);
      assertThat(scim.put("/Users/" + id, "{'userName':'jane','title':'x'}").at("active"))
          .isEqualTo(false);
      assertThat(inJamf("jane")).isFalse();
    }
  }

  @Nested
  class Identity {

    /** Cases 22, 23, 27: PostHog#42253, langfuse#13528, snipe-it#13854. */
    @Test
    void namesAreUniqueInAnyCaseAndEchoedAsSent() {
      Answer created = scim.post("/Users", body("Jane.Doe@Example.com"));
      assertThat(created.at("userName")).isEqualTo("Jane.Doe@Example.com");
      Answer duplicate = scim.post("/Users", body("jane.doe@example.com"));
      assertThat(duplicate.status()).isEqualTo(409);
      assertThat(duplicate.at("scimType")).isEqualTo("uniqueness");
      Answer found = scim.get("/Users" + ScimClient.filter("userName eq \"JANE.DOE@EXAMPLE.COM\""));
      assertThat(found.at("Resources/0/userName")).isEqualTo("Jane.Doe@Example.com");
    }

    /** Case 25: ory/polis#4065, uniqueness is on userName and not on the address. */
    @Test
    void equalAddressesAreFine() {
      user("jane");
      assertThat(
              scim.post("/Users", body("john").replace("'value':'john'", "'value':'jane'"))
                  .status())
          .isEqualTo(201);
    }

    /** Case 30: tuist#11688, gravitee#8290. */
    @Test
    void twoPostsAtOnceMakeOneUser() throws Exception {
      List<Integer> statuses = parallel(4, i -> scim.post("/Users", body("jane")).status());
      assertThat(statuses).containsOnlyOnce(201).isSubsetOf(201, 409, 429);
      assertThat(jamf.userNames()).hasSize(1);
    }

    @Test
    void twoPostsAtOnceWithOneExternalIdMakeOneUser() throws Exception {
      List<Integer> statuses =
          parallel(
              4,
              i ->
                  scim.post("/Users", body("jane" + i).replace("ext-jane" + i, "ext-jane"))
                      .status());
      assertThat(statuses).containsOnlyOnce(201).isSubsetOf(201, 409, 429);
      assertThat(jamf.userNames()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ß", "İ", "日"})
    void theLongestNamesAreKept(String letter) {
      String name = letter.repeat(255);
      String user = scim.post("/Users", "{'userName':'" + name + "'}").at("id").toString();
      assertThat(scim.get("/Users/" + user).at("userName")).isEqualTo(name);
      String group = group(name, user);
      assertThat(scim.get("/Groups/" + group).at("displayName")).isEqualTo(name);
      assertThat(members(group)).containsExactly(user);
      assertThat(scim.post("/Users", "{'userName':'" + name + "x'}").status()).isEqualTo(400);
      assertThat(scim.post("/Groups", "{'displayName':'" + name + "x'}").status()).isEqualTo(400);
    }

    @Test
    void anExternalIdThatIsTooLongIsRefused() {
      String sent = "{'userName':'jane','externalId':'" + "e".repeat(1001) + "'}";
      assertThat(scim.post("/Users", sent).at("scimType")).isEqualTo("invalidValue");
    }

    @Test
    void whatAWriteAnswersIsWhatAReadShows() {
      String id = user("jane");
      Answer put = scim.put("/Users/" + id, body("jane").replace("'Jane Doe'", "'J. Doe'"));
      assertThat(scim.get("/Users/" + id).body()).isEqualTo(put.body());
      Answer patch = scim.patch("/Users/" + id, OFF);
      assertThat(scim.get("/Users/" + id).body()).isEqualTo(patch.body());
      Answer group = scim.post("/Groups", "{'displayName':'Staff'}");
      assertThat(scim.get("/Groups/" + group.at("id")).body()).isEqualTo(group.body());
    }

    /** Case 46: agent-bom#3534. */
    @Test
    void theClientsIdIsNotTaken() {
      assertThat(scim.post("/Users", "{'id':'mine','userName':'jane'}").at("id"))
          .isNotEqualTo("mine");
    }

    /** Case 26: onyx#8959; users that Jamf had before are shown complete. */
    @Test
    void usersWithoutNamesInJamfAreShownComplete() {
      jamf.addUser("localadmin");
      Answer first = scim.get("/Users?count=1&startIndex=1");
      assertThat(first.at("Resources/0/userName")).isEqualTo("localadmin");
      assertThat(first.at("Resources/0/name/givenName")).isNotNull();
      assertThat(first.at("Resources/0/name/familyName")).isNotNull();
      assertThat(first.at("Resources/0/emails/0/value")).isNotNull();
      assertThat(first.at("Resources/0/active")).isEqualTo(true);
    }

    /** Cases 24, 37, 44: ory/polis#4054, ssosync#1. */
    @Test
    void pagesAreExact() {
      jamf.seedUsers(250, "u");
      TreeSet<String> seen = new TreeSet<>();
      for (int start = 1; start <= 250; start += 100) {
        Answer page = scim.get("/Users?startIndex=" + start + "&count=100");
        List<?> resources = (List<?>) page.at("Resources");
        assertThat(page.at("totalResults").toString()).isEqualTo("250");
        assertThat(page.at("itemsPerPage").toString()).isEqualTo(String.valueOf(resources.size()));
        resources.forEach(user -> seen.add(((Map<?, ?>) user).get("id").toString()));
      }
      assertThat(seen).hasSize(250);
    }
  }

  @Nested
  class Groups {

    /** Cases 9, 11: SCIM-SDK#757, scim-for-keycloak#144. */
    @Test
    void replaceIsExactAndMayEmpty() {
      String ada = user("ada");
      String bob = user("bob");
      String id = group("Staff", ada);
      scim.patch(
          "/Groups/" + id, "{'op':'replace','path':'members','value':[" + listed(bob) + "]}");
      assertThat(members(id)).containsExactly(bob);
      assertThat(jamf.memberNames("Staff")).containsExactly("bob");
      assertThat(
              scim.patch("/Groups/" + id, "{'op':'replace','path':'members','value':[]}").status())
          .isIn(200, 204);
      assertThat(members(id)).isEmpty();
      assertThat(jamf.memberNames("Staff")).isEmpty();
    }

    /** Cases 10, 12, 14, 18, 31: SCIM-SDK#419, #55, fleet#52600, litellm#17420. */
    @Test
    void unknownMembersDoNotStopTheOthersNorBecomeUsers() {
      String ada = user("ada");
      String id = group("Staff");
      Answer answer =
          scim.patch(
              "/Groups/" + id,
              "{'op':'add','path':'members','value':[{'value':'nobody'},{},"
                  + "{'value':'5c1e0000-0000-4000-8000-00000000ffff'},{'value':'"
                  + ada
                  + "'}]}");
      assertThat(answer.status()).isIn(200, 204);
      assertThat(members(id)).containsExactly(ada);
      assertThat(jamf.userNames()).hasSize(1);
    }

    /** An answer shows the members that the group has, not those that were asked for. */
    @Test
    void unknownMembersAreNotShown() {
      String ada = user("ada");
      String sent =
          "{'displayName':'Staff','members':[" + listed(ada, UUID.randomUUID().toString()) + "]}";
      Answer created = scim.post("/Groups", sent);
      assertThat(created.at("members")).asList().hasSize(1);
      assertThat(created.at("members/0/value")).isEqualTo(ada);
      assertThat(created.at("members/0/display")).isEqualTo("ada");
      Answer replaced = scim.put("/Groups/" + created.at("id"), sent);
      assertThat(replaced.at("members")).asList().hasSize(1);
    }

    /** Case 15: fleet#31085. */
    @Test
    void theSameMemberTwiceIsOne() {
      String ada = user("ada");
      String id = group("Staff");
      Answer put =
          scim.put("/Groups/" + id, "{'displayName':'Staff','members':[" + listed(ada, ada) + "]}");
      assertThat(put.status()).isEqualTo(200);
      assertThat(members(id)).containsExactly(ada);
    }

    /** Case 19: FusionAuth#2834. */
    @Test
    void severalRemovalsRemoveTheRightOnes() {
      String ada = user("ada");
      String bob = user("bob");
      String eve = user("eve");
      String id = group("Staff", ada, bob, eve);
      scim.patch(
          "/Groups/" + id,
          "{'op':'remove','path':'members[value eq \\'%s\\']'},{'op':'remove','path':'members[value eq \\'%s\\']'}"
              .formatted(ada, bob));
      assertThat(jamf.memberNames("Staff")).containsExactly("eve");
    }

    /** Cases 34, 35, 41: teleport#67372, wso2#5333, appsmith#35719. */
    @Test
    void addingAgainChangesNothingAndRemovingIsSeen() {
      String ada = user("ada");
      String bob = user("bob");
      String id = group("Staff", ada, bob);
      String add = "{'op':'add','path':'members','value':[" + listed(ada) + "]}";
      assertThat(scim.patch("/Groups/" + id, add).status()).isIn(200, 204);
      assertThat(members(id)).isEqualTo(sorted(ada, bob));
      scim.patch("/Groups/" + id, "{'op':'remove','path':'members[value eq \\'" + ada + "\\']'}");
      assertThat(members(id)).containsExactly(bob);
    }

    /** Case 39: vouch#1415, Entra's remove with a list. */
    @Test
    void removeWithAListRemovesOnlyThose() {
      String ada = user("ada");
      String bob = user("bob");
      String id = group("Staff", ada, bob);
      scim.patch(
          "/Groups/" + id,
          "{'op':'Remove','path':'members','value':[{'$ref':null,'value':'" + ada + "'}]}");
      assertThat(jamf.memberNames("Staff")).containsExactly("bob");
    }

    /** Case 2: keycloak-scim-server#113; Okta's rename carries the id. */
    @Test
    void renameKeepsTheJamfGroup() {
      String id = group("Staff", user("ada"));
      int before = jamf.groupId("Staff");
      Answer answer =
          scim.patch("/Groups/" + id, "{'op':'replace','value':{'id':'x','displayName':'Crew'}}");
      assertThat(answer.status()).isIn(200, 204);
      assertThat(jamf.groupId("Crew")).isEqualTo(before);
      assertThat(jamf.memberNames("Crew")).containsExactly("ada");
    }

    /** Case 33, 38: SimpleIdServer#247, openwork#4691. */
    @Test
    void putTakesNullsAndMembers() {
      String ada = user("ada");
      String id = group("Staff");
      Answer put =
          scim.put(
              "/Groups/" + id,
              "{'displayName':'Staff','members':[{'value':'"
                  + ada
                  + "','$ref':null,'display':null}]}");
      assertThat(put.status()).isEqualTo(200);
      assertThat(members(id)).containsExactly(ada);
    }

    /** Cases 13, 17: fleet#50724, litellm#17513. */
    @Test
    void parallelPatchesLoseNothing() throws Exception {
      String id = group("Staff");
      List<Integer> statuses =
          parallel(
              50,
              i ->
                  scim.patch(
                          "/Groups/" + id,
                          "{'op':'add','path':'members','value':[" + listed(user("u" + i)) + "]}")
                      .status());
      assertThat(statuses).allMatch(status -> status == 200 || status == 204);
      assertThat(members(id)).hasSize(50);
      assertThat(jamf.memberNames("Staff")).hasSize(50);
    }

    /** A tombstone is no member, and adding it again is passed over. */
    @Test
    void deactivatedUsersAreNoMembers() {
      String ada = user("ada");
      String id = group("Staff", ada, user("bob"));
      scim.patch("/Users/" + ada, OFF);
      assertThat(members(id)).hasSize(1).doesNotContain(ada);
      String add = "{'op':'add','path':'members','value':[" + listed(ada) + "]}";
      assertThat(scim.patch("/Groups/" + id, add).status()).isIn(200, 204);
      assertThat(jamf.memberNames("Staff")).containsExactly("bob");
    }

    /** Linking to a group that Jamf already had keeps its members (PLAN C9315). */
    @Test
    void linkingKeepsOldMembers() {
      jamf.addUser("old");
      jamf.addGroup("Existing", "old");
      Answer found =
          scim.get("/Groups?excludedAttributes=members&filter=displayName%20eq%20%22existing%22");
      String id = found.at("Resources/0/id").toString();
      String ada = user("ada");
      scim.patch("/Groups/" + id, "{'op':'add','path':'members','value':[" + listed(ada) + "]}");
      assertThat(jamf.memberNames("Existing")).containsExactlyInAnyOrder("ada", "old");
    }

    @Test
    void duplicateNamesAreRefused() {
      group("Staff");
      Answer second = scim.post("/Groups", "{'displayName':'STAFF'}");
      assertThat(second.status()).isEqualTo(409);
      assertThat(second.at("scimType")).isEqualTo("uniqueness");
    }

    @Test
    void deletionKeepsTheUsers() {
      String id = group("Staff", user("ada"));
      assertThat(scim.delete("/Groups/" + id).status()).isEqualTo(204);
      assertThat(scim.get("/Groups/" + id).status()).isEqualTo(404);
      assertThat(jamf.groupNames()).isEmpty();
      assertThat(inJamf("ada")).isTrue();
    }
  }

  @Nested
  class Wire {

    /** Case 3: keycloak-scim-server#114; Okta reports other errors as "Unrecognized token". */
    @Test
    void everyErrorIsScimJson() {
      List<Answer> errors =
          List.of(
              scim.get("/Nothing"),
              scim.get("/Users/nobody"),
              scim.delete("/Users"),
              scim.post("/Users", "{'userName':"),
              scim.post("/Users", "x", "Content-Type", "text/plain"),
              scim.get("/Users", "Accept", "image/png"),
              scim.get("/Users", "Authorization", "Bearer wrong"));
      assertThat(errors.stream().map(Answer::status))
          .containsExactly(404, 404, 405, 400, 415, 406, 401);
      assertThat(errors)
          .allSatisfy(
              error -> {
                assertThat(error.header("Content-Type")).isEqualTo("application/scim+json");
                assertThat(error.at("schemas")).isEqualTo(List.of(ERROR));
                assertThat(error.at("status")).isEqualTo(String.valueOf(error.status()));
                assertThat(error.at("detail").toString()).isNotBlank();
              });
    }

    /** Cases 20, 36: FusionAuth#1769, medplum#4143, better-auth#6365. */
    @ParameterizedTest
    @ValueSource(
        strings = {
          "application/scim+json",
          "application/scim+json; charset=utf-8",
          "application/scim+json;charset=UTF-8",
          "application/json",
          "application/json; charset=utf-8"
        })
    void bothMediaTypesAreReadAndOneIsAnswered(String type) {
      Answer created = scim.post("/Users", body("jane"), "Content-Type", type);
      assertThat(created.status()).isEqualTo(201);
      assertThat(created.header("Content-Type")).isEqualTo("application/scim+json");
      Answer list = scim.get("/Users", "Content-Type", type, "Accept", type);
      assertThat(list.status()).isEqualTo(200);
      assertThat(list.header("Content-Type")).isEqualTo("application/scim+json");
    }

    /** Case 28: Infisical#5947, #6552. */
    @Test
    void inputWithoutSchemasIsReadAndItsNameNeverChanges() {
      Answer created = scim.post("/Users", "{'userName':'Jane.DOE','displayName':'Jane'}");
      assertThat(created.at("userName")).isEqualTo("Jane.DOE");
      String id = created.at("id").toString();
      assertThat(scim.get("/Users/" + id).at("userName")).isEqualTo("Jane.DOE");
      Answer group =
          scim.post("/Groups", "{'displayName':'Staff','members':[{'value':'" + id + "'}]}");
      assertThat(group.status()).isEqualTo(201);
      assertThat(members(group.at("id").toString())).containsExactly(id);
      assertThat(scim.get("/ServiceProviderConfig").at("patch/supported")).isEqualTo(true);
    }

    /** Case 32: unitycatalog#423, authentik#11249. */
    @Test
    void bothUpdateVerbsWorkOnUsersAndGroups() {
      String ada = user("ada");
      String staff = group("Staff");
      assertThat(scim.put("/Users/" + ada, "{'userName':'ada','title':'a'}").at("title"))
          .isEqualTo("a");
      assertThat(scim.patch("/Users/" + ada, "{'op':'replace','value':{'title':'b'}}").at("title"))
          .isEqualTo("b");
      assertThat(scim.put("/Groups/" + staff, "{'displayName':'Crew'}").status()).isEqualTo(200);
      assertThat(
              scim.patch("/Groups/" + staff, "{'op':'replace','value':{'displayName':'Team'}}")
                  .status())
          .isIn(200, 204);
      assertThat(jamf.groupNames()).containsExactly("Team");
    }

    /** Case 45: rancher#53913; a request as Okta's own client sends it, header by header. */
    @Test
    void oktasHeadersAreAccepted() {
      String[] okta = {
        "Accept", "application/scim+json",
        "Accept-Charset", "utf-8",
        "Accept-Encoding", "gzip,deflate",
        "User-Agent", "Okta SCIM Client 1.0.0"
      };
      String query = "?filter=userName+eq+%22jane.doe%40example.com%22&startIndex=1&count=100";
      assertThat(scim.get("/Users" + query, okta).at("totalResults").toString()).isEqualTo("0");
      assertThat(scim.post("/Users", body("jane.doe@example.com"), okta).status()).isEqualTo(201);
      assertThat(scim.get("/Users" + query, okta).at("totalResults").toString()).isEqualTo("1");
    }

    /** Case 48: Entra's validator sends booleans as strings and dotted keys without a path. */
    @Test
    void stringBooleansAndDottedKeysAreRead() {
      String id = user("jane");
      Answer patched =
          scim.patch(
              "/Users/" + id,
              "{'op':'add','value':{'name.givenName':'Janet','emails[type eq \\'work\\'].primary':'true',"
                  + "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department':'IT'}}");
      assertThat(patched.at("name/givenName")).isEqualTo("Janet");
      assertThat(patched.at("emails/0/primary")).isEqualTo(true);
      assertThat(
              patched.at("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/department"))
          .isEqualTo("IT");
    }
  }

  @Nested
  class Budgets {

    @Test
    void usersCostFewJamfCalls() {
      String id = user("warm-up");
      jamf.calls();
      String jane = user("jane");
      assertThat(jamf.calls()).hasSizeLessThanOrEqualTo(2);
      scim.get("/Users" + ScimClient.filter("userName eq \"jane\""));
      assertThat(jamf.calls()).hasSizeLessThanOrEqualTo(1);
      scim.get("/Users/" + jane);
      assertThat(jamf.calls()).hasSizeLessThanOrEqualTo(1);
      scim.patch("/Users/" + jane, "{'op':'replace','value':{'title':'x'}}");
      assertThat(jamf.calls()).hasSizeLessThanOrEqualTo(2);
      scim.patch("/Users/" + jane, OFF);
      assertThat(jamf.calls()).hasSizeLessThanOrEqualTo(3);
      scim.patch("/Users/" + jane, ON);
      assertThat(jamf.calls()).hasSizeLessThanOrEqualTo(2);
      assertThat(id).isNotEqualTo(jane);
    }

    @Test
    void groupsCostFewJamfCalls() {
      String ada = user("ada");
      String bob = user("bob");
      jamf.calls();
      String id = group("Staff", ada);
      assertThat(jamf.calls()).hasSizeLessThanOrEqualTo(3);
      scim.patch("/Groups/" + id, "{'op':'replace','value':{'displayName':'Crew'}}");
      assertThat(jamf.calls()).hasSizeLessThanOrEqualTo(1);
      scim.patch("/Groups/" + id, "{'op':'add','path':'members','value':[" + listed(bob) + "]}");
      assertThat(jamf.calls()).hasSizeLessThanOrEqualTo(2);
      scim.get("/Groups?excludedAttributes=members");
      assertThat(jamf.calls()).hasSizeLessThanOrEqualTo(1);
    }
  }

  private interface Call {
    int perform(int index);
  }

  private static List<Integer> parallel(int count, Call call) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(count);
    try {
      List<Future<Integer>> futures =
          IntStream.range(0, count).mapToObj(i -> pool.submit(() -> call.perform(i))).toList();
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> future : futures) {
        statuses.add(future.get());
      }
      return statuses;
    } finally {
      pool.shutdownNow();
    }
  }
}
