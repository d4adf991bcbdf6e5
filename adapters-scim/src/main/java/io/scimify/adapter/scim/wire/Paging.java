package io.scimify.adapter.scim.wire;

import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.ScimType;
import org.jspecify.annotations.Nullable;

/**
 * The part of a list that is asked for, RFC 7644 §3.4.2.4: a start below 1 means 1, a negative
 * count means 0.
 */
public record Paging(int startIndex, int count) {

  /** At most this many on a page, also when no count is given. */
  public static final int MAX_COUNT = 1_000;

  static final int DEFAULT_COUNT = 100;

  public static Paging of(@Nullable String startIndex, @Nullable String count) {
    return new Paging(
        Math.max(1, number("startIndex", startIndex, 1)),
        Math.min(MAX_COUNT, Math.max(0, number("count", count, DEFAULT_COUNT))));
  }

  private static int number(String name, @Nullable String text, int otherwise) {
    if (text == null || text.isBlank()) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(text.strip());
      return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number));
    } catch (NumberFormatException noNumber) {
      throw ScimException.of(
          ScimType.INVALID_VALUE, "Parameter \"%s\" has to be a whole number.".formatted(name));
    }
  }

  /** Elements to pass over before the page. */
  public int offset() {
    return startIndex - 1;
  }
}
