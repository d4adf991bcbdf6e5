package io.scimify.jamf.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The RSQL filters that Jamf Pro accepts on users. {@code ==} ignores case and reads {@code *} as a
 * wildcard; {@code ;} binds stronger than {@code ,}.
 */
final class Rsql {
  private static final String RESERVED = "\"'();,=!~<> ";

  /** Stands for an unescaped asterisk, so that an escaped one stays a plain character. */
  private static final char WILDCARD = '\uE000';

  private final String text;
  private int at;

  private Rsql(String text) {
    this.text = text;
  }

  static Predicate<JamfUser> parse(String filter) {
    Rsql parser = new Rsql(filter);
    Predicate<JamfUser> all = parser.or();
    parser.skipSpaces();
    if (parser.at < filter.length()) {
      throw parser.invalid();
    }
    return all;
  }

  private Predicate<JamfUser> or() {
    Predicate<JamfUser> any = and();
    while (take(",") || take(" or ")) {
      any = any.or(and());
    }
    return any;
  }

  private Predicate<JamfUser> and() {
    Predicate<JamfUser> all = constraint();
    while (take(";") || take(" and ")) {
      all = all.and(constraint());
    }
    return all;
  }

  private Predicate<JamfUser> constraint() {
    skipSpaces();
    if (take("(")) {
      Predicate<JamfUser> group = or();
      expect(")");
      return group;
    }
    return comparison();
  }

  private Predicate<JamfUser> comparison() {
    UserField field = UserField.of(unreserved());
    skipSpaces();
    if (take("==")) {
      return matches(field, value());
    } else if (take("!=")) {
      return matches(field, value()).negate();
    } else if (take("=in=")) {
      return anyOf(field, values());
    } else if (take("=out=")) {
      return anyOf(field, values()).negate();
    }
    throw invalid();
  }

  private static Predicate<JamfUser> anyOf(UserField field, List<String> values) {
    return values.stream()
        .map(it -> matches(field, it))
        .reduce(Predicate::or)
        .orElse(user -> false);
  }

  private static Predicate<JamfUser> matches(UserField field, String wanted) {
    if (wanted.indexOf(WILDCARD) < 0) {
      return user -> field.of(user).equalsIgnoreCase(wanted);
    }
    Wildcards wildcards = Wildcards.of(wanted, WILDCARD);
    return user -> wildcards.match(field.of(user));
  }

  private List<String> values() {
    expect("(");
    List<String> values = new ArrayList<>();
    do {
      values.add(value());
    } while (take(","));
    expect(")");
    return values;
  }

  private String value() {
    skipSpaces();
    if (take("\"")) {
      return quoted('"');
    }
    return take("'") ? quoted('\'') : unreserved().replace('*', WILDCARD);
  }

  private String quoted(char quote) {
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != quote) {
      value.append(quotedCharacter());
    }
    expect(Character.toString(quote));
    return value.toString();
  }

  private char quotedCharacter() {
    char c = text.charAt(at++);
    if (c == '\\' && at < text.length()) {
      return text.charAt(at++);
    }
    return c == '*' ? WILDCARD : c;
  }

  private String unreserved() {
    int start = at;
    while (at < text.length() && RESERVED.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at == start) {
      throw invalid();
    }
    return text.substring(start, at);
  }

  private boolean take(String token) {
    boolean here = text.startsWith(token, at);
    at += here ? token.length() : 0;
    return here;
  }

  private void expect(String token) {
    if (!take(token)) {
      throw invalid();
    }
  }

  private void skipSpaces() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private Refused invalid() {
    return ApiError.invalid("INVALID_FILTER", "filter", "Cannot read the filter at " + at);
  }
}
