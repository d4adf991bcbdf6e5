package io.scimify.adapter.scim.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A resource's version as a weak entity tag, RFC 7644 §3.14. */
public record EntityTag(String value) {

  /** The tag of exactly this content. */
  public static EntityTag of(Map<String, Object> content) {
    return of(new String(JsonTree.write(content), StandardCharsets.UTF_8));
  }

  /** The tag of whatever the text identifies. */
  public static EntityTag of(String version) {
    byte[] digest = sha256().digest(version.getBytes(StandardCharsets.UTF_8));
    String shortened =
        Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 12));
    return new EntityTag("W/\"" + shortened + "\"");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }

  /** Whether the header, a list of tags or {@code *}, names this version; compared weakly. */
  public boolean isIn(@Nullable String header) {
    if (header == null) {
      return false;
    }
    return Arrays.stream(header.split(","))
        .map(String::strip)
        .anyMatch(tag -> tag.equals("*") || opaque(tag).equals(opaque(value)));
  }

  private static String opaque(String tag) {
    String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
    return strong.replace("\"", "");
  }
}
