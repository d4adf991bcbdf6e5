package io.scimify.adapter.scim.error;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

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
    ErrorPage.write(response, 400);
  }
}
