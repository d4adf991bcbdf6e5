package io.scimify.application.service.reconciliation;

import io.scimify.application.port.out.JamfResult;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.domain.group.JamfGroup;
import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.group.JamfGroupSummary;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.reconciliation.DriftItem;
import io.scimify.domain.reconciliation.DriftKind;
import io.scimify.domain.reconciliation.GroupDrift;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Provisioned groups against Jamf's static user groups, one at a time. */
final class GroupComparison {
  private final ProvisioningPorts ports;
  private final IntegrationInstance instance;
  private final DriftSheet sheet;
  private final Flux flux;

  GroupComparison(ProvisioningPorts ports, IntegrationInstance instance, DriftSheet sheet) {
    this.ports = ports;
    this.instance = instance;
    this.sheet = sheet;
    this.flux = new Flux(ports, instance);
  }

  JamfResult<Integer> run() {
    List<ProvisionedGroup> ours =
        ports.transactions().inTransaction(() -> ports.groups().provisioned(instance.id())).stream()
            .filter(group -> group.jamfId().isPresent())
            .toList();
    if (ours.isEmpty()) {
      return JamfResult.done(0);
    }
    return ports
        .jamf()
        .listStaticGroups(JamfUserScan.context(ports, instance))
        .then(listed -> compare(ours, listed));
  }

  private JamfResult<Integer> compare(List<ProvisionedGroup> ours, List<JamfGroupSummary> listed) {
    if (listed.isEmpty()) {
      return JamfResult.failed(
          JamfResult.Reason.UNEXPECTED,
          "Jamf Pro lists no static user groups at all, although some were provisioned."
              + " That is not believed; check the instance in Jamf Pro.");
    }
    Set<JamfGroupId> inJamf = listed.stream().map(JamfGroupSummary::id).collect(Collectors.toSet());
    for (ProvisionedGroup group : ours) {
      if (isUnsettled(group)) {
        sheet.leftOut();
        continue;
      }
      JamfResult<Integer> compared = compare(group, inJamf);
      if (compared instanceof JamfResult.Failed<Integer>) {
        return compared;
      }
    }
    return JamfResult.done(ours.size());
  }

  private boolean isUnsettled(ProvisionedGroup group) {
    Set<Subject> moving =
        ports.transactions().inTransaction(() -> flux.moving(List.of(Subject.of(group.id()))));
    return !moving.isEmpty() || flux.isChangedMeanwhile(group.jamfWrittenAt(), group.updatedAt());
  }

  private JamfResult<Integer> compare(ProvisionedGroup group, Set<JamfGroupId> inJamf) {
    JamfGroupId id = group.jamfId().orElseThrow();
    sheet.comparedGroup();
    boolean fresh = flux.isFresh(group.jamfWrittenAt(), group.updatedAt());
    JamfResult<JamfGroup> read =
        fresh || inJamf.contains(id)
            ? ports.jamf().readGroup(JamfUserScan.context(ports, instance), id)
            : JamfResult.failed(JamfResult.Reason.NOT_FOUND, "not listed");
    if (read instanceof JamfResult.Done<JamfGroup> done) {
      ports.transactions().run(() -> compareIn(group, done.value()));
    } else if (((JamfResult.Failed<JamfGroup>) read).reason() == JamfResult.Reason.NOT_FOUND) {
      sheet.add(GroupDrift.missing(group));
    } else {
      return ((JamfResult.Failed<JamfGroup>) read).as();
    }
    sheet.save();
    return JamfResult.done(1);
  }

  private void compareIn(ProvisionedGroup group, JamfGroup truth) {
    Map<ScimUserId, ProvisionedUser> pushed =
        ports
            .users()
            .findAll(instance.id(), ports.groups().pushedMembers(instance.id(), group.id()));
    List<DriftItem> items = GroupDrift.between(group, pushed.values(), truth);
    Set<Subject> moving = moving(items);
    for (DriftItem item : items) {
      Optional<ProvisionedUser> member =
          item.member().flatMap(id -> Optional.ofNullable(pushed.get(id)));
      if (item.kind() == DriftKind.MISSING_MEMBER
          && member.filter(user -> isUnsettled(user, moving)).isPresent()) {
        sheet.leftOut();
      } else {
        sheet.add(item);
      }
    }
  }

  private Set<Subject> moving(Collection<DriftItem> items) {
    return flux.moving(
        items.stream().flatMap(item -> item.member().stream()).map(Subject::of).toList());
  }

  private boolean isUnsettled(ProvisionedUser user, Set<Subject> moving) {
    return moving.contains(Subject.of(user.id()))
        || flux.isChangedMeanwhile(user.jamfWrittenAt(), user.updatedAt());
  }
}
