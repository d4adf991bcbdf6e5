package io.scimify.adapter.scim.resource;

import io.scimify.adapter.scim.Quotation;
import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.ScimType;
import io.scimify.adapter.scim.error.Results;
import io.scimify.adapter.scim.filter.Filter;
import io.scimify.adapter.scim.filter.FilterCompiler;
import io.scimify.adapter.scim.filter.PointLookup;
import io.scimify.adapter.scim.patch.MemberIds;
import io.scimify.adapter.scim.schema.ResourceType;
import io.scimify.adapter.scim.wire.Limits;
import io.scimify.adapter.scim.wire.PatchRequest;
import io.scimify.adapter.scim.wire.Projection;
import io.scimify.adapter.scim.wire.Query;
import io.scimify.adapter.scim.wire.ResourceReader;
import io.scimify.adapter.scim.wire.ResultWindow;
import io.scimify.application.port.in.GroupDraft;
import io.scimify.application.port.in.GroupUpdate;
import io.scimify.application.port.in.GroupView;
import io.scimify.application.port.in.ProvisionGroupUseCase;
import io.scimify.application.port.in.ReadGroupsUseCase;
import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.MembershipChange;
import io.scimify.domain.group.ScimGroupId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Groups: reads the wire, calls the use case, shows the result; members only if asked for. */
final class GroupsEndpoint implements Endpoint {

  private static final Set<String> INDEXED = Set.of("id");

  /** Groups on a page that shows members, since each costs a Jamf call. */
  private static final int MOST_WITH_MEMBERS = 100;

  private final ReadGroupsUseCase groups;
  private final ProvisionGroupUseCase provision;
  private final Limits limits;
  private final ResourceReader reader = new ResourceReader(ResourceType.GROUP);

  GroupsEndpoint(ReadGroupsUseCase groups, ProvisionGroupUseCase provision, Limits limits) {
    this.groups = groups;
    this.provision = provision;
    this.limits = limits;
  }

  @Override
  public ResourceType type() {
    return ResourceType.GROUP;
  }

  @Override
  public ScimAnswer create(ScimCall call, Map<String, @Nullable Object> body) {
    MemberIds members = new MemberIds();
    MembershipChange membership = new MembershipChange.Exactly(members.of(sentMembers(body)));
    GroupDraft draft = draft(reader.read(body), membership, List.copyOf(members.unresolved()));
    GroupView created = Results.orThrow(provision.create(call.caller(), draft));
    return shown(call, 201, created);
  }

  @Override
  public ScimAnswer get(ScimCall call, String id) {
    Projection projection = call.projection(type());
    GroupView view =
        Results.orThrow(groups.get(call.caller(), known(id), projection.includes("members")));
    Representation group = Representation.of(view, call.base());
    if (group.tag().filter(call::hasSeen).isPresent()) {
      return ScimAnswer.withoutBody(304, group);
    }
    return ScimAnswer.resource(200, group, projection.apply(group.tree()));
  }

  @Override
  public ScimAnswer replace(ScimCall call, String id, Map<String, @Nullable Object> body) {
    Map<String, Object> resource = reader.read(body);
    MemberIds members = new MemberIds();
    // RFC 7644 §3.5.1 lets an omitted attribute stay; an empty list clears, a missing one does not
    MembershipChange membership =
        sentMembers(body) == null
            ? MembershipChange.none()
            : new MembershipChange.Exactly(members.of(sentMembers(body)));
    GroupDraft draft = draft(resource, membership, List.copyOf(members.unresolved()));
    return shown(call, 200, update(call, id, GroupChange.replacing(call, draft)));
  }

  /** 204, unless the client asks for attributes: an answer would need all members (§3.5.2). */
  @Override
  public ScimAnswer patch(ScimCall call, String id, Map<String, @Nullable Object> body) {
    GroupUpdate change = GroupChange.patching(call, PatchRequest.operations(body, limits));
    GroupView updated = update(call, id, change);
    if (call.attributes().isEmpty()) {
      return ScimAnswer.withoutBody(204, Representation.of(updated, call.base()));
    }
    return call.projection(type()).includes("members") ? get(call, id) : shown(call, 200, updated);
  }

  private GroupView update(ScimCall call, String id, GroupUpdate change) {
    return Results.orThrow(provision.update(call.caller(), known(id), change));
  }

