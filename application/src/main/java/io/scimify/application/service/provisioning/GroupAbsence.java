package io.scimify.application.service.provisioning;

import io.scimify.application.port.out.JamfResult;
import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.JamfPrivilege;
import io.scimify.domain.operation.ProvisioningOperation;

/** Makes Jamf hold a static user group no more, nor one that an earlier creation makes late. */
final class GroupAbsence {
  private static final JamfResult.Failed<Object> MAY_COME_LATE =
      JamfResult.failed(
          JamfResult.Reason.NOT_YET,
          "The static user group was deleted, but an earlier attempt to create it may still come"
              + " into effect.");

  private final ProvisioningPorts ports;
  private final Freshness freshness;
  private final GroupStrays strays;

  GroupAbsence(ProvisioningPorts ports) {
    this.ports = ports;
    this.freshness = new Freshness(ports);
    this.strays = new GroupStrays(ports);
  }

  Settlement<ProvisionedGroup> absent(
      IntegrationInstance instance,
      ProvisionedGroup group,
      ProvisioningOperation operation,
      JamfConversation jamf) {
    if (group.jamfId().isEmpty()) {
      return afterDeletion(instance, group, operation, "Jamf Pro does not hold this group.", jamf);
    }
    JamfGroupId id = group.jamfId().get();
    JamfResult<JamfGroupId> deleted = ports.jamf().deleteGroup(jamf.context(), id);
    if (deleted instanceof JamfResult.Failed<JamfGroupId> failed) {
      return whenNotDeleted(instance, group, operation, failed, jamf);
    }
    String message = "Static user group " + id + " was deleted.";
    return afterDeletion(instance, group.unlinked(), operation, message, jamf);
  }

  private Settlement<ProvisionedGroup> whenNotDeleted(
      IntegrationInstance instance,
      ProvisionedGroup group,
      ProvisioningOperation operation,
      JamfResult.Failed<JamfGroupId> failed,
      JamfConversation jamf) {
    if (failed.reason() == JamfResult.Reason.IN_USE) {
      return new Settlement.Rejected<>(group, Settlement.Why.INVALID, failed.detail());
    }
    if (failed.reason() != JamfResult.Reason.NOT_FOUND) {
      return Settlement.of(group, failed);
    }
    if (!freshness.isLost(group, jamf)) {
      return new Settlement.Retry<>(group, GroupConvergence.notVisible(group));
    }
    String message =
        "Jamf Pro does not hold static user group " + group.jamfId().orElseThrow() + ".";
    return afterDeletion(instance, group.unlinked(), operation, message, jamf);
  }

  private Settlement<ProvisionedGroup> afterDeletion(
      IntegrationInstance instance,
      ProvisionedGroup group,
      ProvisioningOperation operation,
      String message,
      JamfConversation jamf) {
    if (strays.remove(instance, group, operation, jamf) instanceof JamfResult.Failed<?> unclear) {
      return new Settlement.Retry<>(group, unclear);
    }
    return strays.comeUntil(instance, operation).isPresent()
        ? new Settlement.Retry<>(group, MAY_COME_LATE)
        : Settlement.settled(group, true, message, JamfPrivilege.DELETE_STATIC_USER_GROUPS);
  }
}
