package io.scimify.webapp.rest;

import io.scimify.application.port.out.StorageUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Whatever goes wrong, the client gets a problem document and never a stack trace. */
final class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());
  private static final int SOON_SECONDS = 30;

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof Problem problem) {
      return problem.response();
    }
    if (thrown instanceof WebApplicationException http) {
      return ofContainer(http);
    }
    if (thrown instanceof IllegalArgumentException invalid) {
      return Problem.invalid("", String.valueOf(invalid.getMessage())).response();
    }
    if (thrown instanceof StorageUnavailableException lost) {
      // one line each: an outage must not drown the log
      LOG.log(Level.WARNING, "An admin request was refused: {0}", lost.getMessage());
      LOG.log(Level.DEBUG, "Where it was refused", lost);
      return Response.fromResponse(
              Problem.ofStatus(503, lost.sentence() + " Nothing was changed; try again.")
                  .response())
          .header(HttpHeaders.RETRY_AFTER, SOON_SECONDS)
          .build();
    }
    LOG.log(Level.ERROR, "An admin request failed", thrown);
    return Problem.ofStatus(500, "Something failed on our side; the server's log has the details.")
        .response();
  }

  private static Response ofContainer(WebApplicationException http) {
    int status = http.getResponse().getStatus();
    String detail =
        switch (status) {
          case 404 -> "There is nothing at this path; see /openapi for all paths.";
          case 405 -> "This path does not know this method; see /openapi.";
          case 415 -> "Send the body as application/json.";
          default -> "The request was refused: " + http.getResponse().getStatusInfo();
        };
    return Problem.ofStatus(status, detail).response();
  }
}
