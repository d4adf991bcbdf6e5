package io.scimify.adapter.jamf;

import io.scimify.domain.integration.JamfPrivilege;
import java.util.Optional;

/**
 * One call to be made, without the bearer token.
 *
 * @param path path and query, beginning with a slash
 * @param body with its content type, or none
 * @param privilege what Jamf asks for, or none
 */
record JamfRequest(
    String method,
    String path,
    String accept,
    Optional<Body> body,
    Optional<JamfPrivilege> privilege) {

  static final String JSON = "application/json";
  static final String XML = "application/xml";

  record Body(String contentType, String text) {}

  static JamfRequest json(String method, String path, JamfPrivilege privilege) {
    return new JamfRequest(method, path, JSON, Optional.empty(), Optional.of(privilege));
  }

  /** Classic is read as XML, because its JSON folds lists (fact sheet Jamf §2.2). */
  static JamfRequest xml(String method, String path, JamfPrivilege privilege) {
    return new JamfRequest(method, path, XML, Optional.empty(), Optional.of(privilege));
  }

  /** A call that needs a token but no privilege. */
  static JamfRequest open(String path) {
    return new JamfRequest("GET", path, JSON, Optional.empty(), Optional.empty());
  }

  /** Classic takes XML only, the Jamf Pro API JSON only. */
  JamfRequest with(String text) {
    return new JamfRequest(method, path, accept, Optional.of(new Body(accept, text)), privilege);
  }

  boolean isRead() {
    return method.equals("GET");
  }

  boolean isCreate() {
    return method.equals("POST");
  }

  boolean isClassic() {
    return path.startsWith("/JSSResource/");
  }
}
