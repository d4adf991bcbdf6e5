package io.scimify.webapp.rest;

import io.scimify.application.port.in.AdminResult;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** An answer that is an error, as {@code application/problem+json} (RFC 9457). */
final class Problem extends RuntimeException {
  static final String MEDIA_TYPE = "application/problem+json";

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String field;

  private Problem(int status, String field, String detail) {
    super(detail, null, false, false); // an answer, not a fault: no stack trace
    this.status = status;
    this.field = field;
  }

  static Problem of(AdminResult.Refused<?> refused) {
    int status =
        switch (refused.reason()) {
          case NOT_FOUND -> 404;
          case FORBIDDEN -> 403;
          case INVALID -> 400;
          case CONFLICT -> 409;
        };
    return new Problem(status, refused.field(), refused.detail());
  }

  static Problem invalid(String field, String detail) {
    return new Problem(400, field, detail);
  }

  static Problem unauthorized() {
    return new Problem(
        401, "", "Sign in with HTTP Basic as a local administrator; a locked account waits.");
  }

  static Problem ofStatus(int status, String detail) {
    return new Problem(status, "", detail);
  }

  Response response() {
    Response.ResponseBuilder response =
        Response.status(status).type(MEDIA_TYPE).entity(json().build().toString());
    if (status == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Scimify\", charset=\"UTF-8\"");
    }
    return response.build();
  }

  private JsonObjectBuilder json() {
    Response.Status known = Response.Status.fromStatusCode(status);
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("type", "about:blank")
            .add("title", known == null ? "Error" : known.getReasonPhrase())
            .add("status", status)
            .add("detail", String.valueOf(getMessage()));
    return field.isEmpty() ? json : json.add("field", field);
  }
}
