package io.scimify.webapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Sign-in by a real OpenID provider, as a browser goes through it. */
class OidcIT {
  private static final RunningServer SERVER = RunningServer.get();

  private OidcProvider provider;
  private Visitor visitor;

  @BeforeEach
  void open() {
    provider = new OidcProvider();
    visitor = new Visitor();
  }

  @AfterEach
  void close() {
    provider.close();
  }

  /** A browser that goes one redirect at a time. */
  private static final class Visitor {
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

    URI goes(URI address) throws Exception {
      HttpResponse<String> answer =
          http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
      return address.resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    URI begins() throws Exception {
      return goes(URI.create(SERVER.url() + "/oidc/sign-in"));
    }

    /** All the way; where it ends. */
    String signsIn() throws Exception {
      return goes(goes(begins())).getPath();
    }

    Optional<String> session() {
      return cookies.getCookieStore().getCookies().stream()
          .filter(cookie -> cookie.getName().equals("SCIMIFY_SESSION"))
          .map(HttpCookie::getValue)
          .findFirst();
    }
  }

  private static Optional<JsonObject> administrator(String userName) {
    HttpResponse<String> all = SERVER.admin("GET", "/administrators", "");
    return jakarta.json.Json.createReader(new java.io.StringReader(all.body()))
        .readArray()
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(administrator -> administrator.getString("userName").equals(userName))
        .findFirst();
  }

  @Test
  void whoHasARoleGetsIn_withASessionOfTheirOwn() throws Exception {
    provider.next("sub-1", "olga@oidc.example", "staff", "scimify-owners");
    URI atProvider = visitor.begins();
    String before = visitor.session().orElseThrow();
    URI back = visitor.goes(atProvider);

    assertThat(visitor.goes(back).getPath()).isEqualTo("/admin/");
    assertThat(visitor.session()).isPresent().get().isNotEqualTo(before);
    JsonObject olga = administrator("olga@oidc.example").orElseThrow();
    assertThat(olga.getString("role")).isEqualTo("OWNER");
    assertThat(olga.getString("signInBy")).isEqualTo("OIDC");
    assertThat(visitor.goes(back).getPath()).as("the code comes twice").endsWith("/admin/login");
  }

  @Test
  void theRequestHasPkceStateAndNonce() throws Exception {
    assertThat(visitor.begins().getQuery())
        .contains("code_challenge=", "code_challenge_method=S256", "state=", "nonce=")
        .contains("redirect_uri=" + SERVER.url() + "/oidc/callback");
  }

  @Test
  void aRoleMayBeForOneTenant() throws Exception {
    SERVER.admin("POST", "/tenants", "{'id':'oidc-acme','name':'Acme'}");
    provider.next("sub-2", "anna@oidc.example", "acme-admins");

    assertThat(visitor.signsIn()).isEqualTo("/admin/");
    JsonObject anna = administrator("anna@oidc.example").orElseThrow();
    assertThat(anna.getString("role")).isEqualTo("ADMIN");
    assertThat(anna.getString("tenantId")).isEqualTo("oidc-acme");
  }

  @Test
  void theRoleFollowsTheProviderAtEachSignIn_andGoesWithIt() throws Exception {
    provider.next("sub-3", "vera@oidc.example", "scimify-owners");
    visitor.signsIn();
    provider.next("sub-3", "vera@oidc.example", "scimify-viewers");
    new Visitor().signsIn();
    assertThat(administrator("vera@oidc.example").orElseThrow().getString("role"))
        .isEqualTo("VIEWER");

    provider.next("sub-3", "vera@oidc.example", "staff");
    assertThat(new Visitor().signsIn()).isEqualTo("/admin/login");
    assertThat(administrator("vera@oidc.example")).isEmpty();
  }

  @Test
  void anEqualNameIsNotTheSamePerson() throws Exception {
    provider.next("sub-4", RunningServer.OWNER, "scimify-viewers");

    assertThat(visitor.signsIn()).isEqualTo("/admin/");
    assertThat(administrator(RunningServer.OWNER).orElseThrow().getString("signInBy"))
        .isEqualTo("PASSWORD");
    assertThat(administrator(RunningServer.OWNER + "-2").orElseThrow().getString("role"))
        .isEqualTo("VIEWER");
  }

