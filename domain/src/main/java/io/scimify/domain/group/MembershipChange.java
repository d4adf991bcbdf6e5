package io.scimify.domain.group;

import io.scimify.domain.user.ScimUserId;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What shall become of a group's members. Changes compose, so that a backlog becomes one change.
 */
public sealed interface MembershipChange {

  /** These are to be members, those are not, everybody else stays as is. */
  record Delta(Set<ScimUserId> additions, Set<ScimUserId> removals) implements MembershipChange {
    public Delta {
      additions = Set.copyOf(additions);
      removals = Set.copyOf(removals);
    }
  }

  /** These are to be the members, and nobody else. */
  record Exactly(Set<ScimUserId> members) implements MembershipChange {
    public Exactly {
      members = Set.copyOf(members);
    }
  }

  static MembershipChange none() {
    return new Delta(Set.of(), Set.of());
  }

  default boolean isNone() {
    return this instanceof Delta delta && delta.additions().isEmpty() && delta.removals().isEmpty();
  }

  /** This change and then {@code next}, as one change. */
  default MembershipChange then(MembershipChange next) {
    if (!(next instanceof Delta delta)) {
      return next;
    }
    if (this instanceof Exactly exactly) {
      return new Exactly(plusMinus(exactly.members(), delta.additions(), delta.removals()));
    }
    Delta first = (Delta) this;
    return new Delta(
        plusMinus(first.additions(), delta.additions(), delta.removals()),
        plusMinus(first.removals(), delta.removals(), delta.additions()));
  }

  /** The same, but asking for {@code leaver} no more. */
  default MembershipChange without(ScimUserId leaver) {
    return this instanceof Exactly exactly
        ? new Exactly(plusMinus(exactly.members(), Set.of(), Set.of(leaver)))
        : new Delta(
            plusMinus(((Delta) this).additions(), Set.of(), Set.of(leaver)),
            ((Delta) this).removals());
  }

  /** The members that result when {@code current} are members now. */
  default Set<ScimUserId> appliedTo(Set<ScimUserId> current) {
    if (this instanceof Exactly exactly) {
      return exactly.members();
    }
    Delta delta = (Delta) this;
    return plusMinus(current, delta.additions(), delta.removals());
  }

  private static Set<ScimUserId> plusMinus(
      Set<ScimUserId> base, Set<ScimUserId> plus, Set<ScimUserId> minus) {
    Set<ScimUserId> result = new LinkedHashSet<>(base);
    result.removeAll(minus);
    result.addAll(plus);
    return result;
  }
}
