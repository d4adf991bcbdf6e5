package io.scimify.adapter.scim.wire;

import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.ScimType;
import io.scimify.adapter.scim.filter.Filter;
import io.scimify.adapter.scim.filter.FilterParser;
import io.scimify.adapter.scim.schema.ResourceType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a list request asks for, whether by URL or by {@code POST /.search} (RFC 7644 §3.4). */
public record Query(
    Optional<Filter> filter,
    @Nullable String sortBy,
    @Nullable String sortOrder,
    Paging paging,
    List<String> attributes,
    List<String> excludedAttributes) {

  /** The query in URL parameters; unknown ones are ignored, as Entra marks its dialect by one. */
  public static Query ofParameters(Function<String, @Nullable String> parameter) {
    return of(
        parameter,
        names(parameter.apply("attributes")),
        names(parameter.apply("excludedAttributes")));
  }

  /** The query in the body of {@code POST /.search}. */
  public static Query ofBody(Map<String, @Nullable Object> body) {
    return of(
        name -> text(name, body.get(name)),
        list("attributes", body.get("attributes")),
        list("excludedAttributes", body.get("excludedAttributes")));
  }

  private static Query of(
      Function<String, @Nullable String> parameter,
      List<String> attributes,
      List<String> excludedAttributes) {
    String filter = parameter.apply("filter");
    return new Query(
        filter == null || filter.isBlank()
            ? Optional.empty()
            : Optional.of(FilterParser.parse(filter)),
        parameter.apply("sortBy"),
        parameter.apply("sortOrder"),
        Paging.of(parameter.apply("startIndex"), parameter.apply("count")),
        attributes,
        excludedAttributes);
  }

  public static List<String> names(@Nullable String commaSeparated) {
    return commaSeparated == null ? List.of() : Arrays.asList(commaSeparated.split(","));
  }

  private static @Nullable String text(String name, @Nullable Object value) {
    if (value instanceof Map || value instanceof List) {
      throw ScimException.of(
          ScimType.INVALID_VALUE, "\"%s\" has to be a single value.".formatted(name));
    }
    return value == null ? null : value.toString();
  }

  private static List<String> list(String name, @Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : names(text(name, value));
  }

  public Projection projection(ResourceType type) {
    return Projection.of(type, attributes, excludedAttributes);
  }

  /** Whether the query needs to look at every resource. */
  public boolean isSelective() {
    return filter.isPresent() || (sortBy != null && !sortBy.isBlank());
  }

  /** The same query with a page of at most so many resources. */
  public Query withAtMost(int count) {
    Paging smaller = new Paging(paging.startIndex(), Math.min(paging.count(), count));
    return new Query(filter, sortBy, sortOrder, smaller, attributes, excludedAttributes);
  }

  public ResultWindow window(List<ResourceType> types) {
    return new ResultWindow(paging, SortOrder.of(types, sortBy, sortOrder));
  }
}
