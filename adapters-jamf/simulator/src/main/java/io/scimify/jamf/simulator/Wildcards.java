package io.scimify.jamf.simulator;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text with wildcards that each stand for any number of characters; case is ignored. */
record Wildcards(Pattern pattern) {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;

  static Wildcards of(String text, char wildcard) {
    String[] literals = text.split(Pattern.quote(Character.toString(wildcard)), -1);
    String regex = Arrays.stream(literals).map(Pattern::quote).collect(Collectors.joining(".*"));
    return new Wildcards(Pattern.compile(regex, FLAGS));
  }

  boolean match(String text) {
    return pattern.matcher(text).matches();
  }
}
