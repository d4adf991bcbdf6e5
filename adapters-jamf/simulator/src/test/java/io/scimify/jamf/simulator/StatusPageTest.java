package io.scimify.jamf.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusPageTest {
  @Test
  void showsUsersAndGroupsWithMembers_escaped() {
    try (JamfSimulator simulator = JamfSimulator.builder().start()) {
      int id = simulator.users().add(JamfUser.named("ada").withFullName("<b>Ada</b>")).id();
      simulator.groups().add(JamfGroup.named("Teachers").withMembers(List.of(id)));

      HttpResponse<String> page = new TestCaller(simulator).get("/");

      assertThat(TestCaller.contentType(page)).startsWith("text/html");
      assertThat(page.body())
          .contains("Users (1)", "&lt;b&gt;Ada&lt;/b&gt;", "<td>Teachers</td>", "1: ada")
          .doesNotContain("<b>Ada");
      assertThat(simulator.requests().all()).isEmpty();
    }
  }

  @Test
  void showsTheFirstOfMany() {
    try (JamfSimulator simulator =
        JamfSimulator.start(SimulatorConfig.onPort(0).withSampleUsers(250))) {
      String page = new TestCaller(simulator).get("/").body();

      assertThat(page).contains("Users (250)", "… and 50 more").doesNotContain("sample00201");
    }
  }
}
