package io.scimify.webapp.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Every sentence of the console, from {@code messages.properties}; a translation is one more file
 * beside it.
 */
public final class Texts {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("io.scimify.webapp.ui.messages", Locale.ENGLISH);

  private Texts() {}

  /** The text under {@code key}, with {@code {0}}, {@code {1}} … filled in. */
  public static String text(String key, Object... values) {
    return new MessageFormat(BUNDLE.getString(key), Locale.ENGLISH).format(values);
  }

  /** The text for one constant of an enum: {@code EnumName.CONSTANT}. */
  public static String of(Enum<?> constant) {
    return BUNDLE.getString(constant.getDeclaringClass().getSimpleName() + "." + constant.name());
  }

  /** What the constant means, in a sentence: {@code EnumName.CONSTANT.help}. */
  public static String help(Enum<?> constant) {
    return BUNDLE.getString(
        constant.getDeclaringClass().getSimpleName() + "." + constant.name() + ".help");
  }
}
