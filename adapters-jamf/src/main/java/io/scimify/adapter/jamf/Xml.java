package io.scimify.adapter.jamf;

import io.scimify.application.port.out.JamfResult.Reason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a Classic answer says, or that it says nothing. */
final class Xml {
  private Xml() {}

  static XmlElement root(Reply reply, String name) {
    return XmlElement.parse(reply.body())
        .filter(root -> root.name().equals(name))
        .orElseThrow(() -> unreadable(reply, name));
  }

  /** The items of a list that is complete by its own count. */
  static List<XmlElement> list(Reply reply, String name, String item) {
    return complete(root(reply, name), item);
  }

  static List<XmlElement> complete(XmlElement list, String item) {
    List<XmlElement> items = list.children(item);
    OptionalLong size = list.number("size");
    if (size.isPresent() && size.getAsLong() != items.size()) {
      throw JamfFailure.of(
          Reason.UNEXPECTED,
          "Jamf Pro listed "
              + items.size()
              + " of "
              + size.getAsLong()
              + " entries in <"
              + list.name()
              + ">.");
    }
    return items;
  }

  static long id(XmlElement element) {
    OptionalLong id = element.number("id");
    if (id.isEmpty() || id.getAsLong() <= 0) {
      throw JamfFailure.of(
          Reason.UNEXPECTED, "Jamf Pro gave a <" + element.name() + "> without an id.");
    }
    return id.getAsLong();
  }

  static String name(XmlElement element) {
    String name = element.text("name");
    if (name.isBlank()) {
      throw JamfFailure.of(
          Reason.UNEXPECTED, "Jamf Pro gave a <" + element.name() + "> without a name.");
    }
    return name;
  }

  /** Write answers vary in their root, or are empty (fact sheet Jamf §3.1). */
  static Optional<Long> idInAnyRoot(Reply reply) {
    return XmlElement.parse(reply.body())
        .map(root -> root.number("id"))
        .filter(id -> id.isPresent() && id.getAsLong() > 0)
        .map(OptionalLong::getAsLong);
  }

  private static JamfFailure unreadable(Reply reply, String name) {
    return JamfFailure.of(
            Reason.UNEXPECTED, "Jamf Pro's answer is not the <" + name + "> it should be.")
        .withStatus(reply.status());
  }
}
