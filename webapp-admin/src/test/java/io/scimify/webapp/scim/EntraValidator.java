package io.scimify.webapp.scim;

import static io.scimify.adapter.scim.resource.ScimClient.filter;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.adapter.scim.resource.ScimClient;
import io.scimify.adapter.scim.resource.ScimClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Microsoft's SCIM validator sends and checks: its 24 tests and its 7 preview tests. */
public abstract class EntraValidator {

  private static final String E = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

  private static final String USER =
      """
      {'userName':'Kim@x.test','externalId':'e-1','displayName':'Kim','nickName':'K','title':'T','active':true,
       'profileUrl':'https://x.test/kim','userType':'Employee','preferredLanguage':'en','locale':'en-US',
       'timezone':'Europe/Berlin','password':'pw',
       'name':{'givenName':'Kim','familyName':'Lee','formatted':'Kim Lee','middleName':'M','honorificPrefix':'Dr','honorificSuffix':'II'},
       'emails':[{'type':'work','value':'kim@x.test','primary':'true'}],
       'phoneNumbers':[{'type':'work','value':'1','primary':'true'},{'type':'mobile','value':'2'}],
       'addresses':[{'type':'work','formatted':'F','streetAddress':'S','locality':'L','region':'R','postalCode':'P','country':'C','primary':'true'}],
       'roles':[{'primary':'true','value':'r','type':'x','display':'d'}],
       '%s':{'employeeNumber':'1','department':'D','costCenter':'C','organization':'O','division':'V'}}"""
          .formatted(E);

  private String user;

  /** The server under test, with an empty directory. */
  protected abstract ScimClient scim();

  @BeforeEach
  void createUser() {
    Answer created = scim().post("/Users", USER);
    assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
    user = "/Users/" + created.at("id");
  }

  private Answer patched(String operations) {
    Answer answer = scim().patch(user, operations);
    assertThat(answer.status()).as(answer.body().toString()).isIn(200, 204);
    return scim().get(user);
  }

  @Nested
  class Users {

    @Test
    void createdWithEveryAttribute() {
      Answer found = scim().get("/Users" + filter("userName eq \"Kim@x.test\""));
      assertThat(found.at("totalResults").toString()).isEqualTo("1");
      assertThat(found.at("Resources/0/emails/0/primary")).isEqualTo(true);
      assertThat(found.at("Resources/0/addresses/0/country")).isEqualTo("C");
      assertThat(found.at("Resources/0/phoneNumbers")).asList().hasSize(2);
      assertThat(found.at("Resources/0/name/honorificSuffix")).isEqualTo("II");
      assertThat(found.at("Resources/0/password")).isNull();
      assertThat(((Map<?, ?>) found.at("Resources/0/" + E)).get("department")).isEqualTo("D");
    }

    @Test
    void duplicate() {
      assertThat(scim().post("/Users", USER).status()).isEqualTo(409);
    }

    @Test
    void filtered() {
      assertThat(count("userName eq \"KIM@X.TEST\"")).isEqualTo("1");
      assertThat(count("userName eq \"nobody\"")).isEqualTo("0");
      assertThat(count("externalId eq \"e-1\"")).isEqualTo("1");
      assertThat(count("emails[type eq \"work\"].value eq \"kim@x.test\"")).isEqualTo("1");
    }

    private String count(String filter) {
      Answer answer = scim().get("/Users" + filter(filter));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.at("schemas"))
          .isEqualTo(List.of("urn:ietf:params:scim:api:messages:2.0:ListResponse"));
      return answer.at("totalResults").toString();
    }

