package io.scimify.webapp.it.browser;

import org.openqa.selenium.By;

/** The set-up of an integration, step by step. */
final class SetupWizardPage {
  private final Browser browser;

  SetupWizardPage(Browser browser) {
    this.browser = browser;
  }

  static SetupWizardPage begin(Browser browser, String tenant, String name) {
    browser.open("/integrations").click("create-integration");
    browser.choose("tenant", tenant).fill("instance-name", name);
    return new SetupWizardPage(browser);
  }

  /** By the list's link for drafts. */
  static SetupWizardPage resume(Browser browser, String name) {
    browser
        .open("/integrations")
        .click(By.cssSelector("a[aria-label='Continue set-up of " + name + "']"));
    return new SetupWizardPage(browser);
  }

  /** Saves and tests; opens the next step only if Jamf Pro answers. */
  SetupWizardPage connect(String jamfUrl, String secret) {
    browser.fill("instance-url", jamfUrl).fill("client-id", "simulator-client");
    browser.fill("client-secret", secret).click("save");
    return this;
  }

  SetupWizardPage sees(String text) {
    browser.sees(text);
    return this;
  }

  SetupWizardPage checksPrivileges() {
    return sees("Delete Static User Groups").sees("All good");
  }

  SetupWizardPage next(String title) {
    browser.settled().click("wizard-next");
    browser.visible(By.xpath("//h2[@id='step-title'][.='" + title + "']"));
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

  /** Ends the draft; {@code mode} is the choice by its words. */
  InstancePage finish(String mode) {
    browser.click(By.xpath("//vaadin-radio-button[contains(., '" + mode + "')]"));
    browser.settled().click("wizard-finish");
    browser.visible(By.id("pause"));
    return new InstancePage(browser);
  }
}