  @Test
  void signInsAndRefusalsAreInTheAudit_whichNothingChanges() throws Exception {
    provider.next("sub-9", "audrey@oidc.example", "staff");
    visitor.signsIn();

    JsonObject newest =
        RunningServer.json(SERVER.admin("GET", "/audit?outcome=REJECTED&pageSize=1", ""))
            .getJsonArray("items")
            .getJsonObject(0);
    assertThat(newest.getString("action")).isEqualTo("administrator.sign-in");
    assertThat(newest.getString("message")).contains("audrey@oidc.example", "no role");
    for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
      assertThat(SERVER.admin(method, "/audit", "").statusCode()).isEqualTo(405);
    }
  }

  @Test
  void whoHasNoRoleStaysOut() throws Exception {
    provider.next("sub-5", "nora@oidc.example", "staff");

    assertThat(visitor.signsIn()).isEqualTo("/admin/login");
    assertThat(administrator("nora@oidc.example")).isEmpty();
  }

  @Test
  void anotherStateIsRefused() throws Exception {
    provider.next("sub-6", "mallory@oidc.example", "scimify-owners");
    URI back = visitor.goes(visitor.begins());
    URI forged = URI.create(back.toString().replaceFirst("state=[^&]+", "state=forged"));

    assertThat(visitor.goes(forged).getPath()).isEqualTo("/admin/login");
    assertThat(administrator("mallory@oidc.example")).isEmpty();
  }

  @Test
  void anAnswerForAnotherBrowserIsRefused() throws Exception {
    provider.next("sub-6", "mallory@oidc.example", "scimify-owners");
    URI back = visitor.goes(visitor.begins());

    assertThat(new Visitor().goes(back).getPath()).isEqualTo("/admin/login");
    assertThat(administrator("mallory@oidc.example")).isEmpty();
  }

  @Test
  void anotherNonceIsRefused() throws Exception {
    provider.next("sub-6", "mallory@oidc.example", "scimify-owners");
    String begun = visitor.begins().toString();
    URI tampered = URI.create(begun.replaceFirst("nonce=[^&]+", "nonce=forged"));

    assertThat(visitor.goes(visitor.goes(tampered)).getPath()).isEqualTo("/admin/login");
    assertThat(administrator("mallory@oidc.example")).isEmpty();
  }

  @Test
  void aTokenOfAnotherIssuerIsRefused() throws Exception {
    provider.nextForAnotherIssuer("sub-7");

    assertThat(visitor.signsIn()).isEqualTo("/admin/login");
    assertThat(administrator("sub-7")).isEmpty();
  }

  @Test
  void anErrorOfTheProviderLeadsBackToTheSignInPage() throws Exception {
    String state = visitor.begins().toString().replaceFirst(".*[?&]state=([^&]+).*", "$1");
    URI denied = URI.create(SERVER.url() + "/oidc/callback?error=access_denied&state=" + state);

    assertThat(visitor.goes(denied).getPath()).isEqualTo("/admin/login");
  }

  /** The server with {@code scimify.oidc.enforce}. */
  @Nested
  class Enforced {
    private static final String PASSWORD = "a long enough password";

    @BeforeAll
    static void enforce() {
      SERVER.admin(
          "POST",
          "/administrators",
          "{'userName':'local-owner','password':'" + PASSWORD + "','role':'OWNER'}");
      SERVER.restart(Map.of("SCIMIFY_OIDC_ENFORCE", "true"));
    }

    @AfterAll
    static void asUsual() {
      SERVER.restart();
    }

    private int status(String userName, String password) {
      return SERVER.admin(userName, password, "GET", "/tenants", "").statusCode();
    }

    @Test
    void onlyTheBreakGlassAccountHasAPassword_andTheProviderWorks() throws Exception {
      assertThat(List.of(status("local-owner", PASSWORD), status("local-owner", "wrong password")))
          .containsOnly(401);
      assertThat(status(RunningServer.OWNER, RunningServer.PASSWORD)).isEqualTo(200);

      provider.next("sub-8", "edda@oidc.example", "scimify-viewers");
      assertThat(visitor.signsIn()).isEqualTo("/admin/");
    }
  }
}
