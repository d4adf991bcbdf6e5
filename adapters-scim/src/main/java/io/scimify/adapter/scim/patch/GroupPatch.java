package io.scimify.adapter.scim.patch;

import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.ScimType;
import io.scimify.adapter.scim.filter.Filter;
import io.scimify.adapter.scim.filter.Operator;
import io.scimify.adapter.scim.patch.PatchOperation.Kind;
import io.scimify.adapter.scim.schema.ResourceType;
import io.scimify.domain.group.MembershipChange;
import io.scimify.domain.group.MembershipChange.Delta;
import io.scimify.domain.group.MembershipChange.Exactly;
import io.scimify.domain.user.ScimUserId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A group's PATCH, taken apart into what it does to the members and all the rest.
 *
 * <p>Adding one of 5,000 members must not read 5,000 members: the operations on {@code members} are
 * composed, in order, to one set of additions and removals or to one exact list.
 *
 * @param membership the composed change; empty if it depends on the present members, as {@code
 *     members[display sw "A"]} does
 * @param unresolved member values that are no id of ours
 * @param others the operations on other attributes, in order
 */
public record GroupPatch(
    Optional<MembershipChange> membership, List<String> unresolved, List<PatchOperation> others) {

  public GroupPatch {
    unresolved = List.copyOf(unresolved);
    others = List.copyOf(others);
  }

  public static GroupPatch of(List<PatchOperation> operations) {
    Composition composition = new Composition();
    List<PatchOperation> others = new ArrayList<>();
    for (PatchOperation operation : operations) {
      Optional<PatchPath> path = operation.path();
      if (path.isPresent() && isMembers(path.get())) {
        composition.take(operation.kind(), path.get(), operation.value());
      } else if (path.isEmpty()
          && operation.kind() != Kind.REMOVE
          && operation.value() instanceof Map<?, ?> value) {
        split(operation.kind(), value, composition, others);
      } else {
        others.add(operation);
      }
    }
    return new GroupPatch(
        composition.result(), List.copyOf(composition.members.unresolved()), others);
  }

  /** Takes the members out of a value without path. */
  private static void split(
      Kind kind, Map<?, ?> value, Composition composition, List<PatchOperation> others) {
    Map<Object, @Nullable Object> rest = new LinkedHashMap<>();
    value.forEach(
        (key, part) -> {
          Optional<PatchPath> path = PatchPath.ofKey(key.toString()).filter(GroupPatch::isMembers);
          if (path.isPresent()) {
            composition.take(kind, path.get(), part);
          } else {
            rest.put(key, part);
          }
        });
    if (!rest.isEmpty()) {
      others.add(new PatchOperation(kind, Optional.empty(), rest));
    }
  }

  private static boolean isMembers(PatchPath path) {
    return path.attribute().name().equalsIgnoreCase("members")
        && ResourceType.GROUP.owns(path.attribute().schema());
  }

  /** The running sum of the operations on the members. */
  private static final class Composition {

    private final MemberIds members = new MemberIds();
    private final Set<ScimUserId> additions = new LinkedHashSet<>();
    private final Set<ScimUserId> removals = new LinkedHashSet<>();
    private boolean exact;
    private boolean dependent;

    void take(Kind kind, PatchPath path, @Nullable Object value) {
      String part = path.attribute().subAttribute();
      if (!part.isEmpty()) {
        refuseUnknownPart(path);
      }
      boolean wholeMember = part.isEmpty() || part.equalsIgnoreCase("value");
      Optional<Set<String>> named = path.filter().flatMap(Composition::named);
      if (path.filter().isEmpty() && part.isEmpty()) {
        takeListed(kind, value);
      } else if (kind == Kind.REMOVE && wholeMember && named.isPresent()) {
        named.get().forEach(id -> ScimUserId.parse(id).ifPresent(this::remove));
      } else {
        dependent = true;
      }
    }

    private static void refuseUnknownPart(PatchPath path) {
      if (ResourceType.GROUP.find(path.attribute()).isEmpty()) {
        throw ScimException.of(
            ScimType.INVALID_PATH,
            "A member has no attribute \"%s\".".formatted(path.attribute().subAttribute()));
      }
    }

    private void takeListed(Kind kind, @Nullable Object value) {
      switch (kind) {
        case ADD -> members.of(value).forEach(this::add);
        case REPLACE -> replaceBy(members.of(value));
        case REMOVE -> {
          if (value == null) {
            replaceBy(Set.of());
          } else {
            // Entra: Remove with a list removes those only; the letter of the RFC empties the group
            new MemberIds().of(value).forEach(this::remove);
          }
        }
      }
    }

    private void add(ScimUserId id) {
      additions.add(id);
      removals.remove(id);
    }

    private void remove(ScimUserId id) {
      additions.remove(id);
      if (!exact) {
        removals.add(id);
      }
    }

    private void replaceBy(Set<ScimUserId> ids) {
      exact = true;
      removals.clear();
      additions.clear();
      additions.addAll(ids);
    }

    Optional<MembershipChange> result() {
      if (dependent) {
        return Optional.empty();
      }
      return Optional.of(exact ? new Exactly(additions) : new Delta(additions, removals));
    }

    /** The ids in {@code value eq "a" or value eq "b"}; empty if the filter asks anything else. */
    private static Optional<Set<String>> named(Filter filter) {
      if (filter instanceof Filter.Comparison comparison
          && comparison.operator() == Operator.EQ
          && comparison.path().names("value")
          && comparison.value() instanceof String id) {
        return Optional.of(Set.of(id));
      }
      if (!(filter instanceof Filter.Or or)) {
        return Optional.empty();
      }
      Set<String> ids = new LinkedHashSet<>();
      for (Filter term : or.terms()) {
        Optional<Set<String>> named = named(term);
        if (named.isEmpty()) {
          return named;
        }
        ids.addAll(named.get());
      }
      return Optional.of(ids);
    }
  }
}
