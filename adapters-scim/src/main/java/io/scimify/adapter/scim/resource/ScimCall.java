package io.scimify.adapter.scim.resource;

import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.schema.ResourceType;
import io.scimify.adapter.scim.wire.EntityTag;
import io.scimify.adapter.scim.wire.Projection;
import io.scimify.application.port.in.ScimCaller;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request says beside its resource: who calls, where we are, on which condition, and which
 * attributes the answer is to have.
 *
 * @param base the SCIM base URL of the instance, without a slash at the end
 * @param ifMatch the header, or null
 * @param ifNoneMatch the header, or null
 * @param deadline after it, work that is not yet begun is left
 */
record ScimCall(
    ScimCaller caller,
    String base,
    @Nullable String ifMatch,
    @Nullable String ifNoneMatch,
    List<String> attributes,
    List<String> excludedAttributes,
    Deadline deadline) {

  Projection projection(ResourceType type) {
    return Projection.of(type, attributes, excludedAttributes);
  }

  boolean hasPrecondition() {
    return ifMatch != null;
  }

  /** RFC 7644 §3.14: a change of a version that the client has not seen is refused. */
  void requireMatch(EntityTag present) {
    if (ifMatch != null && !present.isIn(ifMatch)) {
      throw ScimException.of(
          412, "The resource has changed since it was read (If-Match). Read it again, then retry.");
    }
  }

  boolean hasSeen(EntityTag present) {
    return present.isIn(ifNoneMatch);
  }
}
