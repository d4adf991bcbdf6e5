package io.scimify.adapter.scim.resource;

import io.scimify.adapter.scim.patch.GroupPatch;
import io.scimify.adapter.scim.patch.MemberIds;
import io.scimify.adapter.scim.patch.PatchApplier;
import io.scimify.adapter.scim.patch.PatchOperation;
import io.scimify.adapter.scim.schema.ResourceType;
import io.scimify.application.port.in.GroupDraft;
import io.scimify.application.port.in.GroupUpdate;
import io.scimify.application.port.in.GroupView;
import io.scimify.domain.group.MembershipChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A PUT or PATCH of a group, applied to the group as it is while it is locked.
 *
 * <p>The present members are read only when a precondition or a filter on members needs them.
 */
final class GroupChange implements GroupUpdate {

  private static final PatchApplier PATCHES = new PatchApplier(ResourceType.GROUP);

  private final ScimCall call;
  private final boolean dependsOnMembers;
  private final Function<GroupView, GroupDraft> change;

  private GroupChange(
      ScimCall call, boolean dependsOnMembers, Function<GroupView, GroupDraft> change) {
    this.call = call;
    this.dependsOnMembers = dependsOnMembers;
    this.change = change;
  }

  static GroupChange replacing(ScimCall call, GroupDraft draft) {
    return new GroupChange(call, false, current -> draft);
  }

  static GroupChange patching(ScimCall call, List<PatchOperation> operations) {
    GroupPatch patch = GroupPatch.of(operations);
    Optional<MembershipChange> membership = patch.membership();
    return membership.isPresent()
        ? new GroupChange(
            call, false, current -> patched(current, patch, membership.get(), call.base()))
        : new GroupChange(
            call, true, current -> patchedWithMembers(current, patch, operations, call.base()));
  }

  private static GroupDraft patched(
      GroupView current, GroupPatch patch, MembershipChange membership, String base) {
    Map<String, Object> attributes = attributes(current, base);
    return GroupsEndpoint.draft(
        PATCHES.apply(attributes, patch.others()), membership, patch.unresolved());
  }

  private static GroupDraft patchedWithMembers(
      GroupView current, GroupPatch patch, List<PatchOperation> operations, String base) {
    Map<String, Object> patched = PATCHES.apply(attributes(current, base), operations);
    MemberIds members = new MemberIds();
    return GroupsEndpoint.draft(
        patched,
        new MembershipChange.Exactly(members.of(patched.get("members"))),
        patch.unresolved());
  }

  private static Map<String, Object> attributes(GroupView group, String base) {
    Map<String, Object> attributes = new LinkedHashMap<>(Representation.of(group, base).tree());
    List.of("schemas", "id", "meta").forEach(attributes::remove);
    return attributes;
  }

  @Override
  public boolean needsMembers() {
    return dependsOnMembers || call.hasPrecondition();
  }

  @Override
  public GroupDraft apply(GroupView current) {
    Representation.of(current, call.base()).tag().ifPresent(call::requireMatch);
    return change.apply(current);
  }
}
