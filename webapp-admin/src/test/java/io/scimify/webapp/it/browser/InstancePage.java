package io.scimify.webapp.it.browser;

import org.openqa.selenium.By;

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
}
