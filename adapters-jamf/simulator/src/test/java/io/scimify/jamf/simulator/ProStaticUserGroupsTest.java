package io.scimify.jamf.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProStaticUserGroupsTest {
  private static final String TEACHERS = "{\"id\":1,\"name\":\"Teachers\",\"description\":\"All\"}";

  private JamfSimulator simulator;
  private TestCaller jamf;

  @BeforeEach
  void startWithAStaticAndASmartGroup() {
    simulator = JamfSimulator.builder().start();
    jamf = TestCaller.authorized(simulator);
    simulator.groups().add(JamfGroup.named("Teachers").withDescription("All"));
    simulator.groups().add(JamfGroup.named("Everybody").asSmart());
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void areABareArrayOfStaticGroups() {
    assertThat(jamf.get("/api/v1/static-user-groups").body()).isEqualTo("[" + TEACHERS + "]");
    assertThat(jamf.get("/api/v1/static-user-groups/1").body()).isEqualTo(TEACHERS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "99", "x"})
  void areNotFound_whenSmartOrMissing(String id) {
    assertThat(jamf.get("/api/v1/static-user-groups/" + id).statusCode()).isEqualTo(404);
  }

  @Test
  void haveNoDescriptionBefore1119() {
    simulator.settings().version("11.18.0");

    assertThat(jamf.get("/api/v1/static-user-groups/1").body()).doesNotContain("description");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void cannotBeWritten(String method) {
    assertThat(jamf.send(method, "/api/v1/static-user-groups", "", "").statusCode()).isEqualTo(405);
    assertThat(jamf.send(method, "/api/v1/static-user-groups/1", "", "").statusCode())
        .isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/computers", "/api/v9/users", "/JSSResource/computers", "/x"})
  void areAllThatThereIs(String unknownPath) {
    assertThat(jamf.get(unknownPath).statusCode()).isEqualTo(404);
  }
}
