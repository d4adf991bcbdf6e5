package io.scimify.adapter.scim.resource;

import io.scimify.adapter.scim.wire.EntityTag;
import io.scimify.adapter.scim.wire.ListResponse;
import java.util.Map;
import java.util.Optional;

/** An answer before it is HTTP, so that Bulk can hold many of them. */
record ScimAnswer(
    int status,
    Optional<Map<String, Object>> body,
    Optional<String> location,
    Optional<EntityTag> tag) {

  static ScimAnswer ok(Map<String, Object> body) {
    return new ScimAnswer(200, Optional.of(body), Optional.empty(), Optional.empty());
  }

  static ScimAnswer ok(ListResponse list) {
    return ok(list.toTree());
  }

  static ScimAnswer resource(int status, Representation shown, Map<String, Object> body) {
    return new ScimAnswer(status, Optional.of(body), Optional.of(shown.location()), shown.tag());
  }

  static ScimAnswer withoutBody(int status, Representation shown) {
    return new ScimAnswer(status, Optional.empty(), Optional.of(shown.location()), shown.tag());
  }

  static ScimAnswer noContent() {
    return new ScimAnswer(204, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