    @Test
    void attributesReplaced() {
      Answer after =
          patched(
              """
              {'op':'replace','path':'emails[primary eq true].value','value':'n@x.test'},
              {'op':'replace','path':'phoneNumbers[primary eq true].value','value':'9'},
              {'op':'replace','path':'addresses[primary eq true].locality','value':'L2'},
              {'op':'replace','path':'addresses[primary eq true].country','value':'C2'},
              {'op':'replace','value':{'name.formatted':'K L','name.givenName':'K','externalId':'e-2','title':'T2',
                'active':true,'timezone':'UTC','displayName':'Bj','%s:department':'IT'}}"""
                  .formatted(E));
      assertThat(after.at("emails/0/value")).isEqualTo("n@x.test");
      assertThat(after.at("phoneNumbers/0/value")).isEqualTo("9");
      assertThat(after.at("addresses/0/locality")).isEqualTo("L2");
      assertThat(after.at("addresses/0/country")).isEqualTo("C2");
      assertThat(after.at("name/formatted")).isEqualTo("K L");
      assertThat(after.at("name/familyName")).isEqualTo("Lee");
      assertThat(after.at("externalId")).isEqualTo("e-2");
      assertThat(after.at("timezone")).isEqualTo("UTC");
      assertThat(((Map<?, ?>) after.at(E)).get("department")).isEqualTo("IT");
    }

    @Test
    void userNameReplaced() {
      Answer after = patched("{'op':'replace','value':{'userName':'kim2@x.test'}}");
      assertThat(after.at("userName")).isEqualTo("kim2@x.test");
      assertThat(count("userName eq \"kim2@x.test\"")).isEqualTo("1");
      assertThat(count("userName eq \"Kim@x.test\"")).isEqualTo("0");
    }

