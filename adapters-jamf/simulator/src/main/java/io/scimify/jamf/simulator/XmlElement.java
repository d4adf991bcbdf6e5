package io.scimify.jamf.simulator;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An element of a Classic request body; attributes have no meaning there. */
record XmlElement(String name, StringBuilder content, List<XmlElement> children) {
  private static final XMLInputFactory FACTORY = safeFactory();

  private static XMLInputFactory safeFactory() {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  private XmlElement(String name) {
    this(name, new StringBuilder(), new ArrayList<>());
  }

  static XmlElement parse(byte[] document) throws XMLStreamException {
    XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
    Deque<XmlElement> open = new ArrayDeque<>();
    XmlElement top = new XmlElement("");
    open.push(top);
    while (reader.hasNext()) {
      take(reader, open);
    }
    return top.children.get(0);
  }

  private static void take(XMLStreamReader reader, Deque<XmlElement> open)
      throws XMLStreamException {
    switch (reader.next()) {
      case XMLStreamConstants.START_ELEMENT -> {
        XmlElement element = new XmlElement(reader.getLocalName());
        open.getFirst().children.add(element);
        open.push(element);
      }
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
          open.getFirst().content.append(reader.getText());
      case XMLStreamConstants.END_ELEMENT -> open.pop();
      default -> {
        // comments and processing instructions say nothing
      }
    }
  }

  String text() {
    return content.toString();
  }

  Optional<XmlElement> child(String childName) {
    return children.stream().filter(it -> it.name.equals(childName)).findFirst();
  }

  List<XmlElement> children(String childName) {
    return children.stream().filter(it -> it.name.equals(childName)).toList();
  }

  /** The text of a child element; empty only when the element is absent. */
  Optional<String> text(String childName) {
    return child(childName).map(XmlElement::text);
  }

  Optional<Integer> number(String childName) {
    return text(childName)
        .map(String::strip)
        .filter(it -> it.matches("-?\\d{1,9}"))
        .map(Integer::valueOf);
  }

  Optional<Boolean> flag(String childName) {
    return text(childName).map(it -> Boolean.parseBoolean(it.strip()));
  }
}
