package io.scimify.webapp.rest;

import org.jspecify.annotations.Nullable;

/** Which page of a list: {@code page} counts from 1; 0 is the first page too. */
record PageRequest(int page, int pageSize) {
  private static final int STANDARD = 50;
  private static final int MOST = 500;

  static PageRequest of(@Nullable String page, @Nullable String pageSize) {
    return new PageRequest(
        Math.max(1, number("page", page, 1, 0, Integer.MAX_VALUE / MOST)),
        number("pageSize", pageSize, STANDARD, 1, MOST));
  }

  int offset() {
    return (page - 1) * pageSize;
  }

  private static int number(
      String name, @Nullable String given, int standard, int least, int most) {
    if (given == null || given.isBlank()) {
      return standard;
    }
    try {
      int value = Integer.parseInt(given.strip());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // refused below, like a number out of range
    }
    throw Problem.invalid(
        name, "\"%s\" is \"%s\"; it must be %d to %d.".formatted(name, given, least, most));
  }
}
