package io.scimify.adapter.scim.resource;

import io.scimify.adapter.scim.filter.Filter;
import io.scimify.adapter.scim.schema.ResourceType;
import io.scimify.adapter.scim.wire.Projection;
import io.scimify.adapter.scim.wire.Query;
import io.scimify.adapter.scim.wire.ResultWindow;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be done with one type of resource, RFC 7644 §3.2, without HTTP around it. */
interface Endpoint {

  ResourceType type();

  ScimAnswer create(ScimCall call, Map<String, @Nullable Object> body);

  ScimAnswer get(ScimCall call, String id);

  ScimAnswer replace(ScimCall call, String id, Map<String, @Nullable Object> body);

  ScimAnswer patch(ScimCall call, String id, Map<String, @Nullable Object> body);

  ScimAnswer delete(ScimCall call, String id);

  ScimAnswer search(ScimCall call, Query query);

  /** Adds all resources that match the filter. */
  void collect(ScimCall call, Optional<Filter> filter, ResultWindow matches);

  /** The found resource with what is read only for what is shown. */
  Map<String, Object> complete(ScimCall call, Map<String, Object> found, Projection projection);
}
