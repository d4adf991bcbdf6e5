package io.scimify.webapp.scim;

import static io.scimify.adapter.scim.resource.ScimClient.filter;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.adapter.scim.resource.ScimClient;
import io.scimify.adapter.scim.resource.ScimClient.Answer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What Okta's certification checks: the SPEC suite step by step, and what its CRUD suite makes Okta
 * send, in the dialects of custom apps (PUT) and of catalogue apps (PATCH).
 */
public abstract class OktaSuites {

  private static final String[] RUNSCOPE = {
    "Accept", "application/scim+json; charset=utf-8",
    "Accept-Charset", "utf-8",
    "User-Agent", "OKTA SCIM Integration"
  };

  private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";
  private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

  /** The server under test, with an empty directory. */
  protected abstract ScimClient scim();

  /** How an app updates users. */
  enum Dialect {
    PUT,
    PATCH
  }

  private static String body(String email, String given) {
    return ("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'%s',"
            + "'name':{'givenName':'%s','familyName':'Bee'},"
            + "'emails':[{'primary':true,'value':'%s','type':'work'}],"
            + "'displayName':'%s Bee','active':true}")
        .formatted(email, given, email, given);
  }

  private Answer create(String email) {
    return scim()
        .post(
            "/Users",
            body(email, "Abe"),
            "Content-Type",
            "application/json",
            RUNSCOPE[4],
            RUNSCOPE[5]);
  }

  @Test
  void spec() {
    String email = "Runscope123Abcdefgh456@atko.com";
    scim().post("/Users", body("first@atko.com", "First"));

    Answer users = scim().get("/Users?count=1&startIndex=1", RUNSCOPE);
    assertThat(users.status()).isEqualTo(200);
    assertThat(users.at("schemas")).isEqualTo(List.of(LIST));
    for (String number : List.of("itemsPerPage", "startIndex", "totalResults")) {
      assertThat(users.at(number)).isInstanceOf(Number.class);
    }
    isComplete(users, "Resources/0/");

    String known = users.at("Resources/0/id").toString();
    Answer one = scim().get("/Users/" + known, RUNSCOPE);
    assertThat(one.status()).isEqualTo(200);
    assertThat(one.at("id")).isEqualTo(known);
    isComplete(one, "");

    isEmptyList(scim().get("/Users" + filter("userName eq \"nobody@atko.com\""), RUNSCOPE));
    isNotFound(scim().get("/Users/00919288221112222", RUNSCOPE));
    isEmptyList(scim().get("/Users" + filter("userName eq \"" + email + "\""), RUNSCOPE));

    Answer created = create(email);
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.at("active")).isEqualTo(true);
    assertThat(created.at("schemas"))
        .asList()
        .contains("urn:ietf:params:scim:schemas:core:2.0:User");
    hasNames(created, email);
    hasNames(scim().get("/Users/" + created.at("id"), RUNSCOPE), email);

    assertThat(create(email).status()).isEqualTo(409);
    Answer caps =
        scim()
            .get(
                "/Users" + filter("userName eq \"" + email.toUpperCase(Locale.ROOT) + "\""),
                RUNSCOPE);
    assertThat(caps.status()).isEqualTo(200);
    assertThat(caps.at("Resources/0/userName")).isEqualTo(email);

    Answer groups = scim().get("/Groups", RUNSCOPE);
    assertThat(groups.status()).isEqualTo(200);
    assertThat(groups.at("Resources")).isInstanceOf(List.class);