    @Test
    void disabledAndStillFound() {
      assertThat(patched("{'op':'replace','path':'active','value':false}").at("active"))
          .isEqualTo(false);
      assertThat(count("userName eq \"kim@x.test\"")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'boss'", "{'value':'boss'}", "[{'value':'boss'}]"})
    void managerAddedReplacedAndRemoved(String value) {
      String path = "'path':'" + E + ":manager'";
      assertThat(manager(patched("{'op':'Add'," + path + ",'value':" + value + "}")))
          .isEqualTo("boss");
      assertThat(manager(patched("{'op':'Replace'," + path + ",'value':'other'}")))
          .isEqualTo("other");
      assertThat(manager(patched("{'op':'Replace'," + path + ",'value':''}"))).isEmpty();
      assertThat(manager(patched("{'op':'Add'," + path + ",'value':" + value + "}")))
          .isEqualTo("boss");
      assertThat(manager(patched("{'op':'Remove'," + path + "}"))).isEmpty();
    }

    private static String manager(Answer answer) {
      Object manager = answer.at(E) instanceof Map<?, ?> map ? map.get("manager") : null;
      return manager instanceof Map<?, ?> map ? String.valueOf(map.get("value")) : "";
    }

    @Test
    void severalOperationsOnDifferentAttributes() {
      Answer after =
          patched(
              "{'op':'remove','path':'nickName'},{'op':'add','value':{'externalId':'e-3'}},"
                  + "{'op':'replace','value':{'displayName':'D3'}}");
      assertThat(after.at("nickName")).isNull();
      assertThat(after.at("externalId")).isEqualTo("e-3");
      assertThat(after.at("displayName")).isEqualTo("D3");
    }

    @Test
    void severalOperationsOnOneAttribute() {
      assertThat(
              patched(
                      "{'op':'remove','path':'externalId'},{'op':'add','value':{'externalId':'a'}},"
                          + "{'op':'replace','value':{'externalId':'b'}}")
                  .at("externalId"))
          .isEqualTo("b");
    }

    @Test
    void deletedOnce() {
      assertThat(scim().delete(user).status()).isEqualTo(204);
      assertThat(scim().get(user).status()).isEqualTo(404);
      assertThat(scim().delete(user).status()).isEqualTo(404);
      assertThat(scim().delete("/Users/unknown").status()).isEqualTo(404);
      assertThat(scim().post("/Users", USER).status()).isEqualTo(201);
    }

    @Test
    void defaultShape() {
      Answer after =
          patched(
              """
              {'op':'Replace','path':'active','value':'True'},
              {'op':'Replace','path':'emails[type eq \\"work\\"].value','value':'w@x.test'},
              {'op':'Add','path':'name.familyName','value':'Doe'},
              {'op':'Add','path':'emails[type eq \\"home\\"].value','value':'h@x.test'},
              {'op':'Add','path':'%s:employeeNumber','value':'42'},
              {'op':'Remove','path':'title'}"""
                  .formatted(E));
      assertThat(after.at("emails/0/value")).isEqualTo("w@x.test");
      assertThat(after.at("emails/1/value")).isEqualTo("h@x.test");
      assertThat(after.at("emails/1/type")).isEqualTo("home");
      assertThat(after.at("name/familyName")).isEqualTo("Doe");
      assertThat(after.at("title")).isNull();
      assertThat(((Map<?, ?>) after.at(E)).get("employeeNumber")).isEqualTo("42");
    }
  }

  @Nested
  class Groups {

    private String group;

    @BeforeEach
    void createGroup() {
      Answer created =
          scim()
              .post(
                  "/Groups",
                  "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group',"
                      + "'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'],"
                      + "'displayName':'Team','externalId':'g-1','members':[]}");
      assertThat(created.status()).isEqualTo(201);
      group = "/Groups/" + created.at("id");
    }

    private String id() {
      return user.substring("/Users/".length());
    }

    private void patch(String operations) {
      assertThat(scim().patch(group, operations).status()).isIn(200, 204);
    }

    @Test
    void readWithoutMembers() {
      assertThat(scim().get(group + "?excludedAttributes=members").body())
          .containsKey("displayName")
          .doesNotContainKey("members");
      Answer found =
          scim().get("/Groups" + filter("displayName eq \"TEAM\"") + "&excludedAttributes=members");
      assertThat(found.at("totalResults").toString()).isEqualTo("1");
      assertThat(found.at("Resources/0/members")).isNull();
      assertThat(
              scim()
                  .get("/Groups" + filter("displayName eq \"none\""))
                  .at("totalResults")
                  .toString())
          .isEqualTo("0");
      assertThat(
              scim().get("/Groups" + filter("externalId eq \"g-1\"")).at("totalResults").toString())
          .isEqualTo("1");
    }

    @Test
    void duplicate() {
      assertThat(scim().post("/Groups", "{'displayName':'Team'}").status()).isEqualTo(409);
    }

    @Test
    void attributesReplaced() {
      patch("{'op':'replace','value':{'externalId':'g-2'}}");
      patch("{'op':'Replace','path':'displayName','value':'Team 2'}");
      assertThat(scim().get(group).at("externalId")).isEqualTo("g-2");
      assertThat(scim().get(group).at("displayName")).isEqualTo("Team 2");
    }

    @Test
    void membersAddedAndRemovedInBothShapes() {
      String member = "[{'$ref':null,'value':'" + id() + "'}]";
      patch("{'op':'replace','path':'members','value':" + member + "}");
      assertThat(scim().get(group).at("members/0/value")).isEqualTo(id());
      patch("{'op':'remove','path':'members[value eq \\\"" + id() + "\\\"]'}");
      assertThat(scim().get(group).at("members/0/value")).isNull();
      patch("{'op':'Add','path':'members','value':" + member + "}");
      assertThat(scim().get(group).at("members/0/value")).isEqualTo(id());
      patch("{'op':'Remove','path':'members','value':" + member + "}");
      assertThat(scim().get(group).at("members/0/value")).isNull();
    }

    @Test
    void addAndRemoveOfOneMemberIsNothing() {
      patch(
          "{'op':'add','path':'members','value':[{'value':'%s'}]},{'op':'remove','path':'members[value eq \\\"%s\\\"]'}"
              .formatted(id(), id()));
      assertThat(scim().get(group).at("members/0/value")).isNull();
    }

    @Test
    void deletedOnce() {
      assertThat(scim().delete(group).status()).isEqualTo(204);
      assertThat(scim().get(group).status()).isEqualTo(404);
      assertThat(scim().delete(group).status()).isEqualTo(404);
    }
  }
}
