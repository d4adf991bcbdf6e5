package io.scimify.jamf.simulator;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A Classic answer before it is written, in Classic's two not quite parallel notations. */
sealed interface ClassicNode {
  void writeXml(StringBuilder out);

  JsonValue toJson(boolean foldsLists);

  static Value value(Object value) {
    return new Value(value);
  }

  static Fields fields() {
    return new Fields(new LinkedHashMap<>());
  }

  static Response xml(int status, String root, ClassicNode node) {
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    element(out, root, node);
    return Response.of(status, Response.XML, out.toString());
  }

  static Response json(String root, ClassicNode node, boolean foldsLists) {
    // the outermost list is never folded, only lists inside a record are
    JsonValue content = node.toJson(foldsLists && node instanceof Fields);
    return Response.of(
        200, Response.CLASSIC_JSON, Json.object().add(root, content).build().toString());
  }

  private static void element(StringBuilder out, String name, ClassicNode content) {
    out.append('<').append(name).append('>');
    int start = out.length();
    content.writeXml(out);
    if (out.length() == start) {
      out.setCharAt(start - 1, '/');
      out.append('>');
    } else {
      out.append("</").append(name).append('>');
    }
  }

  /** A string, number or boolean. */
  record Value(Object value) implements ClassicNode {
    @Override
    public void writeXml(StringBuilder out) {
      out.append(Markup.escape(value.toString()));
    }

    @Override
    public JsonValue toJson(boolean foldsLists) {
      return Json.value(value);
    }
  }

  /** A record, in the order in which its fields were added. */
  record Fields(Map<String, ClassicNode> byName) implements ClassicNode {
    Fields add(String name, Object value) {
      byName.put(name, value instanceof ClassicNode node ? node : new Value(value));
      return this;
    }

    @Override
    public void writeXml(StringBuilder out) {
      byName.forEach((name, node) -> element(out, name, node));
    }

    @Override
    public JsonValue toJson(boolean foldsLists) {
      JsonObjectBuilder object = Json.object();
      byName.forEach((name, node) -> object.add(name, node.toJson(foldsLists)));
      return object.build();
    }
  }

  /** A list: plain, or in XML preceded by its size, or in JSON too an object with a size. */
  record Items(String itemName, List<? extends ClassicNode> items, Form form)
      implements ClassicNode {
    enum Form {
      PLAIN,
      SIZED,
      SIZED_IN_JSON_TOO
    }

    @Override
    public void writeXml(StringBuilder out) {
      if (form != Form.PLAIN) {
        element(out, "size", new Value(items.size()));
      }
      items.forEach(item -> element(out, itemName, item));
    }

    @Override
    public JsonValue toJson(boolean foldsLists) {
      if (form == Form.SIZED_IN_JSON_TOO) {
        return withSize(foldsLists);
      }
      if (foldsLists && !items.isEmpty()) {
        return Json.object().add(itemName, last().toJson(true)).build();
      }
      return array(foldsLists);
    }

    private JsonValue withSize(boolean foldsLists) {
      JsonObjectBuilder object = Json.object().add("size", items.size());
      if (!items.isEmpty()) {
        object.add(itemName, foldsLists ? last().toJson(true) : array(false));
      }
      return object.build();
    }

    private JsonValue array(boolean foldsLists) {
      JsonArrayBuilder array = Json.array();
      items.forEach(item -> array.add(item.toJson(foldsLists)));
      return array.build();
    }

    private ClassicNode last() {
      return items.get(items.size() - 1);
    }
  }
}
