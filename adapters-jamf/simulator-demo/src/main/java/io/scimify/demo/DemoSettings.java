package io.scimify.demo;

import java.net.URI;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What the demo needs to know.
 *
 * @param product where Scimify listens
 * @param publicBaseUrl what to print
 * @param simulatorPort where the simulated Jamf Pro listens
 * @param fillsTenant false leaves the simulator alone, for the integration tests
 */
record DemoSettings(
    URI product,
    String publicBaseUrl,
    String owner,
    String password,
    int simulatorPort,
    int sampleUsers,
    boolean fillsTenant) {

  static DemoSettings fromConfig() {
    Config config = ConfigProvider.getConfig();
    String local =
        "http://localhost:"
            + config.getOptionalValue("scimify.http.port", String.class).orElse("8080");
    return new DemoSettings(
        URI.create(local),
        config.getOptionalValue("scimify.public-base-url", String.class).orElse(local),
        config.getOptionalValue("scimify.bootstrap.owner-username", String.class).orElse("owner"),
        config.getOptionalValue("scimify.bootstrap.owner-password", String.class).orElse(""),
        config.getOptionalValue("scimify.demo.simulator-port", Integer.class).orElse(8090),
        config.getOptionalValue("scimify.demo.sample-users", Integer.class).orElse(12),
        config.getOptionalValue("scimify.demo.fills-tenant", Boolean.class).orElse(true));
  }

  @Override
  public String toString() {
    return "DemoSettings[" + product + ", simulator port " + simulatorPort + "]";
  }
}
