package io.scimify.application.service.provisioning;

import io.scimify.application.port.out.JamfResult;
import io.scimify.application.port.out.JamfUserPage;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.UserName;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether Jamf lost a user without our doing. One "not found" does not prove it: believed wrongly,
 * it leaves a leaver in Jamf for ever. So the user must not be found by its name either, nor by its
 * id once more, and Jamf must show somebody at all.
 */
final class Disappearance {
  /** A Jamf that has shown nobody for so many attempts, about ten minutes, has nobody. */
  static final int BELIEVED_AFTER = 30;

  private static final JamfResult.Failed<Object> NOBODY =
      JamfResult.failed(
          JamfResult.Reason.UNEXPECTED,
          "Jamf Pro shows no users at all at the moment, which does not prove that this one is"
              + " gone.");

  private final ProvisioningPorts ports;

  Disappearance(ProvisioningPorts ports) {
    this.ports = ports;
  }

  /** The user, if it is there after all; empty if it may be made anew, since Jamf guards names. */
  JamfResult<Optional<JamfUser>> look(ProvisionedUser user, UserName name, JamfConversation jamf) {
    return named(user, name, jamf).then(hit -> present(hit, () -> again(user, jamf)));
  }

  /** The same, but empty only if it is surely gone, so that nobody ever has to look again. */
  JamfResult<Optional<JamfUser>> prove(
      ProvisionedUser user, UserName name, ProvisioningOperation operation, JamfConversation jamf) {
    return named(user, name, jamf)
        .then(
            hit ->
                present(
                    hit, () -> showsSomebody(operation, jamf).then(shown -> again(user, jamf))));
  }

  private static JamfResult<Optional<JamfUser>> present(
      Optional<JamfUser> hit, Supplier<JamfResult<Optional<JamfUser>>> otherwise) {
    return hit.isPresent() ? JamfResult.done(hit) : otherwise.get();
  }

  /** The user's own Jamf user, looked up by name. */
  private JamfResult<Optional<JamfUser>> named(
      ProvisionedUser user, UserName name, JamfConversation jamf) {
    return ports
        .jamf()
        .findUser(jamf.context(), name)
        .map(hit -> hit.filter(it -> user.jamfId().filter(it.id()::equals).isPresent()));
  }

  private JamfResult<JamfUserPage> showsSomebody(
      ProvisioningOperation operation, JamfConversation jamf) {
    return ports
        .jamf()
        .listUsers(jamf.context(), 0, 1)
        .then(
            page ->
                page.total() == 0 && operation.attempts() < BELIEVED_AFTER
                    ? NOBODY.as()
                    : JamfResult.done(page));
  }

  private JamfResult<Optional<JamfUser>> again(ProvisionedUser user, JamfConversation jamf) {
    JamfResult<JamfUser> read = ports.jamf().readUser(jamf.context(), user.jamfId().orElseThrow());
    return read instanceof JamfResult.Failed<JamfUser> failed
            && failed.reason() == JamfResult.Reason.NOT_FOUND
        ? JamfResult.done(Optional.empty())
        : read.map(Optional::of);
  }
}
