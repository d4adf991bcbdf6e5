package io.scimify.adapter.scim.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A page of resources, RFC 7644 §3.4.2.
 *
 * @param totalResults all matches, on whatever page
 * @param startIndex position of the first one here, from 1
 */
public record ListResponse(
    long totalResults, long startIndex, List<Map<String, Object>> resources) {

  public static final String URN = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

  public ListResponse {
    resources = List.copyOf(resources);
  }

  public static ListResponse complete(List<Map<String, Object>> resources) {
    return new ListResponse(resources.size(), 1, resources);
  }

  public Map<String, Object> toTree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("schemas", List.of(URN));
    tree.put("totalResults", totalResults);
    tree.put("startIndex", startIndex);
    // what is on this page, not what was asked for: Okta's review compares
    tree.put("itemsPerPage", resources.size());
    tree.put("Resources", resources);
    return tree;
  }
}
