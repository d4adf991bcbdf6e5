package io.scimify.jamf.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SimulatorConfigTest {
  @Test
  void readsArguments() {
    SimulatorConfig config =
        SimulatorConfig.fromArguments(
            "--host=0.0.0.0", "--port=8123", "--users=3", "--client=me:a:b");

    assertThat(config.host()).isEqualTo("0.0.0.0");
    assertThat(config.port()).isEqualTo(8123);
    assertThat(config.users()).isEqualTo(3);
    assertThat(config.clientSecrets()).containsEntry("me", "a:b");
  }

  @Test
  void listensOnLoopback_unlessToldOtherwise() {
    assertThat(SimulatorConfig.fromArguments().host()).isEqualTo("127.0.0.1");
  }

  @Test
  void hidesSecrets() {
    assertThat(SimulatorConfig.onPort(0).withClient("me", "hush").toString())
        .contains("me")
        .doesNotContain("hush");
  }
}
