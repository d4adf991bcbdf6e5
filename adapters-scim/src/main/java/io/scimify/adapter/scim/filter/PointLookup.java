package io.scimify.adapter.scim.filter;

import java.util.Optional;
import java.util.Set;

/**
 * The one equality in a filter that an index can answer, such as {@code userName eq "ada"}.
 *
 * <p>Every match of the filter has this value, so the few resources that have it are all that need
 * to be read; the whole filter is then evaluated on them.
 */
public record PointLookup(String attribute, String value) {

  /** The look-up that the filter allows on one of the attributes, if it allows one. */
  public static Optional<PointLookup> in(Filter filter, Set<String> indexed) {
    if (filter instanceof Filter.And and) {
      return and.terms().stream().flatMap(term -> in(term, indexed).stream()).findFirst();
    }
    if (filter instanceof Filter.Comparison comparison
        && comparison.operator() == Operator.EQ
        && comparison.value() instanceof String value) {
      return indexed.stream()
          .filter(name -> comparison.path().names(name))
          .findFirst()
          .map(name -> new PointLookup(name, value));
    }
    return Optional.empty();
  }
}
