package io.scimify.webapp.it.browser;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The page of one integration instance. */
final class InstancePage {
  private final Browser browser;

  private InstancePage(Browser browser) {
    this.browser = browser;
  }

  /** Creates an instance through the console's form; its page opens by itself. */
  static InstancePage create(Browser browser, String tenant, String jamfUrl) {
    browser.open("/integrations").click("create-integration");
    browser.choose("tenant", tenant);
    browser.fill("instance-url", jamfUrl);
    browser.fill("client-id", "simulator-client").fill("client-secret", "simulator-secret");
    browser.fill("instance-name", "Browser test").click("save");
    browser.visible(By.id("check-connection"));
    return new InstancePage(browser);
  }

  InstancePage checkConnection() {
    browser.click("check-connection").sees("Delete Static User Groups").sees("All good");
    return this;
  }

  /** The key, which is shown this once. */
  String newKey() {
    browser.click("create-key").click("create-key-now");
    String key = browser.value("new-key");
    browser.click("close-new-key");
    return key;
  }

  String scimBase() {
    return browser.value("okta-base-url");
  }

  InstancePage activate() {
    browser.click("activate");
    browser.visible(By.id("pause"));
    return this;
  }

  InstancePage tab(String name) {
    browser.click("tab-" + name);
    browser.settled();
    return this;
  }

  InstancePage approveAll(String reason) {
    browser.click("approve").sees("Jamf Pro cannot undo this.");
    browser.fill("reason", reason).click(By.cssSelector("vaadin-dialog-overlay #confirm"));
    return this;
  }

  /** Both sides of one person, and what would happen to it. */
  InstancePage openPerson(String userName) {
    browser.click(row(userName)).sees("The identity provider says").sees("Jamf Pro says");
    browser.sees("If the identity provider deactivated this user now");
    browser.press(Keys.ESCAPE);
    return this;
  }

  /** The newest event of one person in full. */
  InstancePage openStory(String userName) {
    browser.fill("activity-name", userName).settled();
    browser.click(row(userName)).sees("Who asked").sees("Decision and outcome");
    return this;
  }

  private static By row(String name) {
    return By.xpath("//vaadin-grid-cell-content//*[text()='" + name + "']");
  }
}
