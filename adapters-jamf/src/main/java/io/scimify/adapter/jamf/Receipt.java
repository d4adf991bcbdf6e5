package io.scimify.adapter.jamf;

import java.util.Optional;

/**
 * Whether a successful answer to a change or a deletion is one that Jamf gives: 204 of the Pro API,
 * an empty 201 of Classic, or the object's id under any root (fact sheet Jamf §2.1, §3.1, §4.1). A
 * proxy may say 200 to anything, and an API that never does may seem to say 204.
 */
final class Receipt {
  private Receipt() {}

  static boolean isIn(Reply reply, JamfRequest request, JamfJson json) {
    if (reply.status() == 204 || reply.text().isBlank()) {
      return reply.status() == (request.isClassic() ? 201 : 204);
    }
    return named(reply, json).filter(id -> request.path().endsWith("/" + id)).isPresent();
  }

  private static Optional<Long> named(Reply reply, JamfJson json) {
    return Xml.idInAnyRoot(reply).or(() -> json.id(reply));
  }
}
