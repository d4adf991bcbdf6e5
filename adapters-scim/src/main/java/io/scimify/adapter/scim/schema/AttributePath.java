package io.scimify.adapter.scim.schema;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an attribute as clients write it: {@code userName}, {@code name.givenName}, {@code
 * urn:…:enterprise:2.0:User:manager.value} (RFC 7644 §3.10), or a whole extension by its URN.
 *
 * @param schema the URN in front, or empty
 * @param name the attribute, empty if the path names a whole extension
 * @param subAttribute the part behind the dot, or empty
 */
public record AttributePath(String schema, String name, String subAttribute) {

  /** ATTRNAME of RFC 7643 §2.1, and {@code $ref}. */
  private static final Pattern NAMES =
      Pattern.compile("(\\$?[A-Za-z][\\w$-]*)(?:\\.(\\$?[A-Za-z][\\w$-]*))?");

  private static final int LONGEST = 512;

  /** The path that the text spells, or empty if it spells none. */
  public static Optional<AttributePath> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    for (Schema known : Schemas.ALL) {
      if (known.isNamed(text)) {
        return Optional.of(new AttributePath(known.id(), "", ""));
      }
      if (startsWithUrn(text, known.id())) {
        return names(known.id(), text.substring(known.id().length() + 1));
      }
    }
    int colon = text.lastIndexOf(':');
    return colon < 0 ? names("", text) : names(text.substring(0, colon), text.substring(colon + 1));
  }

  private static boolean startsWithUrn(String text, String urn) {
    return text.length() > urn.length()
        && text.charAt(urn.length()) == ':'
        && text.regionMatches(true, 0, urn, 0, urn.length());
  }

  private static Optional<AttributePath> names(String schema, String names) {
    var matcher = NAMES.matcher(names);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String sub = matcher.group(2);
    return Optional.of(new AttributePath(schema, matcher.group(1), sub == null ? "" : sub));
  }

  public boolean hasSubAttribute() {
    return !subAttribute.isEmpty();
  }

  /** Whether it names a whole extension, as Entra's and SailPoint's patches do. */
  public boolean isWholeSchema() {
    return name.isEmpty();
  }

  /** Whether it is this unqualified or core attribute, in any case. */
  public boolean names(String attributeName) {
    return name.equalsIgnoreCase(attributeName) && !hasSubAttribute();
  }

  @Override
  public String toString() {
    String qualified = schema.isEmpty() || name.isEmpty() ? schema + name : schema + ":" + name;
    return hasSubAttribute() ? qualified + "." + subAttribute : qualified;
  }
}
