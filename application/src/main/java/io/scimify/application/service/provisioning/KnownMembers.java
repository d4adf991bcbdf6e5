package io.scimify.application.service.provisioning;

import io.scimify.application.port.in.GroupDraft;
import io.scimify.application.port.in.GroupView;
import io.scimify.domain.group.MembershipChange;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The members that a request names, as far as they are users of ours, and a note about the rest.
 *
 * @param all the members after the change; empty if a read would be needed to know them
 */
record KnownMembers(
    MembershipChange membership,
    Optional<List<GroupView.Member>> all,
    int count,
    String description,
    String note) {

  static KnownMembers of(ProvisioningPorts ports, IntegrationInstance instance, GroupDraft draft) {
    Set<ScimUserId> named = new LinkedHashSet<>();
    MembershipChange wanted = draft.membership();
    if (wanted instanceof MembershipChange.Exactly exactly) {
      named.addAll(exactly.members());
    } else {
      named.addAll(((MembershipChange.Delta) wanted).additions());
    }
    Map<ScimUserId, ProvisionedUser> users =
        ports.transactions().inTransaction(() -> ports.users().findAll(instance.id(), named));
    List<GroupView.Member> members =
        users.values().stream()
            .filter(ProvisionedUser::active)
            .map(user -> new GroupView.Member(user.id(), user.profile().userName().value()))
            .toList();
    Set<ScimUserId> usable = new LinkedHashSet<>();
    members.forEach(member -> usable.add(member.id()));
    int leftOut = named.size() - usable.size() + draft.unresolved().size();
    String note =
        leftOut == 0
            ? ""
            : " " + leftOut + " named member(s) are unknown or inactive and were left out.";
    if (wanted instanceof MembershipChange.Exactly) {
      String description = "exactly " + usable.size();
      return new KnownMembers(
          new MembershipChange.Exactly(usable),
          Optional.of(members),
          usable.size(),
          description,
          note);
    }
    Set<ScimUserId> removals = ((MembershipChange.Delta) wanted).removals();
    String description = "plus " + usable.size() + ", minus " + removals.size();
    return new KnownMembers(
        new MembershipChange.Delta(usable, removals),
        Optional.empty(),
        usable.size(),
        description,
        note);
  }
}
