package io.scimify.webapp.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import io.scimify.webapp.it.Showcase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;

/**
 * Every page in every look: axe finds nothing serious, and a picture of each is left below the
 * build folder for people to look at.
 */
class ConsoleAccessibilityIT {
  private static final List<String> SEVERE = List.of("serious", "critical");
  private static final List<String> TABS =
      List.of("setup", "users", "groups", "activity", "approvals", "drift", "settings");
  private static final List<String> STEPS =
      List.of("connect", "privileges", "matches", "identity-provider", "go-live");

  private final List<String> found = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(Browser.Look.class)
  void nothingSeriousOnAnyPage(Browser.Look look) {
    String instance = Showcase.get().page();
    try (Browser browser = new Browser(look)) {
      browser.open("/").settled();
      seen(browser, look, "sign-in");
      browser.signIn();
      visit(browser, look, "/", "home");
      List.of("people", "integrations", "tenants", "administrators", "audit", "nowhere")
          .forEach(page -> visit(browser, look, "/" + page, page));
      TABS.forEach(tab -> visit(browser, look, instance + "/" + tab, tab));
      visit(browser, look, "/integrations/new", "wizard-new");
      visit(browser, look, Showcase.get().quarantined() + "/setup", "quarantine");
      visit(browser, look, "/people?name=larsen", "people-found");
      visit(browser, look, "/people?name=nobody@northwind.example", "people-none");
      STEPS.forEach(
          step -> visit(browser, look, Showcase.get().wizard() + "/" + step, "wizard-" + step));
      onTop(browser, look, instance);
      assertThat(found).isEmpty();
    }
  }

  /** What opens over a page, or unfolds in it. */
  private void onTop(Browser browser, Browser.Look look, String instance) {
    browser.open(instance + "/activity?user=diego").settled();
    browser.click(By.xpath("(//vaadin-grid-cell-content//*[@class='row-title'])[1]"));
    browser.sees("Who asked").settled();
    seen(browser, look, "story");
    browser.open(instance + "/users").settled();
    browser.click(By.xpath("(//vaadin-grid-cell-content//a[@class='row-title'])[1]"));
    browser.sees("Jamf Pro says").settled();
    seen(browser, look, "person");
    browser.open(instance + "/approvals").settled().click("approve");
    browser.sees("Jamf Pro cannot undo this.").settled();
    seen(browser, look, "approve");
  }

  private void visit(Browser browser, Browser.Look look, String page, String name) {
    browser.open(page).settled();
    seen(browser, look, name);
  }

  private void seen(Browser browser, Browser.Look look, String name) {
    browser.picture(look + "-" + name);
    found.addAll(severe(browser, name));
  }

  private static List<String> severe(Browser browser, String page) {
    return new AxeBuilder()
        .analyze(browser.driver()).getViolations().stream()
            .filter(rule -> SEVERE.contains(rule.getImpact()))
            .map(rule -> page + ": " + sentence(rule))
            .toList();
  }

  private static String sentence(Rule rule) {
    return rule.getImpact()
        + " "
        + rule.getId()
        + ": "
        + rule.getHelp()
        + rule.getNodes().stream().limit(5).map(node -> "\n  " + node.getHtml()).toList();
  }
}
