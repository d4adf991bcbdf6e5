package io.scimify.adapter.scim.patch;

import io.scimify.adapter.scim.error.ScimException;
import io.scimify.adapter.scim.error.ScimType;
import io.scimify.adapter.scim.filter.Filter;
import io.scimify.adapter.scim.filter.Operator;
import io.scimify.adapter.scim.patch.PatchOperation.Kind;
import io.scimify.adapter.scim.schema.AttributeDefinition;
import io.scimify.adapter.scim.schema.ResourceType;
import io.scimify.adapter.scim.schema.ValueReader;
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
 * @param members the composed change of the members
 * @param others the operations on other attributes, in order
 */
public record GroupPatch(MembersChange members, List<PatchOperation> others) {

  private static final AttributeDefinition MEMBERS =
      ResourceType.GROUP.core("members").orElseThrow();

  public GroupPatch {
    others = List.copyOf(others);
  }

  public static GroupPatch of(List<PatchOperation> operations) {
    Composition composition = new Composition();
    List<PatchOperation> others = new ArrayList<>();
    for (PatchOperation operation : operations) {
      if (operation.path().isEmpty() && operation.value() instanceof Map<?, ?> value) {
        split(operation.kind(), value, composition, others);
      } else if (operation.path().filter(GroupPatch::isMembers).isPresent()) {
        composition.take(operation.kind(), operation.path().get(), operation.value());
      } else {
        others.add(operation);
      }
    }
    return new GroupPatch(composition.result(), others);
  }

  /** Takes the members out of a value without path. */
  private static void split(
      Kind kind, Map<?, ?> value, Composition composition, List<PatchOperation> others) {
    if (kind == Kind.REMOVE) {
      others.add(new PatchOperation(kind, Optional.empty(), value));
      return;
    }
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

    private final Set<String> additions = new LinkedHashSet<>();
    private final Set<String> removals = new LinkedHashSet<>();
    private boolean touched;
    private boolean replaced;
    private boolean dependent;

    void take(Kind kind, PatchPath path, @Nullable Object value) {
      touched = true;
      if (path.attribute().hasSubAttribute()) {
        refuseUnknownPart(path.attribute().subAttribute());
      }
      if (path.filter().isPresent()) {
        takeFiltered(kind, path.filter().get(), path.attribute().subAttribute());
      } else if (path.attribute().hasSubAttribute()) {
        dependent = true;
      } else {
        takeListed(kind, value);
      }
    }

    private static void refuseUnknownPart(String name) {
      if (MEMBERS.subAttribute(name).isEmpty()) {
        throw ScimException.of(
            ScimType.INVALID_PATH, "A member has no attribute \"%s\".".formatted(name));
      }
    }

    private void takeListed(Kind kind, @Nullable Object value) {
      switch (kind) {
        case ADD -> ids(value).forEach(this::add);
        case REPLACE -> replaceBy(ids(value));
        case REMOVE -> {
          if (value == null) {
            replaceBy(Set.of());
          } else {
            ids(value).forEach(this::remove);
          }
        }
      }
    }

    private void takeFiltered(Kind kind, Filter filter, String part) {
      Optional<Set<String>> named = named(filter);
      boolean wholeMember = part.isEmpty() || part.equalsIgnoreCase("value");
      if (kind == Kind.REMOVE && named.isPresent() && wholeMember) {
        named.get().forEach(this::remove);
      } else {
        dependent = true;
      }
    }

    private void add(String id) {
      additions.add(id);
      removals.remove(id);
    }

    private void remove(String id) {
      additions.remove(id);
      if (!replaced) {
        removals.add(id);
      }
    }

    private void replaceBy(Set<String> ids) {
      replaced = true;
      removals.clear();
      additions.clear();
      additions.addAll(ids);
    }

    MembersChange result() {
      if (!touched) {
        return new MembersChange.Untouched();
      }
      if (dependent) {
        return new MembersChange.DependsOnPresent();
      }
      return replaced
          ? new MembersChange.Replacement(additions)
          : new MembersChange.Delta(additions, removals);
    }

    /** The ids in {@code value eq "a" or value eq "b"}; empty if the filter asks anything else. */
    private static Optional<Set<String>> named(Filter filter) {
      if (filter instanceof Filter.Comparison comparison
          && comparison.operator() == Operator.EQ
          && comparison.path().names("value")
          && comparison.value() instanceof String id) {
        return Optional.of(Set.of(id));
      }
      if (filter instanceof Filter.Or or) {
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
      return Optional.empty();
    }
  }

  /** The ids in a list of members, each once; members without an id are passed over. */
  public static Set<String> ids(@Nullable Object members) {
    Set<String> ids = new LinkedHashSet<>();
    for (Object member : ValueReader.readAll(MEMBERS, members)) {
      if (member instanceof Map<?, ?> parts && parts.get("value") instanceof String id) {
        ids.add(id);
      }
    }
    return ids;
  }
}