    Answer denied = scim().get("/Users", "Authorization", "non-token");
    assertThat(denied.status()).isEqualTo(401);
    assertThat(denied.at("status")).isEqualTo("401");
    assertThat(denied.at("schemas")).isEqualTo(List.of(ERROR));
    assertThat(denied.at("detail").toString()).isNotEmpty();
  }

  private static void isComplete(Answer answer, String at) {
    for (String path :
        List.of(
            "id", "name/familyName", "name/givenName", "userName", "active", "emails/0/value")) {
      assertThat(answer.at(at + path)).as(path).isNotNull().isNotEqualTo("");
    }
  }

  private static void hasNames(Answer answer, String userName) {
    assertThat(answer.at("userName")).isEqualTo(userName);
    assertThat(answer.at("name/givenName")).isEqualTo("Abe");
    assertThat(answer.at("name/familyName")).isEqualTo("Bee");
  }

  private static void isEmptyList(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("schemas")).isEqualTo(List.of(LIST));
    assertThat(answer.at("totalResults").toString()).isEqualTo("0");
  }

  private static void isNotFound(Answer answer) {
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.at("status")).isEqualTo("404");
    assertThat(answer.at("schemas")).isEqualTo(List.of(ERROR));
    assertThat(answer.at("detail").toString()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void crud(Dialect dialect) {
    String email = "crud." + dialect.name().toLowerCase(Locale.ROOT) + "@example.com";
    isEmptyList(found(email));
    assertThat(scim().post("/Users", body(email, "Abe")).status()).isEqualTo(201);
    Answer first = found(email);
    assertThat(first.at("Resources/0/emails/0/value")).isEqualTo(email);
    String id = first.at("Resources/0/id").toString();

    push(id, "'givenName':'Abe'", "'givenName':'Zoe'");
    assertThat(scim().get("/Users/" + id).at("name/givenName")).isEqualTo("Zoe");

    setActive(dialect, id, false);
    isInactive(id);
    String again = found(email).at("Resources/0/id").toString();
    assertThat(again).isEqualTo(id);
    setActive(dialect, again, true);
    push(id, "'title':'-'", "'title':'x'");
    Answer back = scim().get("/Users/" + id);
    assertThat(back.at("active")).isEqualTo(true);
    assertThat(back.at("name/givenName")).isEqualTo("Zoe");

    setActive(dialect, id, false);
    setActive(dialect, id, false);
    isInactive(id);
  }

  private Answer found(String email) {
    return scim()
        .get("/Users" + filter("userName eq \"" + email + "\"") + "&startIndex=1&count=100");
  }

  private void isInactive(String id) {
    Answer answer = scim().get("/Users/" + id);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("active")).isEqualTo(false);
  }

  private void setActive(Dialect dialect, String id, boolean active) {
    if (dialect == Dialect.PUT) {
      push(id, "'active':" + !active, "'active':" + active);
    } else {
      Answer answer =
          scim().patch("/Users/" + id, "{'op':'replace','value':{'active':" + active + "}}");
      assertThat(answer.status()).isIn(200, 204);
    }
  }

  /** GET, then PUT of all that came back with one change, as custom apps do. */
  private void push(String id, String old, String changed) {
    Answer current = scim().get("/Users/" + id);
    String echoed = json(current.body());
    String body = echoed.contains(old) ? echoed.replace(old, changed) : echoed;
    Answer answer = scim().put("/Users/" + id, body);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  private static String json(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> "'" + entry.getKey() + "':" + json(entry.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(OktaSuites::json).collect(Collectors.joining(",", "[", "]"));
    }
    return value instanceof String text ? "'" + text.replace("\"", "\\\"") + "'" : value.toString();
  }

  @Test
  void groupPushOfCatalogueApps() {
    String ada = scim().user("ada@example.com");
    String bob = scim().user("bob@example.com");
    isEmptyList(
        scim().get("/Groups" + filter("displayName eq \"Staff\"") + "&startIndex=1&count=100"));
    Answer created = scim().post("/Groups", "{'displayName':'Staff','members':[]}");
    assertThat(created.status()).isEqualTo(201);
    String group = "/Groups/" + created.at("id");
    ok(
        scim()
            .patch(
                group,
                "{'op':'replace','value':{'id':'"
                    + created.at("id")
                    + "','displayName':'Staff 2'}}"));
    ok(
        scim()
            .patch(
                group,
                "{'op':'replace','path':'members','value':[{'value':'"
                    + ada
                    + "','display':'x'}]}"));
    ok(
        scim()
            .patch(
                group,
                "{'op':'remove','path':'members[value eq \\'%s\\']'},{'op':'add','path':'members','value':[{'value':'%s'}]}"
                    .formatted(ada, bob)));
    Answer read = scim().get(group);
    assertThat(read.at("displayName")).isEqualTo("Staff 2");
    assertThat(read.at("members")).asList().hasSize(1);
    assertThat(read.at("members/0/value")).isEqualTo(bob);
    assertThat(scim().delete(group).status()).isEqualTo(204);
    isNotFound(scim().get(group));
  }

  private static void ok(Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isIn(200, 204);
  }

  @Test
  void groupPushOfCustomApps() {
    String ada = scim().user("ada@example.com");
    Answer created =
        scim()
            .post(
                "/Groups",
                "{'displayName':'Crew','members':[{'value':'" + ada + "','display':'ada'}]}");
    String group = "/Groups/" + created.at("id");
    Answer current = scim().get(group);
    assertThat(current.at("members/0/value")).isEqualTo(ada);
    Answer put = scim().put(group, json(current.body()).replace("'Crew'", "'Crew 2'"));
    assertThat(put.status()).isEqualTo(200);
    assertThat(scim().get(group).at("displayName")).isEqualTo("Crew 2");
    assertThat(scim().get(group).at("members/0/value")).isEqualTo(ada);
  }
}
