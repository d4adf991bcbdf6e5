package io.scimify.application.port.out;

import io.scimify.domain.integration.IntegrationInstanceId;
import java.time.Instant;
import java.util.Map;

/**
 * Which web app of each Jamf the nodes of the product talk to. By talking to the same one, each
 * sees at once what the others have written (fact sheet Jamf §5).
 */
public interface SharedPins {
  /**
   * @param cookies as Jamf's load balancer gave them, by name
   * @param since when a node first got them
   */
  record SharedPin(Map<String, String> cookies, Instant since) {
    public SharedPin {
      cookies = Map.copyOf(cookies);
    }
  }

  Map<IntegrationInstanceId, SharedPin> all();

  /** Replaces an older pin; a newer one stays. */
  void offer(IntegrationInstanceId integration, SharedPin pin);
}
