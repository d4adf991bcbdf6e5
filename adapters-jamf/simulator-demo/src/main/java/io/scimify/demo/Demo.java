package io.scimify.demo;

import io.scimify.jamf.simulator.JamfSimulator;
import io.scimify.jamf.simulator.SimulatorConfig;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Starts the simulated Jamf Pro with the server and, once Scimify is ready, fills the demo tenant.
 */
@WebListener
public final class Demo implements ServletContextListener {
  private static final Logger LOG = System.getLogger(Demo.class.getName());
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final int MOST_LOOKS = 240;

  // one line, so that it can be copied out of Maven's output
  private static final String ADA =
      "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],"
          + "\"userName\":\"ada@example.com\",\"externalId\":\"00u1demo\","
          + "\"name\":{\"givenName\":\"Ada\",\"familyName\":\"Lovelace\"},"
          + "\"emails\":[{\"value\":\"ada@example.com\",\"type\":\"work\",\"primary\":true}],"
          + "\"active\":true}";

  private final DemoSettings settings = DemoSettings.fromConfig();
  private final JamfSimulator simulator =
      JamfSimulator.start(
          SimulatorConfig.onPort(settings.simulatorPort()).withSampleUsers(settings.sampleUsers()));
  private final Thread filling = new Thread(this::fill, "scimify-demo");

  @Override
  public void contextInitialized(ServletContextEvent event) {
    if (settings.fillsTenant()) {
      filling.setDaemon(true);
      filling.start();
    }
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    filling.interrupt();
    simulator.close();
  }

  private void fill() {
    try {
      AdminApiClient api = new AdminApiClient(settings);
      awaitProduct(api);
      System.out.println(banner(new DemoTenant(api, simulator.baseUrl()).prepare()));
    } catch (IOException e) {
      LOG.log(Level.ERROR, "The demo tenant could not be made; Scimify itself is not affected.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server is stopping
    }
  }

  private static void awaitProduct(AdminApiClient api) throws IOException, InterruptedException {
    for (int look = 0; !api.isReady(); look++) {
      if (look == MOST_LOOKS) {
        throw new IOException("Scimify did not become ready in two minutes; see /health/ready");
      }
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    }
  }

  private String banner(DemoTenant.Ready ready) {
    return """

        ==========================================================================================
        Scimify is ready (demo: embedded database, simulated Jamf Pro)

          Console    %1$s/admin
          Sign in    %2$s / %3$s
          Admin API  %1$s/api/v1   (HTTP Basic, same sign-in)   OpenAPI: %1$s/openapi
          Jamf Pro   %4$s   (simulated; open it to see its users and groups)
          SCIM base  %5$s

        Create a user, then look at the simulated Jamf Pro:

        curl -i -X POST '%5$s/Users' -H 'Authorization: Bearer %6$s' -H 'Content-Type: application/scim+json' -d '%7$s'
        ==========================================================================================
        """
        .formatted(
            settings.publicBaseUrl(),
            settings.owner(),
            settings.password(),
            simulator.baseUrl(),
            ready.scimBaseUrl(),
            ready.key(),
            ADA);
  }
}
