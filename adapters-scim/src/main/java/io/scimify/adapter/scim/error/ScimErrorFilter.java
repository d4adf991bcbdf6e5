package io.scimify.adapter.scim.error;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Turns the servlet container's own error pages below the SCIM addresses into SCIM JSON. Okta shows
 * anything else as "Invalid JSON: Unrecognized token".
 */
@WebFilter(urlPatterns = "/instances/*", asyncSupported = true)
public final class ScimErrorFilter implements Filter {

  private static final Logger LOG = System.getLogger(ScimErrorFilter.class.getName());

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!(response instanceof HttpServletResponse http)) {
      chain.doFilter(request, response);
      return;
    }
    try {
      chain.doFilter(request, new ScimErrorPages(http));
    } catch (RuntimeException | ServletException failed) {
      if (http.isCommitted()) {
        throw failed;
      }
      LOG.log(Level.ERROR, "A SCIM request failed outside the SCIM resources", failed);
      ErrorPage.write(http, 500);
    }
  }

  /** A response whose error pages are SCIM error documents. */
  private static final class ScimErrorPages extends HttpServletResponseWrapper {

    ScimErrorPages(HttpServletResponse response) {
      super(response);
    }

    private HttpServletResponse response() {
      return (HttpServletResponse) getResponse();
    }

    @Override
    public void sendError(int status) throws IOException {
      ErrorPage.write(response(), status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
      ErrorPage.write(response(), status);
    }
  }
}
