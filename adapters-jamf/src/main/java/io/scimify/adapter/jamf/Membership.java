package io.scimify.adapter.jamf;

import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.user.JamfUserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Changes who is in a group: by differences only, never by replacing {@code <users>}, additions and
 * deletions never in one call, in batches (fact sheet Jamf §3.4, Q9).
 */
final class Membership {
  static final int BATCH = 200;

  private final JamfCalls calls;
  private final StaticUserGroups groups;

  Membership(JamfCalls calls, StaticUserGroups groups) {
    this.calls = calls;
    this.groups = groups;
  }

  /** Which way, and by which element. */
  private enum Change {
    ADD("user_additions"),
    REMOVE("user_deletions");

    private final String element;

    Change(String element) {
      this.element = element;
    }

    /** Who of these still has to be changed when {@code current} are members. */
    List<JamfUserId> open(Collection<JamfUserId> wanted, Set<JamfUserId> current) {
      return wanted.stream().filter(id -> current.contains(id) == (this == REMOVE)).toList();
    }
  }

  void add(JamfGroupId group, Collection<JamfUserId> members) {
    for (List<JamfUserId> batch : batches(members)) {
      apply(Change.ADD, group, batch);
    }
  }

  void remove(JamfGroupId group, Collection<JamfUserId> members) {
    for (List<JamfUserId> batch : batches(members)) {
      apply(Change.REMOVE, group, batch);
    }
  }

  private void apply(Change change, JamfGroupId group, List<JamfUserId> members) {
    JamfFailure failure = send(change, group, members);
    if (failure == null) {
      return;
    }
    boolean refused = failure.status() == 409;
    if (!failure.effectUnknown() && !refused) {
      throw failure;
    }
    List<JamfUserId> open = stillOpen(change, group, members, failure);
    if (open.isEmpty()) {
      requireSure(failure, refused);
      return;
    }
    if (!refused) {
      throw failure; // it may still be applied, so it is not for us to repeat it
    }
    repeat(change, group, open);
  }

  /**
   * A web app that lags behind refuses what it does not know and shows it so as well, and it shows
   * members as removed whom it has not heard of; this proves something only where the same one has
   * answered for long.
   */
  private void requireSure(JamfFailure failure, boolean refused) {
    if (calls.session().isSteady()) {
      return;
    }
    throw refused
        ? JamfFailure.of(
                Reason.UNEXPECTED,
                "Jamf Pro's web apps may not agree on the members yet. " + failure.detail())
            .withStatus(failure.status())
        : failure;
  }

  /** A 409 is passing at times, and names somebody whom Jamf does not know at others (§3.4). */
  private void repeat(Change change, JamfGroupId group, List<JamfUserId> open) {
    JamfFailure again = send(change, group, open);
    if (again == null) {
      return;
    }
    boolean unknownMember = again.is(Reason.INVALID) && again.detail().contains("Unable to match");
    if (!unknownMember) {
      throw again;
    }
    if (open.size() > 1) {
      bisect(change, group, open);
    } else {
      throw again;
    }
  }

  /** One unknown user refuses the whole batch; the others shall not wait for that one. */
  private void bisect(Change change, JamfGroupId group, List<JamfUserId> members) {
    List<JamfFailure> refused = new ArrayList<>();
    sendHalves(change, group, members, refused);
    if (!refused.isEmpty()) {
      throw refused.get(0);
    }
  }

  private void sendHalves(
      Change change, JamfGroupId group, List<JamfUserId> members, List<JamfFailure> refused) {
    int half = members.size() / 2;
    for (List<JamfUserId> part :
        List.of(members.subList(0, half), members.subList(half, members.size()))) {
      JamfFailure failure = send(change, group, part);
      if (failure == null) {
        continue;
      }
      if (!failure.is(Reason.INVALID)) {
        throw failure;
      }
      if (part.size() == 1) {
        refused.add(failure);
      } else {
        sendHalves(change, group, part, refused);
      }
    }
  }

  private List<JamfUserId> stillOpen(
      Change change, JamfGroupId group, List<JamfUserId> members, JamfFailure failure) {
    try {
      return change.open(members, groups.memberIds(group));
    } catch (JamfFailure unreadable) {
      throw failure; // nothing is known beyond it
    }
  }

  private @Nullable JamfFailure send(Change change, JamfGroupId group, List<JamfUserId> members) {
    JamfRequest request = StaticUserGroups.update(group, body(change, members));
    try {
      Reply reply = calls.writeTo(request, () -> groups.read(group));
      if (!reply.isSuccess()) {
        return calls.refusal(request, reply);
      }
      calls.session().written(StaticUserGroups.path(group));
      return null;
    } catch (JamfFailure failure) {
      return failure;
    }
  }

  private static String body(Change change, List<JamfUserId> members) {
    return XmlDocument.of(
        "user_group", group -> group.nested(change.element, users -> list(users, members)));
  }

  static void list(XmlDocument users, Collection<JamfUserId> members) throws XMLStreamException {
    for (JamfUserId member : members) {
      users.nested("user", user -> user.field("id", member.toString()));
    }
  }

  private static List<List<JamfUserId>> batches(Collection<JamfUserId> members) {
    List<JamfUserId> all = List.copyOf(new LinkedHashSet<>(members));
    List<List<JamfUserId>> batches = new ArrayList<>();
    for (int from = 0; from < all.size(); from += BATCH) {
      batches.add(all.subList(from, Math.min(all.size(), from + BATCH)));
    }
    return batches;
  }
}