  @Override
  public ScimAnswer delete(ScimCall call, String id) {
    if (call.hasPrecondition()) {
      GroupView present = Results.orThrow(groups.get(call.caller(), known(id), true));
      Representation.of(present, call.base()).tag().ifPresent(call::requireMatch);
    }
    Results.orThrow(provision.delete(call.caller(), known(id), group -> {}));
    return ScimAnswer.noContent();
  }

  @Override
  public ScimAnswer search(ScimCall call, Query query) {
    Projection projection = query.projection(type());
    boolean members = projection.includes("members");
    ResultWindow matches =
        (members ? query.withAtMost(MOST_WITH_MEMBERS) : query).window(List.of(type()));
    collect(call, query.filter(), matches);
    return ScimAnswer.ok(
        matches.toResponse(group -> projection.apply(complete(call, group, projection))));
  }

  /** Each group's members cost a Jamf call: they are read for the groups on the page only. */
  @Override
  public Map<String, Object> complete(
      ScimCall call, Map<String, Object> group, Projection projection) {
    if (group.containsKey("members") || !projection.includes("members")) {
      return group;
    }
    return find(call, String.valueOf(group.get("id")), true)
        .map(view -> Representation.of(view, call.base()).tree())
        .orElse(group);
  }

  @Override
  public void collect(ScimCall call, Optional<Filter> filter, ResultWindow matches) {
    Predicate<Map<String, Object>> wanted =
        filter.map(given -> FilterCompiler.forResources(type(), given)).orElse(group -> true);
    for (GroupView group : candidates(call, filter)) {
      Map<String, Object> tree = Representation.of(group, call.base()).tree();
      if (wanted.test(tree)) {
        matches.add(tree);
      }
    }
  }

  private List<GroupView> candidates(ScimCall call, Optional<Filter> filter) {
    boolean members = filter.filter(given -> given.mentions("members")).isPresent();
    Optional<PointLookup> lookup = filter.flatMap(given -> PointLookup.in(given, INDEXED));
    if (lookup.isPresent()) {
      return find(call, lookup.get().value(), members).stream().toList();
    }
    List<GroupView> all = Results.orThrow(groups.list(call.caller()));
    return members
        ? all.stream().flatMap(group -> find(call, group.id().toString(), true).stream()).toList()
        : all;
  }

  /** The group, or empty if there is none or it vanished since it was listed. */
  private Optional<GroupView> find(ScimCall call, String id, boolean members) {
    if (call.deadline().isOver()) {
      throw ScimException.of(
          ScimType.TOO_MANY,
          "Reading the members of so many groups takes too long. Ask for fewer groups (count) or add"
              + " excludedAttributes=members.");
    }
    return ScimGroupId.parse(id)
        .map(known -> groups.get(call.caller(), known, members))
        .filter(result -> !Results.isNotFound(result))
        .map(Results::orThrow);
  }

  /** What was sent under {@code members}, or null if nothing was. */
  private static @Nullable Object sentMembers(Map<String, @Nullable Object> body) {
    for (Map.Entry<String, @Nullable Object> entry : body.entrySet()) {
      if (entry.getKey().equalsIgnoreCase("members")) {
        return entry.getValue();
      }
    }
    return null;
  }

  private ScimAnswer shown(ScimCall call, int status, GroupView group) {
    Representation representation = Representation.of(group, call.base());
    return ScimAnswer.resource(
        status, representation, call.projection(type()).apply(representation.tree()));
  }

  static GroupDraft draft(
      Map<String, Object> resource, MembershipChange membership, List<String> unresolved) {
    Map<String, Object> others = new LinkedHashMap<>(resource);
    Object displayName = others.remove("displayName");
    others.remove("members");
    try {
      return new GroupDraft(
          new GroupDisplayName(String.valueOf(displayName)), others, membership, unresolved);
    } catch (IllegalArgumentException refused) {
      throw ScimException.of(ScimType.INVALID_VALUE, String.valueOf(refused.getMessage()));
    }
  }

  private static ScimGroupId known(String id) {
    return ScimGroupId.parse(id)
        .orElseThrow(
            () ->
                ScimException.of(
                    404, "There is no group with the id \"%s\".".formatted(Quotation.of(id))));
  }
}
