package io.scimify.adapter.jamf;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a Classic body element by element, in the order of the calls. */
final class XmlDocument {
  private final XMLStreamWriter writer;

  private XmlDocument(XMLStreamWriter writer) {
    this.writer = writer;
  }

  static String of(String root, Content content) {
    try {
      StringWriter text = new StringWriter();
      XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      XmlDocument document = new XmlDocument(writer);
      document.nested(root, content);
      writer.flush();
      return text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Cannot write <" + root + ">", e);
    }
  }

  /** What goes inside an element. */
  interface Content {
    void writeTo(XmlDocument document) throws XMLStreamException;
  }

  XmlDocument nested(String name, Content content) throws XMLStreamException {
    writer.writeStartElement(name);
    content.writeTo(this);
    writer.writeEndElement();
    return this;
  }

  /** An empty text makes an empty element, which clears the field (fact sheet Jamf §2.5). */
  XmlDocument field(String name, String value) throws XMLStreamException {
    if (value.isEmpty()) {
      writer.writeEmptyElement(name);
    } else {
      writer.writeStartElement(name);
      writer.writeCharacters(storable(value));
      writer.writeEndElement();
    }
    return this;
  }

  private static String storable(String value) {
    StringBuilder kept = new StringBuilder(value.length());
    value.codePoints().filter(XmlDocument::isStorable).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  // XML 1.0 §2.2
  private static boolean isStorable(int c) {
    return c == 0x9
        || c == 0xA
        || c == 0xD
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
