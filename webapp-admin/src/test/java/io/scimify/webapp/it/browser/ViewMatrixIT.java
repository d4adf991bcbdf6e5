package io.scimify.webapp.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.domain.administration.Role;
import io.scimify.webapp.it.RunningServer;
import io.scimify.webapp.it.RunningServer.Instance;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;

/** Every view of the console, opened by its address by every role of one tenant. */
class ViewMatrixIT {
  private static final String PASSWORD = "view-matrix-test-2026";
  private static final RunningServer SERVER = RunningServer.get();
  private static final Instance OURS = SERVER.newInstance().active();
  private static final Instance THEIRS = SERVER.newInstance().active();

  /**
   * @param heading what the view shows to those who may see it
   */
  private record View(String path, String heading, Role needs) {}

  private static Stream<View> views() {
    String ours = InstancePage.address(OURS);
    Stream<View> above =
        Stream.of(
            new View("/", "Home", Role.VIEWER),
            new View("/integrations", "Integrations", Role.VIEWER),
            new View("/tenants", "Tenants", Role.VIEWER),
            new View("/integrations/new", "New integration", Role.ADMIN),
            new View(ours + "/setup-wizard/connect", "Set up ", Role.ADMIN),
            new View("/administrators", "Administrators", Role.OWNER),
            new View("/audit", "Audit", Role.OWNER));
    Stream<View> ofTheInstance =
        Stream.of("setup", "users", "groups", "activity", "approvals", "drift", "settings")
            .map(tab -> new View(ours + "/" + tab, "127.0.0.1", Role.VIEWER));
    return Stream.concat(above, ofTheInstance);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void theRoleDecides_andAnotherTenantDoesNotExist(Role role) {
    String name = "views-" + role.name().toLowerCase() + "-" + ProcessHandle.current().pid();
    isMade(name, role);
    try (Browser browser = new Browser(Browser.Look.LIGHT)) {
      browser.open("/").signInWith(name, PASSWORD).visible(By.id("user-menu"));
      for (View view : views().toList()) {
        browser.open(view.path()).settled();
        assertThat(isShown(browser, view))
            .as(role + " at " + view.path())
            .isEqualTo(role.includes(view.needs()));
        assertThat(browser.text()).doesNotContain(tenantOf(THEIRS)).doesNotContain(THEIRS.id());
      }
      for (String tab : List.of("setup", "users", "activity", "settings", "setup-wizard/connect")) {
        browser.open(InstancePage.address(THEIRS) + "/" + tab).settled();
        assertThat(browser.driver().findElements(By.id("status"))).as(tab).isEmpty();
      }
    }
  }

  private static boolean isShown(Browser browser, View view) {
    return browser.driver().findElements(By.tagName("h1")).stream()
        .anyMatch(heading -> heading.getText().contains(view.heading()));
  }

  private static void isMade(String name, Role role) {
    assertThat(
            SERVER
                .admin(
                    "POST",
                    "/administrators",
                    "{'userName':'%s','password':'%s','role':'%s','tenantId':'%s'}"
                        .formatted(name, PASSWORD, role, tenantOf(OURS)))
                .statusCode())
        .isEqualTo(201);
  }

  private static String tenantOf(Instance instance) {
    return instance.path().split("/", -1)[2];
  }
}
