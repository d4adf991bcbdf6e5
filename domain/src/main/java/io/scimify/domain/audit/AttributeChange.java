package io.scimify.domain.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One attribute before and after; "" stands for absent. */
public record AttributeChange(String path, String before, String after) {

  /** What differs between two attribute trees, sub-attributes by dotted path. */
  public static List<AttributeChange> between(Map<String, ?> before, Map<String, ?> after) {
    List<AttributeChange> changes = new ArrayList<>();
    collect("", before, after, changes);
    return List.copyOf(changes);
  }

  private static void collect(
      String prefix, Map<?, ?> before, Map<?, ?> after, List<AttributeChange> changes) {
    TreeSet<String> names = new TreeSet<>();
    before.keySet().forEach(k -> names.add(String.valueOf(k)));
    after.keySet().forEach(k -> names.add(String.valueOf(k)));
    for (String name : names) {
      Object was = before.get(name);
      Object is = after.get(name);
      if (was instanceof Map<?, ?> a && is instanceof Map<?, ?> b) {
        collect(prefix + name + ".", a, b, changes);
      } else if (!Objects.equals(was, is)) {
        changes.add(new AttributeChange(prefix + name, text(was), text(is)));
      }
    }
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : String.valueOf(value);
  }
}
