package io.scimify.adapter.scim.error;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/**
 * The container's own errors (no such path, method not allowed). Servers bring mappers for this
 * type that would win over one for {@link Throwable}.
 */
public final class ContainerErrorMapper implements ExceptionMapper<WebApplicationException> {

  private final ScimErrorMapper mapper = new ScimErrorMapper();

  @Override
  public Response toResponse(WebApplicationException thrown) {
    return mapper.toResponse(thrown);
  }
}
