package io.scimify.webapp.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Servers bring mappers for this type that would win over one for {@link Throwable}. */
final class ContainerProblemMapper implements ExceptionMapper<WebApplicationException> {
  private final ProblemMapper mapper = new ProblemMapper();

  @Override
  public Response toResponse(WebApplicationException thrown) {
    return mapper.toResponse(thrown);
  }
}
