package io.scimify.adapter.scim.error;

import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.wire.ScimError;
import io.scimify.application.port.out.StorageUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** The one place where whatever was thrown becomes a SCIM error; internals stay in the log. */
public final class ScimErrorMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = System.getLogger(ScimErrorMapper.class.getName());

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof ScimException error) {
      return ErrorResponse.of(error);
    }
    if (thrown instanceof WebApplicationException container) {
      return ofContainer(container.getResponse());
    }
    if (thrown instanceof StorageUnavailableException lost) {
      // one line each: an outage must not drown the log
      LOG.log(Level.WARNING, "A SCIM request was refused: {0}", lost.getMessage());
      LOG.log(Level.DEBUG, "Where it was refused", lost);
      String detail =
          lost.sentence()
              + " What was recorded before will be carried out, anything else was not changed;"
              + " try again.";
      return lost.isOfAudit() ? ErrorResponse.unavailable(detail) : ErrorResponse.tryAgain(detail);
    }
    LOG.log(Level.ERROR, "A SCIM request failed unexpectedly", thrown);
    return ErrorResponse.of(
        500,
        "Scimify failed unexpectedly and changed nothing it did not record. Look for the"
            + " X-Correlation-Id of this answer in the server's log.");
  }

  /** Keeps the status and what belongs to it, replaces the body. */
  private static Response ofContainer(Response original) {
    int status = original.getStatus();
    Response.ResponseBuilder response =
        ErrorResponse.builder(new ScimError(status, Optional.empty(), StatusDetail.of(status)));
    for (String kept : new String[] {HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER}) {
      String value = original.getHeaderString(kept);
      if (value != null) {
        response.header(kept, value);
      }
    }
    return response.build();
  }
}
