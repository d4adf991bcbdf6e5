package io.scimify.adapter.scim.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An error document, RFC 7644 §3.12; {@code status} is a string there. */
public record ScimError(int status, Optional<String> scimType, String detail) {

  public static final String URN = "urn:ietf:params:scim:api:messages:2.0:Error";

  public Map<String, Object> toTree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("schemas", List.of(URN));
    tree.put("status", Integer.toString(status));
    scimType.ifPresent(keyword -> tree.put("scimType", keyword));
    tree.put("detail", detail);
    return tree;
  }
}
