package io.scimify.application.service.reconciliation;

import io.scimify.application.port.out.JamfCallContext;
import io.scimify.application.port.out.JamfResult;
import io.scimify.application.port.out.JamfUserPage;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.user.JamfUser;
import java.time.Duration;
import java.util.List;

/** Goes through all of Jamf's users page by page; a list with gaps is a failure. */
public final class JamfUserScan {
  private static final int PAGE = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ProvisioningPorts ports;

  public JamfUserScan(ProvisioningPorts ports) {
    this.ports = ports;
  }

  /** Takes one page; {@code total} is how many users Jamf has. */
  public interface Visitor {
    void visit(List<JamfUser> page, int total);
  }

  /** How many users there were. */
  public JamfResult<Integer> all(IntegrationInstance instance, Visitor visitor) {
    int seen = 0;
    while (true) {
      JamfResult<JamfUserPage> listed =
          ports.jamf().listUsers(context(ports, instance), seen, PAGE);
      if (!(listed instanceof JamfResult.Done<JamfUserPage> done)) {
        return ((JamfResult.Failed<JamfUserPage>) listed).as();
      }
      JamfUserPage page = done.value();
      if (page.users().isEmpty() && seen < page.total()) {
        return JamfResult.failed(
            JamfResult.Reason.UNEXPECTED,
            "Jamf Pro gave only " + seen + " of its " + page.total() + " users.");
      }
      visitor.visit(page.users(), page.total());
      seen += page.users().size();
      if (seen >= page.total()) {
        return JamfResult.done(seen);
      }
    }
  }

  static JamfCallContext context(ProvisioningPorts ports, IntegrationInstance instance) {
    return new JamfCallContext(
        instance.id(), instance.jamf(), ports.clock().instant().plus(PATIENCE), call -> {});
  }
}
