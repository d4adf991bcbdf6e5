package io.scimify.adapter.scim;

/** What an error message repeats of a client's text: enough to recognise it, never all of it. */
public final class Quotation {

  private static final int LONGEST = 80;

  private Quotation() {}

  public static String of(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "…";
  }
}
