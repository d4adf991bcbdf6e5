package io.scimify.adapter.scim.error;

import io.scimify.adapter.scim.wire.JsonTree;
import io.scimify.adapter.scim.wire.ScimError;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** A SCIM error document (RFC 7644 §3.12) where there is no JAX-RS to write it. */
final class ErrorPage {

  private ErrorPage() {}

  static void write(HttpServletResponse response, int status) throws IOException {
    write(response, status, StatusDetail.of(status));
  }

  static void write(HttpServletResponse response, int status, String detail) throws IOException {
    byte[] body = JsonTree.write(new ScimError(status, Optional.empty(), detail).toTree());
    response.resetBuffer();
    response.setStatus(status);
    response.setContentType(ErrorResponse.MEDIA_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }
}
