package io.scimify.adapter.scim.resource;

import jakarta.ws.rs.Path;

/** {@code /Groups}. */
@Path("{instance}/scim/v2/Groups")
public final class GroupsResource extends ResourceTypeResource {

  GroupsResource(GroupsEndpoint groups, HttpExchange http) {
    super(groups, http);
  }
}
