package io.scimify.domain.user;

/** What Jamf can store: its Classic API speaks XML 1.0, which knows no control characters. */
public final class XmlText {
  private XmlText() {}

  /** Fails with the attribute's name when {@code value} has a character XML 1.0 forbids. */
  public static void requireStorable(String attribute, String value) {
    value.codePoints().filter(c -> !isStorable(c)).findFirst().ifPresent(c -> refuse(attribute, c));
  }

  private static void refuse(String attribute, int c) {
    throw new IllegalArgumentException(
        attribute
            + " contains the character "
            + String.format("U+%04X", c)
            + ", which Jamf Pro cannot store; remove it");
  }

  private static boolean isStorable(int c) {
    return c == 0x9
        || c == 0xA
        || c == 0xD
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
