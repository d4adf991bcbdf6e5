package io.scimify.adapter.scim.resource;

import jakarta.ws.rs.Path;

/** {@code /Users}. */
@Path("{instance}/scim/v2/Users")
public final class UsersResource extends ResourceTypeResource {

  UsersResource(UsersEndpoint users, HttpExchange http) {
    super(users, http);
  }
}
