package io.scimify.adapter.scim.resource;

import io.scimify.adapter.scim.Quotation;
import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.ScimType;
import io.scimify.adapter.scim.error.Results;
import io.scimify.adapter.scim.filter.Filter;
import io.scimify.adapter.scim.filter.FilterCompiler;
import io.scimify.adapter.scim.filter.PointLookup;
import io.scimify.adapter.scim.patch.PatchApplier;
import io.scimify.adapter.scim.patch.PatchOperation;
import io.scimify.adapter.scim.schema.ResourceType;
import io.scimify.adapter.scim.wire.Limits;
import io.scimify.adapter.scim.wire.ListResponse;
import io.scimify.adapter.scim.wire.PatchRequest;
import io.scimify.adapter.scim.wire.Projection;
import io.scimify.adapter.scim.wire.Query;
import io.scimify.adapter.scim.wire.ResourceReader;
import io.scimify.adapter.scim.wire.ResultWindow;
import io.scimify.application.port.in.ProvisionUserUseCase;
import io.scimify.application.port.in.ReadUsersUseCase;
import io.scimify.application.port.in.ScimResult;
import io.scimify.application.port.in.UserDraft;
import io.scimify.application.port.in.UserView;
import io.scimify.domain.user.ExternalId;
import io.scimify.domain.user.ScimUserId;
import io.scimify.domain.user.UserName;
import io.scimify.domain.user.UserProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Users: reads the wire, calls the use case, shows the result. */
final class UsersEndpoint implements Endpoint {

  private static final Set<String> INDEXED = Set.of("id", "userName", "externalId");

  private final ReadUsersUseCase users;
  private final ProvisionUserUseCase provision;
  private final Limits limits;
  private final ResourceReader reader = new ResourceReader(ResourceType.USER);
  private final PatchApplier patches = new PatchApplier(ResourceType.USER);

  UsersEndpoint(ReadUsersUseCase users, ProvisionUserUseCase provision, Limits limits) {
    this.users = users;
    this.provision = provision;
    this.limits = limits;
  }

  @Override
  public ResourceType type() {
    return ResourceType.USER;
  }

  @Override
  public ScimAnswer create(ScimCall call, Map<String, @Nullable Object> body) {
    UserDraft draft = draft(reader.read(body));
    return shown(call, 201, Results.orThrow(provision.create(call.caller(), draft)));
  }

  @Override
  public ScimAnswer get(ScimCall call, String id) {
    Representation user =
        representation(call, Results.orThrow(users.get(call.caller(), known(id))));
    if (user.tag().filter(call::hasSeen).isPresent()) {
      return ScimAnswer.withoutBody(304, user);
    }
    return ScimAnswer.resource(200, user, call.projection(type()).apply(user.tree()));
  }

  @Override
  public ScimAnswer replace(ScimCall call, String id, Map<String, @Nullable Object> body) {
    UserDraft draft = draft(reader.read(body));
    return update(call, id, current -> draft);
  }

  @Override
  public ScimAnswer patch(ScimCall call, String id, Map<String, @Nullable Object> body) {
    List<PatchOperation> operations = PatchRequest.operations(body, limits);
    return update(call, id, current -> draft(patches.apply(attributes(current), operations)));
  }

  private ScimAnswer update(ScimCall call, String id, Function<UserView, UserDraft> change) {
    ScimResult<UserView> result =
        provision.update(
            call.caller(),
            known(id),
            current -> {
              representation(call, current).tag().ifPresent(call::requireMatch);
              return change.apply(current);
            });
    return shown(call, 200, Results.orThrow(result));
  }

  @Override
  public ScimAnswer delete(ScimCall call, String id) {
    Results.orThrow(
        provision.delete(
            call.caller(),
            known(id),
            current -> representation(call, current).tag().ifPresent(call::requireMatch)));
    return ScimAnswer.noContent();
  }

  @Override
  public ScimAnswer search(ScimCall call, Query query) {
    Projection projection = query.projection(type());
    if (!query.isSelective()) {
      return ScimAnswer.ok(page(call, query, projection));
    }
    ResultWindow matches = query.window(List.of(type()));
    collect(call, query.filter(), matches);
    return ScimAnswer.ok(matches.toResponse(projection::apply));
  }

