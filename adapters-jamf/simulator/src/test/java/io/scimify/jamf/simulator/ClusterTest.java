package io.scimify.jamf.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterTest {
  private final SettableClock clock = new SettableClock();
  private JamfSimulator simulator;
  private TestCaller jamf;

  @BeforeEach
  void startTwoNodes() {
    simulator = JamfSimulator.builder().clock(clock).start();
    jamf = TestCaller.authorized(simulator);
    simulator.settings().tokenLifetime(Duration.ofHours(1));
    jamf = TestCaller.authorized(simulator);
    simulator.cluster().configure(2, Duration.ofSeconds(60));
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void showsANewUserToItsOwnNodeOnly_untilTheLagHasPassed() {
    create(0);

    assertThat(on(0).get("/JSSResource/users/id/1").statusCode()).isEqualTo(200);
    assertThat(on(1).get("/JSSResource/users/id/1").statusCode()).isEqualTo(404);

    clock.advance(Duration.ofSeconds(60));
    assertThat(on(1).get("/JSSResource/users/id/1").statusCode()).isEqualTo(200);
  }

  @Test
  void showsTheOldValuesOnTheOtherNode() {
    create(0);
    clock.advance(Duration.ofSeconds(60));
    on(0).putXml("/JSSResource/users/id/1", "<user><position>new</position></user>");

    assertThat(on(1).get("/JSSResource/users/id/1").body()).contains("<position/>");
    assertThat(on(0).get("/JSSResource/users/id/1").body()).contains("<position>new</position>");
  }

  @Test
  void showsADeletedUserOnTheOtherNode() {
    create(0);
    clock.advance(Duration.ofSeconds(60));
    on(0).delete("/JSSResource/users/id/1");

    assertThat(on(0).get("/JSSResource/users").body()).contains("<size>0</size>");
    assertThat(on(1).get("/JSSResource/users").body()).contains("<size>1</size>");
  }

  @Test
  void refusesADuplicateAlsoOfAUserThatTheNodeDoesNotSee() {
    create(0);

    assertThat(create(1).statusCode()).isEqualTo(409);
  }

  @Test
  void keepsBothWrites_whenTwoNodesWriteOneUser() {
    create(0);
    clock.advance(Duration.ofSeconds(60));
    on(0).putXml("/JSSResource/users/id/1", "<user><position>p</position></user>");
    on(1).putXml("/JSSResource/users/id/1", "<user><phone_number>1</phone_number></user>");

    assertThat(simulator.users().get("ada").position()).isEqualTo("p");
    assertThat(simulator.users().get("ada").phone()).isEqualTo("1");
  }

  @Test
  void alternates_withoutACookie() {
    jamf.get("/JSSResource/users");
    jamf.get("/JSSResource/users");

    assertThat(nodes()).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void givesBothCookies_andKeepsACallerWhereTheyPoint() {
    HttpResponse<String> first = jamf.get("/JSSResource/users");
    List<String> cookies = first.headers().allValues("Set-Cookie");
    assertThat(cookies)
        .hasSize(2)
        .anyMatch(it -> it.startsWith("jpro-ingress=node-"))
        .anyMatch(it -> it.startsWith("APBALANCEID=node-"));

    simulator.requests().clear();
    TestCaller pinned = jamf.withCookie("a=b; " + cookies.get(0).split(";")[0]);
    HttpResponse<String> again = pinned.get("/JSSResource/users");
    pinned.get("/JSSResource/users");

    assertThat(again.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(nodes().stream().distinct()).hasSize(1);
  }

  @Test
  void losesACaller_whenTheCookieIsDropped() {
    simulator.faults().once("GET", ".*", Fault.droppedCookie());

    assertThat(on(1).get("/JSSResource/users").headers().allValues("Set-Cookie")).hasSize(2);
  }

  private TestCaller on(int node) {
    return jamf.withCookie(Cluster.NEWER_COOKIE + "=node-" + node);
  }

  private HttpResponse<String> create(int node) {
    return on(node).postXml("/JSSResource/users/id/0", "<user><name>ada</name></user>");
  }

  private List<Integer> nodes() {
    return simulator.requests().matching("GET", ".*").stream().map(RecordedRequest::node).toList();
  }
}
