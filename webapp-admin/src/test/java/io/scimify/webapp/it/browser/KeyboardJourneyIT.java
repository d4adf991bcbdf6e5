package io.scimify.webapp.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scimify.adapter.scim.resource.ScimClient;
import io.scimify.webapp.it.RunningServer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** From the sign-in to a rejected deletion without a mouse; the focus is never lost. */
class KeyboardJourneyIT {
  private static final String RUN = "-" + ProcessHandle.current().pid();

  private final RunningServer server = RunningServer.get();
  private final Browser browser = new Browser(Browser.Look.LIGHT);
  private final Keyboard keys = new Keyboard(browser);

  @AfterEach
  void close() {
    browser.picture("keyboard-end");
    browser.close();
  }

  @Test
  void fromSignInToARejectedDeletion() {
    server.admin("POST", "/tenants", "{'id':'keys" + RUN + "','name':'Keys'}");
    signIn();
    ScimClient scim = setUp();
    String held = somebodyIsHeld(scim);
    readsItsStory(held);
    rejects(held);
    findsThePerson(held);
  }

  private void signIn() {
    browser.open("/").visible(By.cssSelector("input[name=username]"));
    keys.lands("input[name=username]").type(RunningServer.OWNER).press(Keys.TAB);
    keys.lands("input[name=password]").type(RunningServer.PASSWORD).press(Keys.ENTER);
    browser.visible(By.id("user-menu"));
    keys.tabTo(".skip-link").press(Keys.ENTER).lands("#content");
    assertThat(browser.driver().getCurrentUrl()).doesNotContain("#");
  }

  /** The wizard from its first step to its last, live. */
  private ScimClient setUp() {
    browser.open("/").settled();
    keys.tabTo("vaadin-side-nav-item[path=integrations]").press(Keys.ENTER).lands("h1");
    keys.tabTo("#create-integration").press(Keys.ENTER).lands("#step-title");
    keys.tabTo("#tenant").type("keys" + RUN);
    browser.sees("Keys (keys" + RUN + ")");
    keys.press(Keys.ARROW_DOWN, Keys.ENTER);
    keys.tabTo("#instance-name").type("By keyboard");
    keys.tabTo("#instance-url").type(server.jamfUrl());
    keys.tabTo("#client-id").type("simulator-client");
    keys.tabTo("#client-secret").type("simulator-secret");
    keys.tabTo("#save").press(Keys.ENTER);

    browser.sees("All good");
    keys.lands("#step-title").tabTo("#wizard-next").press(Keys.ENTER);
    browser.sees("users in Jamf Pro");
    keys.lands("#step-title").tabTo("#wizard-next").press(Keys.ENTER);
    browser.visible(By.id("okta-base-url"));
    ScimClient scim = new ScimClient(browser.value("okta-base-url"), newKey());
    keys.tabTo("#wizard-next").press(Keys.ENTER);
    browser.visible(By.id("wizard-finish"));
    keys.lands("#step-title").tabTo("vaadin-radio-button").press(Keys.ARROW_DOWN);
    browser.settled();
    keys.tabTo("#wizard-finish").press(Keys.ENTER);
    browser.visible(By.id("pause"));
    keys.lands("h1");
    return scim;
  }

  private String newKey() {
    keys.lands("#step-title").tabTo("#create-key").press(Keys.SPACE);
    keys.lands("vaadin-dialog-overlay input").tabTo("#create-key-now").press(Keys.ENTER);
    browser.visible(By.id("new-key"));
    String key = browser.value("new-key");
    keys.lands("vaadin-dialog-overlay *").tabTo("#close-new-key").press(Keys.ENTER);
    keys.lands("#content *");
    return key;
  }

  private static String somebodyIsHeld(ScimClient scim) {
    List<String> ids =
        IntStream.range(0, 11)
            .mapToObj(i -> "{'userName':'keys%02d@it.example'}".formatted(i))
            .map(user -> String.valueOf(scim.post("/Users", user).at("id")))
            .toList();
    ids.forEach(id -> scim.patch("/Users/" + id, "{'op':'replace','value':{'active':false}}"));
    return "keys10@it.example";
  }

  private void readsItsStory(String held) {
    keys.tabTo("#tab-activity").press(Keys.ENTER).lands(".tab-content");
    browser.sees(held);
    keys.tabTo("#activity").press(Keys.SPACE);
    browser.sees("Who asked").sees("beyond the limit");
    keys.press(Keys.SPACE);
    browser.settled();
  }

  private void rejects(String held) {
    keys.backTo("#tab-activity").tabTo("#tab-approvals").press(Keys.ENTER).lands(".tab-content");
    browser.sees("Reject all 1");
    keys.tabTo("#waiting").press(Keys.ARROW_DOWN, Keys.SPACE);
    browser.sees("Reject 1");
    keys.backTo("#reject").press(Keys.ENTER).lands("#cancel").press(Keys.ESCAPE);
    keys.lands("#reject").press(Keys.ENTER).lands("#cancel");
    keys.backTo("#reason").type("Only a leave of absence");
    keys.tabTo("#confirm").press(Keys.ENTER);
    browser.sees("One operation was called off.");
    keys.lands("#content *");
    await().untilAsserted(() -> assertThat(server.jamf().toString()).contains("\"" + held + "\""));
  }

  private void findsThePerson(String held) {
    keys.control("k").lands("#find-person").type(held).press(Keys.ENTER);
    browser.sees("Still in Jamf Pro, although the identity provider deactivated this user.");
    keys.lands("h1");
  }
}
