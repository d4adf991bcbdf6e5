package io.scimify.adapter.scim.wire;

import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.ScimType;
import io.scimify.adapter.scim.patch.PatchOperation;
import io.scimify.adapter.scim.patch.PatchOperation.Kind;
import io.scimify.adapter.scim.patch.PatchPath;
import io.scimify.adapter.scim.schema.ValueReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a PATCH, RFC 7644 §3.5.2. A missing {@code schemas} and names in another case
 * (Entra's "Replace") are accepted.
 */
public final class PatchRequest {

  private PatchRequest() {}

  /** The operations in the body, in order. */
  public static List<PatchOperation> operations(Map<String, @Nullable Object> body, Limits limits) {
    if (!(member(body, "Operations") instanceof List<?> operations)) {
      throw invalid("A PATCH needs a list \"Operations\".");
    }
    if (operations.size() > limits.maxPatchOperations()) {
      throw ScimException.of(
          ScimType.TOO_MANY,
          "The PATCH has %d operations; at most %d are accepted in one request."
              .formatted(operations.size(), limits.maxPatchOperations()));
    }
    return IntStream.range(0, operations.size())
        .mapToObj(index -> operation(operations.get(index), index))
        .toList();
  }

  private static PatchOperation operation(@Nullable Object sent, int index) {
    if (!(sent instanceof Map<?, ?> operation)) {
      throw invalid("Operations[%d] has to be an object.".formatted(index));
    }
    Kind kind = kind(member(operation, "op"), index);
    Optional<PatchPath> path = path(member(operation, "path"), index);
    boolean valueSent =
        operation.keySet().stream().anyMatch(key -> key.toString().equalsIgnoreCase("value"));
    if (kind != Kind.REMOVE && !valueSent) {
      throw ScimException.of(
          ScimType.INVALID_VALUE,
          "Operations[%d] (%s) needs a \"value\"."
              .formatted(index, kind.name().toLowerCase(Locale.ROOT)));
    }
    Object value = member(operation, "value");
    // without a path the value is one resource
    return new PatchOperation(kind, path, path.isEmpty() ? ValueReader.lone(value) : value);
  }

  private static Kind kind(@Nullable Object op, int index) {
    String word = op instanceof String text ? text.strip().toLowerCase(Locale.ROOT) : "";
    return switch (word) {
      case "add" -> Kind.ADD;
      case "replace" -> Kind.REPLACE;
      case "remove" -> Kind.REMOVE;
      default ->
          throw invalid(
              "Operations[%d] needs an \"op\" that is add, replace or remove.".formatted(index));
    };
  }

  private static Optional<PatchPath> path(@Nullable Object path, int index) {
    if (path == null || "".equals(path)) {
      return Optional.empty();
    }
    if (path instanceof String text) {
      return Optional.of(PatchPath.parse(text.strip()));
    }
    throw ScimException.of(
        ScimType.INVALID_PATH, "The path of Operations[%d] has to be a string.".formatted(index));
  }

  private static @Nullable Object member(Map<?, ?> object, String name) {
    Object exact = object.get(name);
    if (exact != null) {
      return exact;
    }
    return object.entrySet().stream()
        .filter(entry -> entry.getKey().toString().equalsIgnoreCase(name))
        .filter(entry -> entry.getValue() != null)
        .findFirst()
        .<@Nullable Object>map(Map.Entry::getValue)
        .orElse(null);
  }

  private static ScimException invalid(String detail) {
    return ScimException.of(ScimType.INVALID_SYNTAX, detail);
  }
}
