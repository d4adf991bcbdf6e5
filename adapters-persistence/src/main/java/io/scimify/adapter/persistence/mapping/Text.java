package io.scimify.adapter.persistence.mapping;

import io.scimify.domain.user.UserName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Texts as the database can hold and compare them. */
public final class Text {
  private Text() {}

  /** PostgreSQL holds neither NUL nor half characters; free text is cut rather than refused. */
  public static String storable(String text, int longest) {
    String cut = text.length() <= longest ? text : text.substring(0, longest);
    StringBuilder clean = new StringBuilder(cut.length());
    cut.codePoints().map(Text::storable).forEach(clean::appendCodePoint);
    return clean.toString();
  }

  /** Free text of any length. */
  public static String storable(String text) {
    return storable(text, Integer.MAX_VALUE);
  }

  public static @Nullable String storable(Optional<String> text) {
    return text.map(Text::storable).orElse(null);
  }

  private static int storable(int character) {
    boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    return character == 0 || half ? 0xFFFD : character;
  }

  /** The form in which names are searched. */
  public static String key(String text, int longest) {
    return storable(UserName.keyOf(text), longest);
  }

  /** For LIKE ... ESCAPE '!': anything that contains {@code text}. */
  public static String containing(String text) {
    String key = storable(UserName.keyOf(text));
    return "%" + key.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }
}
