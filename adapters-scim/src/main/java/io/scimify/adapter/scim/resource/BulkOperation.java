package io.scimify.adapter.scim.resource;

import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.ScimType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a bulk request, RFC 7644 §3.7.
 *
 * @param path {@code /Users} or {@code /Users/id}; like all texts in {@code data} it may refer to
 *     another operation as {@code bulkId:x}
 */
record BulkOperation(
    String method,
    String path,
    Optional<String> bulkId,
    Optional<String> version,
    Map<String, @Nullable Object> data) {

  private static final Pattern REFERENCE = Pattern.compile("bulkId:([^/\"\\]\\s]+)");

  static BulkOperation read(@Nullable Object sent) {
    if (!(sent instanceof Map<?, ?> operation)) {
      throw ScimException.of(
          ScimType.INVALID_SYNTAX, "Each element of \"Operations\" has to be an object.");
    }
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    if (operation.get("data") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> data.put(name.toString(), value));
    }
    return new BulkOperation(
        text(operation, "method").orElse("").toUpperCase(Locale.ROOT),
        text(operation, "path").orElse(""),
        text(operation, "bulkId"),
        text(operation, "version"),
        data);
  }

  private static Optional<String> text(Map<?, ?> operation, String name) {
    return operation.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** The first segment of the path, with its slash. */
  String endpoint() {
    int slash = path.indexOf('/', 1);
    return slash < 0 ? path : path.substring(0, slash);
  }

  /** The second segment of the path, or empty. */
  String id() {
    int slash = path.indexOf('/', 1);
    return slash < 0 ? "" : path.substring(slash + 1);
  }

  Optional<String> location(String base) {
    return id().isEmpty() ? Optional.empty() : Optional.of(base + path);
  }

  /** Whether all operations that this one refers to have their ids. */
  boolean isReady(Map<String, String> ids) {
    Set<String> references = new HashSet<>();
    collect(path, references);
    collect(data, references);
    return ids.keySet().containsAll(references);
  }

  private static void collect(@Nullable Object value, Set<String> references) {
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(part -> collect(part, references));
    } else if (value instanceof List<?> list) {
      list.forEach(element -> collect(element, references));
    } else if (value instanceof String text && text.contains("bulkId:")) {
      REFERENCE.matcher(text).results().forEach(found -> references.add(found.group(1)));
    }
  }

  /** The same operation with ids in place of the references. */
  BulkOperation resolved(Map<String, String> ids) {
    Map<String, @Nullable Object> resolved = new LinkedHashMap<>();
    data.forEach((name, value) -> resolved.put(name, resolved(value, ids)));
    return new BulkOperation(method, resolvedText(path, ids), bulkId, version, resolved);
  }

  private static @Nullable Object resolved(@Nullable Object value, Map<String, String> ids) {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((name, part) -> copy.put(name.toString(), resolved(part, ids)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(element -> copy.add(resolved(element, ids)));
      return copy;
    }
    return value instanceof String text ? resolvedText(text, ids) : value;
  }

  private static String resolvedText(String text, Map<String, String> ids) {
    return text.contains("bulkId:")
        ? REFERENCE
            .matcher(text)
            .replaceAll(
                found -> Matcher.quoteReplacement(ids.getOrDefault(found.group(1), found.group())))
        : text;
  }
}
