package io.scimify.webapp.it.browser;

import io.scimify.webapp.it.OidcProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The button on the sign-in page, through the provider, to the page that was asked for. */
class OidcJourneyIT {
  private final Browser browser = new Browser(Browser.Look.LIGHT);
  private final OidcProvider provider = new OidcProvider();

  @AfterEach
  void close() {
    browser.picture("oidc-end");
    browser.close();
    provider.close();
  }

  @Test
  void aRefusalNamesCauseNextStepAndCorrelationId_andTheNextTryMayWork() {
    provider.next("journey-1", "jo@oidc.example", "staff");
    browser.open("/tenants").sees("Sign in with Test provider").click("oidc-sign-in");
    browser.visible(By.id("sign-in-failure"));
    browser.sees("no role here").sees("Correlation id");

    provider.next("journey-1", "jo@oidc.example", "scimify-owners");
    browser.click("oidc-sign-in");
    browser.visible(By.id("create-tenant"));
    browser.sees("jo@oidc.example").click("user-menu").click("sign-out");
    browser.visible(By.id("oidc-sign-in"));
    browser.open("/tenants").visible(By.id("oidc-sign-in"));
  }
}
