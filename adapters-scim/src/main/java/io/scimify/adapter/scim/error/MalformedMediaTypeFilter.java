package io.scimify.adapter.scim.error;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Refuses media types that are none, such as {@code json} or {@code text/}. The JAX-RS container
 * reads these headers before any of its filters and fails on them in a way of its own.
 */
@WebFilter(urlPatterns = "/instances/*", asyncSupported = true)
public final class MalformedMediaTypeFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!isWellFormed(request.getContentType())) {
      ErrorPage.write(
          response,
          415,
          "Content-Type \"%s\" is not a media type. Send application/scim+json or application/json."
              .formatted(request.getContentType()));
    } else if (!areWellFormed(request.getHeader("Accept"))) {
      ErrorPage.write(
          response,
          406,
          "Accept \"%s\" is not a list of media types. Accept application/scim+json."
              .formatted(request.getHeader("Accept")));
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean areWellFormed(@Nullable String list) {
    return list == null
        || Arrays.stream(list.split(",")).allMatch(MalformedMediaTypeFilter::isWellFormed);
  }

  /**
   * The form {@code type/subtype} of RFC 9110 §8.3.1, parameters aside; nothing is fine as well.
   */
  static boolean isWellFormed(@Nullable String mediaType) {
    if (mediaType == null || mediaType.isBlank()) {
      return true;
    }
    String bare = mediaType.split(";", 2)[0].strip();
    int slash = bare.indexOf('/');
    return slash > 0 && slash < bare.length() - 1 && bare.indexOf('/', slash + 1) < 0;
  }
}
