package io.scimify.adapter.scim.filter;

import java.util.Arrays;
import java.util.Optional;

/** The comparison operators of RFC 7644 table 3; their names are case-insensitive. */
public enum Operator {
  EQ,
  NE,
  CO,
  SW,
  EW,
  GT,
  GE,
  LT,
  LE;

  static Optional<Operator> named(String word) {
    return Arrays.stream(values())
        .filter(operator -> operator.name().equalsIgnoreCase(word))
        .findFirst();
  }

  boolean isOrdering() {
    return this == GT || this == GE || this == LT || this == LE;
  }

  boolean isTextual() {
    return this == CO || this == SW || this == EW;
  }

  /** Whether a result of {@link Comparable#compareTo} fulfils an ordering operator. */
  boolean accepts(int comparison) {
    return switch (this) {
      case GT -> comparison > 0;
      case GE -> comparison >= 0;
      case LT -> comparison < 0;
      case LE -> comparison <= 0;
      case EQ -> comparison == 0;
      case NE -> comparison != 0;
      case CO, SW, EW -> false;
    };
  }
}
