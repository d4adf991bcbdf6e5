package io.scimify.jamf.simulator;

import java.util.Set;
import javax.xml.stream.XMLStreamException;

/** How the Classic API reads a request: XML in, XML or JSON out. */
final class ClassicRequest {
  private static final Set<String> XML = Set.of("application/xml", "text/xml");

  private ClassicRequest() {}

  /** The XML body; JSON bodies are refused, as Classic's JSON is for reading only. */
  static XmlElement xml(Request request) {
    if (!XML.contains(request.mediaType())) {
      throw new Refused(ClassicErrorPage.of(415));
    }
    try {
      return XmlElement.parse(request.body());
    } catch (XMLStreamException broken) {
      throw new Refused(ClassicErrorPage.of(400, firstLine(broken)));
    }
  }

  static Response answer(Request request, Settings settings, String root, ClassicNode node) {
    return wantsJson(request)
        ? ClassicNode.json(root, node, settings.foldsJsonLists())
        : ClassicNode.xml(200, root, node);
  }

  static int id(String segment) {
    if (!segment.matches("-?\\d{1,10}")) {
      throw ClassicErrorPage.notFound();
    }
    long id = Long.parseLong(segment);
    return id > Integer.MAX_VALUE ? -1 : (int) id;
  }

  private static boolean wantsJson(Request request) {
    String accept = request.header("accept").orElse("");
    int json = accept.indexOf("/json");
    int xml = accept.indexOf("/xml");
    return json >= 0 && (xml < 0 || json < xml);
  }

  private static String firstLine(XMLStreamException broken) {
    return String.valueOf(broken.getMessage()).split("\\R", 2)[0];
  }
}
