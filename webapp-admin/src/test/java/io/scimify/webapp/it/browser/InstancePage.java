package io.scimify.webapp.it.browser;

import io.scimify.webapp.it.RunningServer.Instance;
import org.openqa.selenium.By;

/** The page of one integration instance. */
final class InstancePage {
  private final Browser browser;

  InstancePage(Browser browser) {
    this.browser = browser;
  }

  static InstancePage open(Browser browser, Instance instance) {
    browser.open(address(instance));
    return new InstancePage(browser);
  }

  /** Where the console shows the instance. */
  static String address(Instance instance) {
    return instance.path().replaceFirst("/tenants/([^/]+)/integrations/", "/integrations/$1/");
  }

  /** Deletes the instance and its users, whose number has to be typed. */
  InstancePage deleteWithUsers(int users) {
    browser.click("delete-integration").sees("Leave them in Jamf Pro");
    browser.click(By.xpath("//vaadin-radio-button[contains(., 'Delete its " + users + " users')]"));
    browser.fill("confirm-word", String.valueOf(users));
    browser.click(By.cssSelector("vaadin-dialog-overlay #confirm"));
    return this;
  }

  InstancePage tab(String name) {
    browser.click("tab-" + name);
    browser.settled();
    return this;
  }

  /** From observing to live; the question names what was observed. */
  InstancePage goLive(String observed) {
    browser.click("go-live").sees(observed);
    browser.click(By.cssSelector("vaadin-dialog-overlay #confirm"));
    browser.sees("Drift").settled();
    return this;
  }

  InstancePage approveAll(String reason) {
    browser.click("approve").sees("Jamf Pro cannot undo this.");
    browser.fill("reason", reason).click(By.cssSelector("vaadin-dialog-overlay #confirm"));
    return this;
  }

  /** Both sides of one person, and what would happen to it. */
  InstancePage openPerson(String userName) {
    browser.click(row(userName)).sees("In Jamf Pro, as the identity provider wants it.");
    browser.sees("The identity provider says").sees("Jamf Pro says");
    browser.sees("If the identity provider deactivated this user now").click("all-users");
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
