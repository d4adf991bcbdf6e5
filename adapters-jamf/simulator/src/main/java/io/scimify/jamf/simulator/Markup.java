package io.scimify.jamf.simulator;

/** Text made safe for XML and HTML. */
final class Markup {
  private Markup() {}

  /** Escapes the five special characters and drops what XML 1.0 cannot carry. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().filter(Markup::isAllowed).forEach(it -> append(escaped, it));
    return escaped.toString();
  }

  private static void append(StringBuilder out, int codePoint) {
    switch (codePoint) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&apos;");
      default -> out.appendCodePoint(codePoint);
    }
  }

  // XML 1.0 §2.2, production [2]
  private static boolean isAllowed(int c) {
    return c == 0x9
        || c == 0xA
        || c == 0xD
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
