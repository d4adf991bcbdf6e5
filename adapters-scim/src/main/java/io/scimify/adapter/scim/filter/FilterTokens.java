package io.scimify.adapter.scim.filter;

import io.scimify.adapter.scim.Quotation;
import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.ScimType;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a filter into words, quoted strings, parentheses and brackets, with one token look-ahead.
 */
final class FilterTokens {

  enum Kind {
    WORD,
    STRING,
    OPEN,
    CLOSE,
    OPEN_VALUE,
    CLOSE_VALUE,
    END
  }

  record Token(Kind kind, String text, int at) {}

  private static final String HEX = "0123456789abcdef";

  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int position;
  private int next;

  FilterTokens(String source) {
    this.source = source;
    while (position < source.length()) {
      cut();
    }
    tokens.add(new Token(Kind.END, "", position));
  }

  Token peek() {
    return tokens.get(next);
  }

  Token take() {
    Token token = tokens.get(next);
    if (token.kind != Kind.END) {
      next++;
    }
    return token;
  }

  boolean takeIf(Kind kind) {
    boolean matches = peek().kind == kind;
    if (matches) {
      take();
    }
    return matches;
  }

  boolean takeWord(String word) {
    Token token = peek();
    boolean matches = token.kind == Kind.WORD && token.text.equalsIgnoreCase(word);
    if (matches) {
      take();
    }
    return matches;
  }

  ScimException unexpected(Token token, String wanted) {
    String found =
        token.kind == Kind.END ? "it ends" : "there is \"" + Quotation.of(token.text) + "\"";
    return error("%s at position %d where %s is needed".formatted(found, token.at + 1, wanted));
  }

  ScimException error(String what) {
    return ScimException.of(
        ScimType.INVALID_FILTER,
        "The filter cannot be read: %s. Example: userName eq \"ada@example.com\".".formatted(what));
  }

  private void cut() {
    char first = source.charAt(position);
    if (Character.isWhitespace(first)) {
      position++;
      return;
    }
    switch (first) {
      case '(' -> sign(Kind.OPEN);
      case ')' -> sign(Kind.CLOSE);
      case '[' -> sign(Kind.OPEN_VALUE);
      case ']' -> sign(Kind.CLOSE_VALUE);
      case '"' -> quoted();
      default -> word();
    }
  }

  private void sign(Kind kind) {
    tokens.add(new Token(kind, source.substring(position, position + 1), position));
    position++;
  }

  private void word() {
    int start = position;
    while (position < source.length() && isWordPart(source.charAt(position))) {
      position++;
    }
    tokens.add(new Token(Kind.WORD, source.substring(start, position), start));
  }

  private static boolean isWordPart(char c) {
    return !Character.isWhitespace(c) && "()[]\"".indexOf(c) < 0;
  }

  /** A JSON string, RFC 7159 §7: a quote inside is escaped, and an escape is undone here. */
  private void quoted() {
    int start = position++;
    StringBuilder text = new StringBuilder();
    while (position < source.length()) {
      char c = source.charAt(position++);
      if (c == '"') {
        tokens.add(new Token(Kind.STRING, text.toString(), start));
        return;
      }
      text.append(c == '\\' ? escaped() : c);
    }
    throw error("the string that starts at position %d has no end".formatted(start + 1));
  }

  private char escaped() {
    if (position >= source.length()) {
      throw error("it ends within an escape");
    }
    char c = source.charAt(position++);
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw error("\\%s at position %d is no escape".formatted(c, position - 1));
    };
  }

  private char unicode() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit =
          position < source.length()
              ? HEX.indexOf(Character.toLowerCase(source.charAt(position++)))
              : -1;
      if (digit < 0) {
        throw error("\\u at position %d needs four hexadecimal digits".formatted(position));
      }
      code = code * 16 + digit;
    }
    return (char) code;
  }
}
