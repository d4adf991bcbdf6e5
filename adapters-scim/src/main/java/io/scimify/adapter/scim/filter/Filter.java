package io.scimify.adapter.scim.filter;

import io.scimify.adapter.scim.schema.AttributePath;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A parsed filter of RFC 7644 §3.4.2.2. Chains of one operator are flat, so depth is nesting. */
public sealed interface Filter {

  record And(List<Filter> terms) implements Filter {
    public And {
      terms = List.copyOf(terms);
    }
  }

  record Or(List<Filter> terms) implements Filter {
    public Or {
      terms = List.copyOf(terms);
    }
  }

  record Not(Filter term) implements Filter {}

  /** {@code path pr} */
  record Present(AttributePath path) implements Filter {}

  /**
   * {@code path op value}
   *
   * @param value a String, a BigDecimal, a Boolean, or null
   */
  record Comparison(AttributePath path, Operator operator, @Nullable Object value)
      implements Filter {}

  /** {@code path[filter]}: one and the same element fulfils the whole inner filter. */
  record ValuePath(AttributePath path, Filter inner) implements Filter {}

  /** Whether the filter has a condition on the attribute or a part of it. */
  default boolean mentions(String attribute) {
    if (this instanceof And and) {
      return and.terms().stream().anyMatch(term -> term.mentions(attribute));
    }
    if (this instanceof Or or) {
      return or.terms().stream().anyMatch(term -> term.mentions(attribute));
    }
    if (this instanceof Not not) {
      return not.term().mentions(attribute);
    }
    return path().map(AttributePath::name).filter(attribute::equalsIgnoreCase).isPresent();
  }

  private Optional<AttributePath> path() {
    if (this instanceof Present present) {
      return Optional.of(present.path());
    }
    if (this instanceof Comparison comparison) {
      return Optional.of(comparison.path());
    }
    return this instanceof ValuePath valuePath ? Optional.of(valuePath.path()) : Optional.empty();
  }
}
