package io.scimify.adapter.scim.filter;

import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.ScimType;
import io.scimify.adapter.scim.schema.Attribute;
import io.scimify.adapter.scim.schema.AttributeDefinition;
import io.scimify.adapter.scim.schema.AttributePath;
import io.scimify.adapter.scim.schema.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns a filter into a predicate on resources, with names resolved and operators checked once.
 *
 * <p>A multi-valued attribute matches if any of its values does. A complex one without a
 * sub-attribute means its {@code value}. An attribute that the type does not have counts as one
 * without a value (RFC 7644 §3.4.2.1).
 */
public final class FilterCompiler {

  /** Where an attribute's values are, seen from the thing that is tested. */
  private record Source(
      Function<Object, Stream<Object>> values, @Nullable AttributeDefinition definition) {}

  private final Function<AttributePath, Source> scope;

  private FilterCompiler(Function<AttributePath, Source> scope) {
    this.scope = scope;
  }

  /** A predicate on resources of the type. */
  public static Predicate<Map<String, Object>> forResources(ResourceType type, Filter filter) {
    Predicate<Object> compiled = new FilterCompiler(path -> inResource(type, path)).compile(filter);
    return compiled::test;
  }

  /** A predicate on the elements of a multi-valued attribute, as between brackets. */
  public static Predicate<Object> forElements(AttributeDefinition attribute, Filter filter) {
    return new FilterCompiler(path -> inElement(attribute, path)).compile(filter);
  }

  private Predicate<Object> compile(Filter filter) {
    if (filter instanceof Filter.And and) {
      List<Predicate<Object>> terms = and.terms().stream().map(this::compile).toList();
      return tested -> terms.stream().allMatch(term -> term.test(tested));
    }
    if (filter instanceof Filter.Or or) {
      List<Predicate<Object>> terms = or.terms().stream().map(this::compile).toList();
      return tested -> terms.stream().anyMatch(term -> term.test(tested));
    }
    if (filter instanceof Filter.Not not) {
      return compile(not.term()).negate();
    }
    if (filter instanceof Filter.Present present) {
      return present(scope.apply(present.path()));
    }
    if (filter instanceof Filter.ValuePath valuePath) {
      return valuePath(valuePath);
    }
    return comparison((Filter.Comparison) filter);
  }

  private static Predicate<Object> present(Source source) {
    return tested -> source.values.apply(tested).anyMatch(FilterCompiler::hasContent);
  }

  private Predicate<Object> valuePath(Filter.ValuePath filter) {
    Source source = scope.apply(filter.path());
    if (source.definition == null) {
      return tested -> false;
    }
    Predicate<Object> inner = forElements(source.definition, filter.inner());
    return tested -> source.values.apply(tested).anyMatch(inner);
  }

  private Predicate<Object> comparison(Filter.Comparison filter) {
    Source source = withValue(scope.apply(filter.path()));
    if (filter.value() == null) {
      return absence(filter, source);
    }
    Predicate<Object> matches =
        ValueComparison.of(filter.path(), source.definition, filter.operator(), filter.value());
    if (filter.operator() != Operator.NE) {
      return tested -> source.values.apply(tested).anyMatch(matches);
    }
    // an attribute without a value is not identical to any value
    return tested -> {
      List<Object> values = source.values.apply(tested).toList();
      return values.isEmpty() || values.stream().anyMatch(matches);
    };
  }

  /** {@code eq null} and {@code ne null}: null is the same as unassigned, RFC 7643 §2.5. */
  private static Predicate<Object> absence(Filter.Comparison filter, Source source) {
    return switch (filter.operator()) {
      case EQ -> present(source).negate();
      case NE -> present(source);
      default ->
          throw ScimException.of(
              ScimType.INVALID_FILTER,
              "\"%s\" can be compared with null by eq and ne only.".formatted(filter.path()));
    };
  }

  /** {@code emails co "x"} means {@code emails.value co "x"}. */
  private static Source withValue(Source source) {
    AttributeDefinition definition = source.definition;
    if (definition == null || !definition.isComplex()) {
      return source;
    }
    return definition
        .subAttribute("value")
        .map(value -> new Source(source.values.andThen(all -> parts(all, value)), value))
        .orElse(source);
  }

  private static Source inResource(ResourceType type, AttributePath path) {
    Optional<Attribute> found = type.find(path);
    if (found.isEmpty()) {
      return new Source(tested -> Stream.empty(), null);
    }
    Attribute attribute = found.get();
    AttributeDefinition sub = attribute.sub();
    Function<Object, Stream<Object>> values =
        tested -> elements(attribute.value(asMap(tested)).orElse(null));
    return sub == null
        ? new Source(values, attribute.definition())
        : new Source(values.andThen(all -> parts(all, sub)), sub);
  }

  private static Source inElement(AttributeDefinition attribute, AttributePath path) {
    Optional<AttributeDefinition> found = attribute.subAttribute(path.name());
    if (found.isPresent()) {
      AttributeDefinition sub = found.get();
      return new Source(element -> parts(Stream.of(element), sub), sub);
    }
    // a simple element is its own "value"
    return path.names("value") && !attribute.isComplex()
        ? new Source(Stream::of, attribute)
        : new Source(element -> Stream.empty(), null);
  }

  private static Stream<Object> elements(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(Object.class::cast);
    }
    return Stream.ofNullable(value);
  }

  private static Stream<Object> parts(Stream<Object> values, AttributeDefinition sub) {
    return values.flatMap(value -> elements(asMap(value).get(sub.name())));
  }

  private static boolean hasContent(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().anyMatch(FilterCompiler::hasContent);
    }
    return !"".equals(value);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
