package io.scimify.adapter.jamf;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An XML answer as a tree. Document types are refused altogether, which leaves no room for external
 * entities and entity bombs.
 */
final class XmlElement {
  private static final int DEEPEST = 40;

  private final String name;
  private final List<XmlElement> children = new ArrayList<>(0);
  private String text = "";

  private XmlElement(String name) {
    this.name = name;
  }

  /** The root, or nothing if this is not well-formed XML without a document type. */
  static Optional<XmlElement> parse(byte[] document) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      return Optional.of(root(factory.createXMLStreamReader(new ByteArrayInputStream(document))));
    } catch (XMLStreamException e) {
      return Optional.empty();
    }
  }

  private static XmlElement root(XMLStreamReader reader) throws XMLStreamException {
    XmlElement root = null;
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.DTD) {
        throw new XMLStreamException("document types are refused");
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        root = element(reader, 1);
      }
    }
    if (root == null) {
      throw new XMLStreamException("no element");
    }
    return root;
  }

  private static XmlElement element(XMLStreamReader reader, int depth) throws XMLStreamException {
    if (depth > DEEPEST) {
      throw new XMLStreamException("nested too deeply");
    }
    XmlElement element = new XmlElement(reader.getLocalName());
    StringBuilder text = new StringBuilder();
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> element.children.add(element(reader, depth + 1));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            text.append(reader.getText());
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new XMLStreamException("entities are refused");
        case XMLStreamConstants.END_ELEMENT -> {
          element.text = element.children.isEmpty() ? text.toString() : "";
          return element;
        }
        default -> {} // comments and processing instructions say nothing
      }
    }
  }

  String name() {
    return name;
  }

  Optional<XmlElement> child(String wanted) {
    return children.stream().filter(c -> c.name.equals(wanted)).findFirst();
  }

  List<XmlElement> children(String wanted) {
    return children.stream().filter(c -> c.name.equals(wanted)).toList();
  }

  List<XmlElement> children() {
    return List.copyOf(children);
  }

  /** The text of a child, "" without one. */
  String text(String wanted) {
    return child(wanted).map(c -> c.text).orElse("");
  }

  OptionalLong number(String wanted) {
    String digits = text(wanted).strip();
    return digits.matches("\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(digits))
        : OptionalLong.empty();
  }
}
