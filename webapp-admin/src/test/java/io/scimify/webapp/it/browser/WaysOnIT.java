package io.scimify.webapp.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scimify.webapp.it.Showcase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Home leads to where each thing is dealt with; an event leads to the rest of its story. */
class WaysOnIT {
  private static Showcase showcase;
  private static Browser browser;

  @BeforeAll
  static void prepare() {
    showcase = Showcase.get();
    browser = new Browser(Browser.Look.LIGHT).signIn();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.picture("ways-on-end");
      browser.close();
    }
  }

  private static Browser home() {
    browser.open("/").visible(By.id("needs-me"));
    return browser.settled();
  }

  private static By need(String sentence) {
    return By.xpath("//*[@id='needs-me']//a[contains(., '" + sentence + "')]");
  }

  private static void isAt(String address) {
    await().untilAsserted(() -> assertThat(browser.driver().getCurrentUrl()).contains(address));
  }

  @Test
  void whatIsHeldLeadsToItsApproval() {
    home().click(need("held in Northwind Schools")).visible(By.id("approve"));
    isAt(showcase.page() + "/approvals");
    assertThat(browser.visible(By.cssSelector("#state-HELD[selected]")).getText())
        .isEqualTo("Held (4)");
  }

  @Test
  void whatIsBlockedLeadsToTheBlockedOnes() {
    home().click(need("attention in Contoso Design")).visible(By.id("approve"));
    isAt("/approvals?state=BLOCKED");
    browser.visible(By.cssSelector("#state-BLOCKED[selected]"));
    browser.sees("Retry all 1 now");
  }

  @Test
  void aQuarantineLeadsToItsCauseAndTheCheck() {
    home().click(need("Fabrikam Labs is quarantined")).visible(By.id("check-connection"));
    isAt("/setup");
    browser.sees("lacks the privilege \"Delete User\"");
  }

  @Test
  void anExpiringKeyLeadsToTheKeys() {
    home().click(need("Key “Okta until summer”")).visible(By.id("create-key"));
    isAt("/setup");
    browser.sees("Expires soon");
  }

  @Test
  void anInstanceLeadsToItsActivity_andTheNumbersUnfoldAsATable() {
    home().click("chart-table").visible(By.cssSelector(".day-table"));
    browser.click(By.xpath("//*[@id='instances']//a[.='Northwind Schools']"));
    browser.visible(By.id("activity-count"));
    isAt(showcase.page() + "/activity");
  }

  @Test
  void aNameLeadsToThePersonAndWhyItIsNotInJamf() {
    home().fill("find-person", "amara.larsen").press(Keys.ENTER);
    browser.sees("Not in Jamf Pro, because the identity provider deactivated this user.");
    browser.click("person-story").sees("Only this user or group");
    isAt("/activity?subject");
    home().fill("find-person", "Northwind Schools").press(Keys.ENTER);
    browser.sees("Nobody called “Northwind Schools” is known here"); // an integration's name
    home().fill("find-person", "never.sent@example.com").press(Keys.ENTER);
    browser.sees("Nobody called “never.sent@example.com” is known here");
  }

  @Test
  void anEventLeadsToItsRequest_toItsUser_andBackToAll() {
    browser.open(showcase.page() + "/activity?user=diego.costa").settled();
    int named = count();
    opensTheFirst();
    browser.click(By.xpath("//vaadin-button[.='All steps of this request']")).settled();
    isAt("correlationId=");
    assertThat(count()).isBetween(1, named);

    browser.click(By.xpath("//vaadin-button[.='The whole story of this user or group']"));
    browser.visible(By.id("activity-subject"));
    isAt("?subjectType=USER&subjectId=");
    browser.settled();
    int ofOne = count();
    assertThat(ofOne).isGreaterThan(2);

    browser.click("activity-subject").settled();
    await().untilAsserted(() -> assertThat(count()).isGreaterThan(ofOne));
    assertThat(browser.driver().getCurrentUrl()).doesNotContain("?");
  }

  @Test
  void anEventAndAHeldDeletionLeadToTheirPerson() {
    browser.open(showcase.page() + "/activity?outcome=HELD").settled();
    opensTheFirst();
    browser.click(By.xpath("//vaadin-button[.='Is this person in Jamf Pro?']"));
    browser.sees("Still in Jamf Pro: the deletion waits for an approval.");

    browser.click("verdict-way").visible(By.id("approve"));
    isAt("/approvals?state=HELD");
    browser.click(By.xpath("(//*[@id='waiting']//a[@class='row-title'])[1]"));
    browser.sees("Still in Jamf Pro: the deletion waits for an approval.");
  }

  @Test
  void whatIsShownIsExported() throws IOException, InterruptedException {
    browser.open(showcase.page() + "/activity?outcome=HELD").settled();

    List<String> csv = download("export-csv").lines().toList();
    assertThat(csv.get(0)).startsWith("at,actor,action,subject,outcome");
    assertThat(csv.subList(1, csv.size()))
        .hasSize(count())
        .allMatch(line -> line.contains("\"HELD\""));
    assertThat(download("export-json").lines())
        .hasSize(count())
        .allMatch(line -> line.contains("\"outcome\":\"HELD\""));
  }

  @Test
  void newEventsComeByThemselves_whenFollowed() {
    browser.open(showcase.page() + "/activity?user=latecomer").settled();
    browser.sees("No events").click("live").settled();

    showcase.scim().post("/Users", "{'userName':'latecomer@northwind.example'}");

    browser.sees("latecomer@northwind.example");
  }

  private static int count() {
    String words = browser.visible(By.id("activity-count")).getText();
    return words.equals("One event") ? 1 : Integer.parseInt(words.replaceAll("\\D", ""));
  }

  private static void opensTheFirst() {
    browser.click(By.xpath("(//*[@id='activity']//*[@class='row-title'])[1]"));
    browser.sees("Who asked").settled();
  }

  /** With the browser's own session, as the browser would. */
  private static String download(String link) throws IOException, InterruptedException {
    WebElement anchor = browser.visible(By.id(link));
    String cookies =
        browser.driver().manage().getCookies().stream()
            .map(cookie -> cookie.getName() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(anchor.getDomProperty("href")))
            .header("Cookie", cookies)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
