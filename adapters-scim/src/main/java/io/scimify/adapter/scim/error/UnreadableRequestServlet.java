package io.scimify.adapter.scim.error;

import io.scimify.adapter.scim.wire.JsonTree;
import io.scimify.adapter.scim.wire.ScimError;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * The error page for addresses that the container refuses before any filter sees them, such as an
 * id with {@code %2F}.
 */
@WebServlet(urlPatterns = "/errors/unreadable-request")
public final class UnreadableRequestServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body =
        JsonTree.write(new ScimError(400, Optional.empty(), StatusDetail.of(400)).toTree());
    response.setStatus(400);
    response.setContentType(ErrorResponse.MEDIA_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
