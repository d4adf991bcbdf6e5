package io.scimify.adapter.scim.patch;

import io.scimify.adapter.scim.Quotation;
import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.ScimType;
import io.scimify.adapter.scim.filter.Filter;
import io.scimify.adapter.scim.filter.FilterParser;
import io.scimify.adapter.scim.schema.AttributePath;
import java.util.Optional;

/**
 * The place in a resource that an operation names, RFC 7644 figure 7: {@code attr}, {@code
 * attr.sub}, {@code attr[filter]}, {@code attr[filter].sub}, each with a schema URN in front or
 * not.
 *
 * @param attribute the attribute and, also behind a filter, its sub-attribute
 * @param filter the value filter between the brackets
 */
public record PatchPath(AttributePath attribute, Optional<Filter> filter) {

  /** The path that the text spells. */
  public static PatchPath parse(String text) {
    int open = text.indexOf('[');
    if (open < 0) {
      return new PatchPath(attribute(text, text), Optional.empty());
    }
    int close = closingBracket(text, open);
    AttributePath attribute = attribute(text.substring(0, open) + text.substring(close + 1), text);
    if (attribute.isWholeSchema() || text.lastIndexOf('.', open) > text.lastIndexOf(':', open)) {
      throw unreadable(text);
    }
    return new PatchPath(
        attribute, Optional.of(FilterParser.parse(text.substring(open + 1, close))));
  }

  /**
   * The path of a key in a value without path, or empty if the key is none (it is then ignored).
   */
  static Optional<PatchPath> ofKey(String key) {
    return key.indexOf('[') < 0
        ? AttributePath.parse(key).map(path -> new PatchPath(path, Optional.empty()))
        : Optional.of(parse(key));
  }

  private static AttributePath attribute(String names, String text) {
    return AttributePath.parse(names).orElseThrow(() -> unreadable(text));
  }

  /** The bracket that ends the filter; brackets within quotes do not count. */
  private static int closingBracket(String text, int open) {
    boolean quoted = false;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ']' && !quoted) {
        return i;
      }
    }
    throw unreadable(text);
  }

  private static ScimException unreadable(String text) {
    return ScimException.of(
        ScimType.INVALID_PATH,
        "The path \"%s\" cannot be read. Examples: title, name.givenName, emails[type eq \"work\"].value."
            .formatted(Quotation.of(text)));
  }
}
