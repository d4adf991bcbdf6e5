package io.scimify.webapp.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import io.scimify.adapter.scim.resource.ScimClient;
import io.scimify.webapp.it.RunningServer;
import io.scimify.webapp.it.RunningServer.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every page in every look: axe finds nothing serious, and a picture of each is left below the
 * build folder for people to look at.
 */
class ConsoleAccessibilityIT {
  private static final List<String> SEVERE = List.of("serious", "critical");

  /** With something to see on every tab. */
  private static Instance furnished() {
    Instance instance = RunningServer.get().newInstance().active();
    ScimClient scim = instance.scim();
    for (int i = 0; i < 12; i++) {
      String id =
          scim.post(
                  "/Users",
                  "{'userName':'look%02d.%s@it.example','title':'Teacher'}"
                      .formatted(i, instance.id().substring(0, 8)))
              .at("id")
              .toString();
      scim.patch("/Users/" + id, "{'op':'replace','value':{'active':false}}");
    }
    return instance;
  }

  private static Stream<String> pages(Instance instance) {
    String base = InstancePage.address(instance);
    return Stream.concat(
        Stream.of("/", "/integrations", "/tenants", "/administrators", "/audit"),
        Stream.of("setup", "users", "activity", "approvals", "settings")
            .map(tab -> base + "/" + tab));
  }

  /** The set-up of a draft, step by step. */
  private static Stream<String> wizard() {
    String draft = InstancePage.address(RunningServer.get().newInstance());
    return Stream.concat(
        Stream.of("/integrations/new"),
        Stream.of("connect", "privileges", "matches", "identity-provider", "go-live")
            .map(step -> draft + "/setup-wizard/" + step));
  }

  @ParameterizedTest
  @EnumSource(Browser.Look.class)
  void nothingSeriousOnAnyPage(Browser.Look look) {
    try (Browser browser = new Browser(look)) {
      browser.open("/").settled().picture(look + "-sign-in");
      List<String> found = new ArrayList<>(severe(browser, "sign-in"));
      browser.signIn();
      Stream.concat(pages(furnished()), wizard())
          .forEach(
              page -> {
                browser.open(page).settled();
                String name = page.equals("/") ? "home" : page.replaceFirst(".*/", "");
                browser.picture(look + "-" + name);
                found.addAll(severe(browser, name));
              });
      assertThat(found).isEmpty();
    }
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
