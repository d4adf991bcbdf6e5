package io.scimify.webapp.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scimify.adapter.scim.resource.ScimClient;
import io.scimify.adapter.scim.resource.ScimClient.Answer;
import io.scimify.webapp.it.RunningServer;
import io.scimify.webapp.it.RunningServer.Instance;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What an administrator does from the first sign-in to the first approved deletion. */
class AdministratorJourneyIT {
  private final RunningServer server = RunningServer.get();
  private final Browser browser = new Browser(Browser.Look.LIGHT);

  @AfterEach
  void close() {
    browser.picture("journey-end");
    browser.close();
  }

  private long inJamf(String prefix) {
    return server.jamf().getJsonArray("users").getValuesAs(JsonObject.class).stream()
        .filter(user -> user.getString("username").startsWith(prefix))
        .count();
  }

  private static List<String> pushed(ScimClient scim, int users) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < users; i++) {
      Answer made =
          scim.post(
              "/Users",
              "{'userName':'journey%02d@it.example','name':{'givenName':'Jo','familyName':'Ney'}}"
                  .formatted(i));
      ids.add(made.at("id").toString());
    }
    return ids;
  }

  @Test
  void fromSignInToAnApprovedDeletion() {
    browser.signIn();
    String tenant = "journey-" + ProcessHandle.current().pid();
    browser.open("/tenants").click("create-tenant");
    browser.fill("tenant-id", tenant).fill("tenant-name", "Journey Ltd").click("save");
    browser.sees("Journey Ltd");

    SetupWizardPage setup =
        SetupWizardPage.begin(browser, tenant, "Browser test")
            .connect(server.jamfUrl(), "simulator-secret")
            .checksPrivileges()
            .next("Match preview")
            .sees("users in Jamf Pro")
            .next("Identity provider");
    ScimClient scim = new ScimClient(setup.scimBase(), setup.newKey());
    InstancePage instance = setup.next("Go live").finish("Go live now");

    List<String> ids = pushed(scim, 12);
    assertThat(inJamf("journey")).isEqualTo(12);
    instance.tab("users").openPerson("journey00@it.example");

    ids.forEach(
        id ->
            assertThat(
                    scim.patch("/Users/" + id, "{'op':'replace','value':{'active':false}}")
                        .status())
                .isEqualTo(200));
    assertThat(inJamf("journey")).isEqualTo(2);
    browser.open("/").sees("Browser test").visible(By.id("needs-me"));
    browser.driver().navigate().back();
    instance.tab("approvals");
    browser.sees("journey10@it.example").sees("journey11@it.example");
    instance.approveAll("They left last week");
    await().until(() -> inJamf("journey") == 0);

    instance.tab("activity").openStory("journey11@it.example");
  }

  @Test
  void aDraftIsMendedResumedObservedAndTakenLive() {
    browser.signIn();
    String tenant = "drafts-" + ProcessHandle.current().pid();
    server.admin("POST", "/tenants", "{'id':'" + tenant + "','name':'Drafts'}");

    SetupWizardPage.begin(browser, tenant, "Half done")
        .connect(server.jamfUrl(), "not the secret")
        .sees("Jamf Pro cannot be used yet")
        .sees("generate a new one");
    browser.driver().navigate().refresh();
    new SetupWizardPage(browser).connect(server.jamfUrl(), "simulator-secret").checksPrivileges();

    SetupWizardPage resumed =
        SetupWizardPage.resume(browser, "Half done")
            .next("Match preview")
            .next("Identity provider");
    ScimClient scim = new ScimClient(resumed.scimBase(), resumed.newKey());
    InstancePage instance = resumed.next("Go live").finish("Observe first");

    assertThat(scim.post("/Users", "{'userName':'watched@it.example'}").status()).isEqualTo(201);
    assertThat(inJamf("watched")).isZero();
    instance.goLive("Create user: 1");
    browser.sees("watched@it.example");
  }

  @Test
  void anInstanceIsDeletedTogetherWithItsUsers_onlyAfterTheirNumberWasTyped() {
    Instance instance = server.newInstance().active();
    for (int i = 0; i < 2; i++) {
      instance.scim().post("/Users", "{'userName':'removed%d@it.example'}".formatted(i));
    }
    browser.signIn();

    InstancePage.open(browser, instance).tab("settings").deleteWithUsers(2);

    browser.sees("and its users are deleted.");
    assertThat(inJamf("removed")).isZero();
    assertThat(server.admin("GET", instance.path(), "").statusCode()).isEqualTo(404);
  }

  @Test
  void aWrongPasswordIsRefused_andThePageAskedForOpensAfterTheRightOne() {
    browser.open("/tenants").signInWith(RunningServer.OWNER, "not the password");
    browser.visible(By.cssSelector("vaadin-login-form[error]"));

    browser.signInWith(RunningServer.OWNER, RunningServer.PASSWORD);
    browser.visible(By.id("create-tenant"));
  }
}
