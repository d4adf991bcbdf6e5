package io.scimify.adapter.scim.patch;

import static io.scimify.adapter.scim.patch.AttributeEdit.asMap;

import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.ScimType;
import io.scimify.adapter.scim.filter.Filter;
import io.scimify.adapter.scim.filter.FilterCompiler;
import io.scimify.adapter.scim.filter.Operator;
import io.scimify.adapter.scim.patch.PatchOperation.Kind;
import io.scimify.adapter.scim.schema.AttributeDefinition;
import io.scimify.adapter.scim.schema.ValueReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One change of a multi-valued attribute: of all its elements, or of those that a filter picks. */
final class ElementsEdit {

  private final Map<String, Object> home;
  private final AttributeDefinition definition;
  private final @Nullable AttributeDefinition sub;
  private final List<Object> elements;

  ElementsEdit(
      Map<String, Object> home, AttributeDefinition definition, @Nullable AttributeDefinition sub) {
    this.home = home;
    this.definition = definition;
    this.sub = sub;
    this.elements =
        home.get(definition.name()) instanceof List<?> present
            ? new ArrayList<>(present)
            : new ArrayList<>();
  }

  void perform(Kind kind, Optional<Filter> filter, @Nullable Object value) {
    switch (kind) {
      case ADD -> add(filter, value);
      case REPLACE -> replace(filter, value);
      case REMOVE -> remove(filter, value);
    }
    store();
  }

  private void store() {
    if (elements.isEmpty()) {
      home.remove(definition.name());
    } else {
      home.put(definition.name(), elements);
    }
  }

  private void add(Optional<Filter> filter, @Nullable Object value) {
    if (filter.isEmpty() && sub == null) {
      append(ValueReader.readAll(definition, value));
      return;
    }
    List<Object> picked = picked(filter);
    if (picked.isEmpty()) {
      // Entra: Add on emails[type eq "work"].value makes the work address
      Map<String, Object> created = new LinkedHashMap<>();
      filter.ifPresent(condition -> describe(condition, created));
      elements.add(created);
      picked = List.of(created);
    }
    change(picked, value);
  }

  private void replace(Optional<Filter> filter, @Nullable Object value) {
    if (filter.isEmpty() && sub == null) {
      elements.clear();
      append(ValueReader.readAll(definition, value));
      return;
    }
    List<Object> picked = picked(filter);
    if (picked.isEmpty() && filter.isPresent()) {
      throw ScimException.of(
          ScimType.NO_TARGET,
          "No value of \"%s\" matches the filter in the path, so there is nothing to replace."
              .formatted(definition.name()));
    }
    if (picked.isEmpty()) {
      add(filter, value);
    } else if (sub == null) {
      substitute(picked, value);
    } else {
      change(picked, value);
    }
  }

  private void remove(Optional<Filter> filter, @Nullable Object value) {
    if (filter.isPresent() || sub != null) {
      List<Object> picked = picked(filter);
      if (sub == null) {
        elements.removeAll(identity(picked));
      } else {
        change(picked, null);
      }
    } else if (value == null) {
      elements.clear();
    } else {
      // Entra: Remove with a list of values removes those only, though RFC 7644 §3.5.2.2 has no
      // value
      Set<Object> listed = new HashSet<>();
      ValueReader.readAll(definition, value).forEach(element -> listed.add(keyOf(element)));
      elements.removeIf(element -> listed.contains(keyOf(element)));
    }
  }

  /** Adding what is there already changes nothing, RFC 7644 §3.5.2.1. */
  private void append(List<Object> added) {
    Set<Object> present = new HashSet<>();
    elements.forEach(element -> present.add(sameness(element)));
    for (Object element : added) {
      if (present.add(sameness(element))) {
        elements.add(element);
        keepPrimary(element);
      }
    }
  }

  private void substitute(List<Object> picked, @Nullable Object value) {
    Optional<Object> read = ValueReader.readOne(definition, ValueReader.lone(value));
    int at = elements.indexOf(picked.get(0));
    elements.removeAll(identity(picked));
    read.ifPresent(
        element -> {
          elements.add(Math.min(at, elements.size()), element);
          keepPrimary(element);
        });
  }

  private void change(List<Object> picked, @Nullable Object value) {
    for (Object element : picked) {
      if (element instanceof Map<?, ?>) {
        changeParts(asMap(element), value);
        keepPrimary(element);
      }
    }
    // without its value an element like {"type":"work"} says nothing
    elements.removeIf(element -> ValueReader.readOne(definition, element).isEmpty());
  }

  private void changeParts(Map<String, Object> element, @Nullable Object value) {
    if (sub != null) {
      AttributeEdit.put(element, sub, value);
    } else {
      ValueReader.readOne(definition, ValueReader.lone(value))
          .ifPresent(parts -> element.putAll(asMap(parts)));
    }
  }

  private List<Object> picked(Optional<Filter> filter) {
    if (filter.isEmpty()) {
      return List.copyOf(elements);
    }
    Predicate<Object> matches = FilterCompiler.forElements(definition, filter.get());
    return elements.stream().filter(matches).toList();
  }

  /** Equal elements match the same filter, so removing by equality removes just the picked ones. */
  private static Set<Object> identity(List<Object> picked) {
    return new HashSet<>(picked);
  }

  /** What the equalities of a filter say about the element that it looks for. */
  private void describe(Filter filter, Map<String, Object> element) {
    conditions(filter)
        .filter(condition -> condition.operator() == Operator.EQ)
        .forEach(
            condition ->
                definition
                    .subAttribute(condition.path().name())
                    .ifPresent(part -> AttributeEdit.put(element, part, condition.value())));
  }

  private static Stream<Filter.Comparison> conditions(Filter filter) {
    if (filter instanceof Filter.And and) {
      return and.terms().stream().flatMap(ElementsEdit::conditions);
    }
    return filter instanceof Filter.Comparison comparison ? Stream.of(comparison) : Stream.empty();
  }

  /** At most one value is primary, and the latest word counts, RFC 7644 §3.5.2. */
  private void keepPrimary(Object latest) {
    if (!isPrimary(latest)) {
      return;
    }
    for (Object element : elements) {
      if (element != latest && isPrimary(element)) {
        asMap(element).put("primary", false);
      }
    }
  }

  private static boolean isPrimary(Object element) {
    return element instanceof Map<?, ?> parts && Boolean.TRUE.equals(parts.get("primary"));
  }

  /** What makes two elements the same one: a member is its id, anything else all its parts. */
  private Object sameness(Object element) {
    return definition.name().equals("members") ? keyOf(element) : element;
  }

  private static Object keyOf(Object element) {
    Object value = element instanceof Map<?, ?> parts ? parts.get("value") : null;
    return value == null ? element : value;
  }
}
