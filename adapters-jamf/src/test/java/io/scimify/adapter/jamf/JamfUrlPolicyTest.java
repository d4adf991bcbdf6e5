package io.scimify.adapter.jamf;

import static io.scimify.adapter.jamf.JamfTestBench.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.domain.user.UserName;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JamfUrlPolicyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "fe80::1",
        "fd00::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1"
      })
  void refusesWhatIsNotPublic(String address) throws UnknownHostException {
    assertThat(JamfUrlPolicy.isPublic(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "100.128.0.1", "172.32.0.1", "2606:4700::1111"})
  void allowsWhatIsPublic(String address) throws UnknownHostException {
    assertThat(JamfUrlPolicy.isPublic(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://jamf.example.com", "https://127.0.0.1:8443", "https://10.0.0.1"})
  void callsNothingThere(String url) {
    try (var bench = new JamfTestBench(JamfTestBench.settings().withInsecureUrls(false))) {
      var failed =
          failure(
              bench.directory.findUser(
                  bench.context(JamfTestBench.INSTANCE, url, "secret"), new UserName("ada")));

      assertThat(failed.reason()).isEqualTo(Reason.UNREACHABLE);
      assertThat(failed.detail()).contains(url).contains("scimify.jamf.allow-insecure-urls");
      assertThat(bench.jamf.requests().all()).isEmpty();
    }
  }

  @Test
  void settingsRefuseMoreConnectionsThanJamfWants() {
    Duration any = Duration.ofSeconds(1);

    assertThatThrownBy(() -> new JamfSettings(any, any, 6, any, any, 1, any, 1, any, false))
        .hasMessageContaining("maxConnections must be 1 to 5, not 6");
  }
}
