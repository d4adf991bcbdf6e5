package io.scimify.adapter.scim.patch;

import java.util.Set;

/** What a request wants of a group's members, as far as it can be said without reading them. */
public sealed interface MembersChange {

  /** The request does not touch the members. */
  record Untouched() implements MembersChange {}

  /** These come, those go, all others stay. */
  record Delta(Set<String> additions, Set<String> removals) implements MembersChange {}

  /** Exactly these, whoever was there. */
  record Replacement(Set<String> members) implements MembersChange {}

  /** What happens depends on the present members, e.g. {@code members[display sw "A"]}. */
  record DependsOnPresent() implements MembersChange {}
}
