package io.scimify.webapp.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.domain.administration.Role;
import io.scimify.webapp.it.RunningServer;
import io.scimify.webapp.it.RunningServer.Instance;
import io.scimify.webapp.it.Showcase;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;

/**
 * Every view of the console, opened by its address: by every role with all tenants in reach, and by
 * every role of one tenant, for which the others do not exist.
 */
class ViewMatrixIT {
  private static final String PASSWORD = "view-matrix-test-2026";
  private static final String NOTHING = "There is nothing here";
  private static final String PERSON = "matrix@it.example";
  private static final List<String> TABS =
      List.of("setup", "users", "groups", "activity", "approvals", "drift", "settings");

  /** What acts; a Viewer is offered none of it. */
  private static final By ACTS =
      By.cssSelector(
          "#create-integration, #create-tenant, #create-administrator, #pause, #activate,"
              + " #continue-setup, #create-key, #edit-integration, #approve, #reject, #run-drift,"
              + " #save-settings, #delete-integration, #push-again, #go-live");

  /** Of the other tenants: names, ids, users, and what waits there. */
  private static final List<String> THEIRS =
      List.of("northwind", "Northwind", "Contoso", "Fabrikam", "Adventure", "are held in");

  private static Showcase theirs;
  private static Instance ours;
  private static Instance draft;
  private static String person;
  private static Browser browser;

  /**
   * @param heading what the view shows to those who may see it
   */
  private record View(String path, String heading, Role needs) {}

  /**
   * @param bound whether to our tenant
   */
  private record Visitor(Role role, boolean bound) {
    String name() {
      String kind = role.name().toLowerCase(Locale.ROOT) + (bound ? "-bound" : "-overall");
      return "views-" + kind + "-" + ProcessHandle.current().pid();
    }

    @Override
    public String toString() {
      return role + (bound ? " of one tenant" : " of all tenants");
    }
  }

  @BeforeAll
  static void prepare() {
    RunningServer server = RunningServer.get();
    theirs = Showcase.get();
    ours = server.newInstance().named("Matrix").active();
    draft = ours.sibling().named("Matrix draft");
    person = String.valueOf(ours.scim().post("/Users", "{'userName':'" + PERSON + "'}").at("id"));
    browser = new Browser(Browser.Look.LIGHT);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  private static Stream<View> views() {
    String page = InstancePage.address(ours);
    return Stream.of(
        view("/", "Home"),
        view("/people", "People"),
        view("/integrations", "Integrations"),
        view("/tenants", "Tenants"),
        view(page + "/users/" + person, PERSON),
        new View("/integrations/new", "New integration", Role.ADMIN),
        new View(
            InstancePage.address(draft) + "/setup-wizard/privileges",
            "Set up Matrix draft",
            Role.ADMIN),
        new View("/administrators", "Administrators", Role.OWNER),
        new View("/audit", "Audit", Role.OWNER),
        view(page + "/setup", "Matrix"));
  }

  private static View view(String path, String heading) {
    return new View(path, heading, Role.VIEWER);
  }

  private static Stream<Visitor> visitors() {
    return Arrays.stream(Role.values())
        .flatMap(role -> Stream.of(new Visitor(role, false), new Visitor(role, true)));
  }

  @ParameterizedTest
  @MethodSource("visitors")
  void theRoleDecides_andAnotherTenantDoesNotExist(Visitor visitor) {
    enter(visitor);
    for (View view : views().toList()) {
      boolean may = visitor.role().includes(view.needs());
      assertThat(heading(view.path()))
          .as(visitor + " at " + view.path())
          .isEqualTo(may ? view.heading() : NOTHING);
      showsNothingThatItMustNot(visitor, view.path());
    }
    for (String tab : TABS) {
      browser.click("tab-" + tab).visible(By.cssSelector("#tab-" + tab + "[aria-current=page]"));
      browser.settled();
      showsNothingThatItMustNot(visitor, tab);
    }
    if (visitor.bound()) {
      findsNobodyElsewhere();
      theirPagesAreLikeOnesThatNeverWere();
    } else {
      assertThat(heading(theirs.page() + "/users")).isEqualTo("Northwind Schools");
    }
  }

  @Test
  void whoIsNotSignedIn_isAskedToAtEveryAddress() {
    browser.signOut();
    List<String> shown =
        Stream.of("/no-such-page", "/", "/audit", theirs.page() + "/users")
            .map(path -> browser.open(path).settled().text())
            .distinct()
            .toList();
    assertThat(shown).singleElement().asString().contains("Sign in");

    browser.open("/no-such-page").signInWith(RunningServer.OWNER, RunningServer.PASSWORD);
    browser.sees(NOTHING);
  }

  private static void showsNothingThatItMustNot(Visitor visitor, String where) {
    assertThat(browser.driver().findElement(By.tagName("h1")).getText())
        .as(where)
        .isNotEqualTo("This page cannot be shown");
    if (visitor.role() == Role.VIEWER) {
      assertThat(browser.driver().findElements(ACTS)).as(where).isEmpty();
    }
    if (visitor.bound()) {
      assertThat(everything()).as(visitor + " at " + where).doesNotContain(THEIRS);
    }
  }

  private static void findsNobodyElsewhere() {
    browser.open("/people?name=northwind").settled();
    browser.sees("Nobody called");
    browser.open("/people?name=" + PERSON).settled();
    assertThat(browser.driver().findElement(By.tagName("h1")).getText()).isEqualTo(PERSON);
  }

  private static void theirPagesAreLikeOnesThatNeverWere() {
    heading("/no-such-page");
    String nowhere = browser.text();
    for (String part : List.of("setup", "activity", "users/" + person, "setup-wizard/connect")) {
      assertThat(heading(theirs.page() + "/" + part)).as(part).isEqualTo(NOTHING);
      assertThat(browser.text()).as(part).isEqualTo(nowhere);
    }
  }

  private static String heading(String path) {
    browser.open(path).settled();
    return browser.driver().findElement(By.tagName("h1")).getText();
  }

  /** Also what is not in sight. */
  private static String everything() {
    return browser.text() + browser.driver().getPageSource();
  }

  private static void enter(Visitor visitor) {
    String reach = visitor.bound() ? ",'tenantId':'" + ours.tenant() + "'" : "";
    assertThat(
            RunningServer.get()
                .admin(
                    "POST",
                    "/administrators",
                    "{'userName':'%s','password':'%s','role':'%s'%s}"
                        .formatted(visitor.name(), PASSWORD, visitor.role(), reach))
                .statusCode())
        .isEqualTo(201);
    browser.signOut().open("/").signInWith(visitor.name(), PASSWORD);
    browser.visible(By.id("user-menu"));
  }
}
