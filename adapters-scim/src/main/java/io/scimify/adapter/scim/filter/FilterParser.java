package io.scimify.adapter.scim.filter;

import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.ScimType;
import io.scimify.adapter.scim.filter.FilterTokens.Kind;
import io.scimify.adapter.scim.filter.FilterTokens.Token;
import io.scimify.adapter.scim.schema.AttributePath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parser of the filter grammar in RFC 7644 figure 1, by recursive descent: {@code or} binds weaker
 * than {@code and}, {@code and} weaker than {@code not}.
 *
 * <p>Beyond the grammar it reads {@code emails[type eq "work"].value eq "x"}, which Entra sends.
 * The length, the nesting and the number of terms are limited, so no filter can exhaust the server.
 */
public final class FilterParser {

  static final int MAX_LENGTH = 16_384;
  static final int MAX_DEPTH = 32;
  static final int MAX_TERMS = 1_000;

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d{0,30})(\\.\\d{1,30})?([eE][+-]?\\d{1,2})?");

  private final FilterTokens tokens;
  private int depth;
  private int terms;

  private FilterParser(FilterTokens tokens) {
    this.tokens = tokens;
  }

  /** The filter that the text spells. */
  public static Filter parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw ScimException.of(
          ScimType.INVALID_FILTER,
          "The filter has %d characters; at most %d are read."
              .formatted(text.length(), MAX_LENGTH));
    }
    FilterParser parser = new FilterParser(new FilterTokens(text));
    Filter filter = parser.or();
    parser.expect(Kind.END, "\"and\", \"or\" or the end");
    return filter;
  }

  private Filter or() {
    return chain("or", () -> chain("and", this::term, Filter.And::new), Filter.Or::new);
  }

  private Filter chain(
      String word, Supplier<Filter> operand, Function<List<Filter>, Filter> combined) {
    Filter first = operand.get();
    if (!tokens.takeWord(word)) {
      return first;
    }
    List<Filter> operands = new ArrayList<>(List.of(first));
    do {
      operands.add(operand.get());
    } while (tokens.takeWord(word));
    return combined.apply(operands);
  }

  private Filter term() {
    if (++terms > MAX_TERMS) {
      throw tokens.error("it has more than " + MAX_TERMS + " terms");
    }
    if (tokens.takeIf(Kind.OPEN)) {
      return nested(Kind.CLOSE, "\")\"");
    }
    Token word = tokens.take();
    if (word.kind() != Kind.WORD) {
      throw tokens.unexpected(word, "an attribute name");
    }
    if (word.text().equalsIgnoreCase("not") && tokens.takeIf(Kind.OPEN)) {
      return new Filter.Not(nested(Kind.CLOSE, "\")\""));
    }
    AttributePath path = path(word);
    return tokens.takeIf(Kind.OPEN_VALUE) ? valuePath(path) : condition(path);
  }

  private Filter nested(Kind end, String endSign) {
    if (++depth > MAX_DEPTH) {
      throw tokens.error("it is nested deeper than " + MAX_DEPTH);
    }
    Filter inner = or();
    expect(end, endSign);
    depth--;
    return inner;
  }

  private Filter valuePath(AttributePath path) {
    if (path.hasSubAttribute()) {
      throw tokens.error("\"" + path + "[\": brackets follow an attribute, not a sub-attribute");
    }
    Filter inner = nested(Kind.CLOSE_VALUE, "\"]\"");
    Token behind = tokens.peek();
    if (behind.kind() != Kind.WORD || !behind.text().startsWith(".")) {
      return new Filter.ValuePath(path, inner);
    }
    tokens.take();
    Filter condition =
        condition(path(new Token(Kind.WORD, behind.text().substring(1), behind.at())));
    return new Filter.ValuePath(path, new Filter.And(List.of(inner, condition)));
  }

  private Filter condition(AttributePath path) {
    Token word = tokens.take();
    if (word.kind() == Kind.WORD && word.text().equalsIgnoreCase("pr")) {
      return new Filter.Present(path);
    }
    Operator operator =
        (word.kind() == Kind.WORD ? Operator.named(word.text()) : Optional.<Operator>empty())
            .orElseThrow(
                () -> tokens.unexpected(word, "one of eq, ne, co, sw, ew, gt, ge, lt, le, pr"));
    return new Filter.Comparison(path, operator, value());
  }

  private AttributePath path(Token word) {
    return AttributePath.parse(word.text())
        .filter(path -> !path.isWholeSchema())
        .orElseThrow(() -> tokens.unexpected(word, "an attribute name"));
  }

  private @Nullable Object value() {
    Token token = tokens.take();
    if (token.kind() == Kind.STRING) {
      return token.text();
    }
    if (token.kind() == Kind.WORD && NUMBER.matcher(token.text()).matches()) {
      return new BigDecimal(token.text());
    }
    return switch (token.kind() == Kind.WORD ? token.text().toLowerCase(Locale.ROOT) : "") {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      case "null" -> null;
      default -> throw tokens.unexpected(token, "a value (a text needs double quotes)");
    };
  }

  private void expect(Kind kind, String wanted) {
    Token token = tokens.take();
    if (token.kind() != kind) {
      throw tokens.unexpected(token, wanted);
    }
  }
}
