package io.scimify.application.service.provisioning;

import io.scimify.domain.group.MembershipChange;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who has to be added to a group and who removed: wanted members as Jamf users, compared with those
 * that Jamf shows, and with what was pushed before where Jamf's word may be outdated.
 */
final class GroupMembers {
  private final ProvisioningPorts ports;
  private final Freshness freshness;

  GroupMembers(ProvisioningPorts ports, Freshness freshness) {
    this.ports = ports;
    this.freshness = freshness;
  }

  /**
   * Which of the wanted members can be members now.
   *
   * @param fresh whether some were written so lately that not every web app of Jamf may know them
   */
  record Resolved(Set<JamfUserId> jamfIds, Set<ScimUserId> waiting, boolean fresh) {}

  /**
   * @param members how many there are now
   */
  record Difference(
      int members,
      List<JamfUserId> additions,
      List<JamfUserId> removals,
      Set<ScimUserId> waiting,
      boolean fresh) {}

  /**
   * @param count how many members Jamf shows
   * @param surely who is a member by Jamf's word, and by ours where Jamf's may be outdated
   * @param perhaps who is one by either
   */
  private record Seen(int count, Set<JamfUserId> surely, Set<JamfUserId> perhaps) {}

  /** A web app that lags behind must not talk us out of a change; what is true already is not. */
  private Seen seen(IntegrationInstance instance, ProvisionedGroup group, Set<JamfUserId> now) {
    if (!freshness.mayBeOutdated(instance, group)) {
      return new Seen(now.size(), now, now);
    }
    Set<JamfUserId> pushed = pushed(instance, group);
    Set<JamfUserId> surely = new LinkedHashSet<>(now);
    surely.retainAll(pushed);
    Set<JamfUserId> perhaps = new LinkedHashSet<>(now);
    perhaps.addAll(pushed);
    return new Seen(now.size(), surely, perhaps);
  }

  private Set<JamfUserId> pushed(IntegrationInstance instance, ProvisionedGroup group) {
    Set<ScimUserId> members =
        ports
            .transactions()
            .inTransaction(() -> ports.groups().pushedMembers(instance.id(), group.id()));
    return everKnownAs(instance, members);
  }

  /** What is still to be done for {@code change} when Jamf shows {@code now}. */
  Difference difference(
      IntegrationInstance instance,
      ProvisionedGroup group,
      MembershipChange change,
      Set<JamfUserId> now) {
    Seen seen = seen(instance, group, now);
    if (change instanceof MembershipChange.Exactly exactly) {
      Resolved wanted = resolve(instance, exactly.members());
      return new Difference(
          seen.count(),
          minus(wanted.jamfIds(), seen.surely()),
          minus(seen.perhaps(), wanted.jamfIds()),
          wanted.waiting(),
          wanted.fresh());
    }
    MembershipChange.Delta delta = (MembershipChange.Delta) change;
    Resolved plus = resolve(instance, delta.additions());
    Set<JamfUserId> minus = everKnownAs(instance, delta.removals());
    minus.retainAll(seen.perhaps());
    return new Difference(
        seen.count(),
        minus(plus.jamfIds(), seen.surely()),
        List.copyOf(minus),
        plus.waiting(),
        plus.fresh());
  }

  private static List<JamfUserId> minus(Set<JamfUserId> from, Set<JamfUserId> what) {
    List<JamfUserId> rest = new ArrayList<>(from);
    rest.removeAll(what);
    return rest;
  }

  /**
   * Active users that Jamf holds; those whose creation is still on its way have to be waited for.
   */
  Resolved resolve(IntegrationInstance instance, Set<ScimUserId> members) {
    return ports.transactions().inTransaction(() -> resolveIn(instance, members));
  }

  private Resolved resolveIn(IntegrationInstance instance, Set<ScimUserId> members) {
    Set<JamfUserId> jamfIds = new LinkedHashSet<>();
    List<Subject> absent = new ArrayList<>();
    boolean fresh = false;
    for (ProvisionedUser user : ports.users().findAll(instance.id(), members).values()) {
      if (user.active()) {
        fresh |= freshness.isSettling(user);
        user.jamfId().ifPresentOrElse(jamfIds::add, () -> absent.add(Subject.of(user.id())));
      }
    }
    Set<ScimUserId> waiting = new LinkedHashSet<>();
    if (!absent.isEmpty()) {
      ports
          .operations()
          .findLive(instance.id(), absent)
          .forEach(coming -> waiting.add(coming.subject().userId()));
    }
    return new Resolved(jamfIds, waiting, fresh);
  }

  /** The Jamf ids of members to remove, inactive ones included. */
  private Set<JamfUserId> everKnownAs(IntegrationInstance instance, Set<ScimUserId> members) {
    Map<ScimUserId, ProvisionedUser> known =
        ports.transactions().inTransaction(() -> ports.users().findAll(instance.id(), members));
    Set<JamfUserId> ids = new LinkedHashSet<>();
    known.values().forEach(user -> user.jamfId().ifPresent(ids::add));
    return ids;
  }
}