  private ListResponse page(ScimCall call, Query query, Projection projection) {
    ReadUsersUseCase.Page page =
        Results.orThrow(users.list(call.caller(), query.paging().offset(), query.paging().count()));
    return new ListResponse(
        page.total(),
        query.paging().startIndex(),
        page.users().stream()
            .map(user -> projection.apply(representation(call, user).tree()))
            .toList());
  }

  @Override
  public void collect(ScimCall call, Optional<Filter> filter, ResultWindow matches) {
    Predicate<Map<String, Object>> wanted =
        filter.map(given -> FilterCompiler.forResources(type(), given)).orElse(user -> true);
    Optional<PointLookup> lookup = filter.flatMap(given -> PointLookup.in(given, INDEXED));
    if (lookup.isPresent()) {
      find(call, lookup.get()).ifPresent(user -> addIf(wanted, call, user, matches));
    } else {
      Results.orThrow(users.scan(call.caller(), user -> addIf(wanted, call, user, matches)));
    }
  }

  @Override
  public Map<String, Object> complete(
      ScimCall call, Map<String, Object> user, Projection projection) {
    return user;
  }

  private static void addIf(
      Predicate<Map<String, Object>> wanted, ScimCall call, UserView user, ResultWindow matches) {
    if (call.deadline().isOverForReading()) {
      throw ScimException.of(
          ScimType.TOO_MANY,
          "Reading all users for this filter or order takes too long. Filter by userName, externalId"
              + " or id with eq, or read the users page by page.");
    }
    Map<String, Object> tree = representation(call, user).tree();
    if (wanted.test(tree)) {
      matches.add(tree);
    }
  }

  private Optional<UserView> find(ScimCall call, PointLookup lookup) {
    String value = lookup.value();
    return switch (lookup.attribute()) {
      case "id" -> ScimUserId.parse(value).flatMap(id -> existing(users.get(call.caller(), id)));
      case "userName" ->
          named(value).flatMap(name -> found(users.findByUserName(call.caller(), name)));
      default -> external(value).flatMap(id -> found(users.findByExternalId(call.caller(), id)));
    };
  }

  private static Optional<UserView> existing(ScimResult<UserView> result) {
    return Results.isNotFound(result) ? Optional.empty() : Optional.of(Results.orThrow(result));
  }

  private static Optional<UserView> found(ScimResult<Optional<UserView>> result) {
    return Results.isNotFound(result) ? Optional.empty() : Results.orThrow(result);
  }

  /** A text that cannot be a name is nobody's name. */
  private static Optional<UserName> named(String text) {
    try {
      return Optional.of(new UserName(text));
    } catch (IllegalArgumentException impossible) {
      return Optional.empty();
    }
  }

  private static Optional<ExternalId> external(String text) {
    try {
      return Optional.of(new ExternalId(text));
    } catch (IllegalArgumentException impossible) {
      return Optional.empty();
    }
  }

  private ScimAnswer shown(ScimCall call, int status, UserView user) {
    Representation representation = representation(call, user);
    return ScimAnswer.resource(
        status, representation, call.projection(type()).apply(representation.tree()));
  }

  private static Representation representation(ScimCall call, UserView user) {
    return Representation.of(user, call.base());
  }

  private static Map<String, Object> attributes(UserView user) {
    Map<String, Object> attributes = new LinkedHashMap<>(user.profile().attributes());
    attributes.put("active", user.active());
    return attributes;
  }

  /** A missing {@code active} stays missing: only a readable false may deactivate. */
  private static UserDraft draft(Map<String, Object> resource) {
    Optional<Boolean> active =
        resource.get("active") instanceof Boolean known ? Optional.of(known) : Optional.empty();
    try {
      return new UserDraft(new UserProfile(resource), active);
    } catch (IllegalArgumentException refused) {
      throw ScimException.of(ScimType.INVALID_VALUE, String.valueOf(refused.getMessage()));
    }
  }

  private static ScimUserId known(String id) {
    return ScimUserId.parse(id)
        .orElseThrow(
            () ->
                ScimException.of(
                    404, "There is no user with the id \"%s\".".formatted(Quotation.of(id))));
  }
}
