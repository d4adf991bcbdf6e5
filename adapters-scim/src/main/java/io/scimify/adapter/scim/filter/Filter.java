package io.scimify.adapter.scim.filter;

import io.scimify.adapter.scim.schema.AttributePath;
import java.util.List;
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
}
