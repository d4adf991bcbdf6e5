package io.scimify.adapter.scim.wire;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Encodes what a client left plain in a query: {@code filter=userName+eq+"ada"} is common, though
 * RFC 3986 §3.4 has no quotes in it, and servers refuse it in ways of their own.
 */
@WebFilter(urlPatterns = "/instances/*", asyncSupported = true)
public final class LenientQueryFilter implements Filter {

  private static final String PLAIN = "-._~!$&'()*+,;=:@/?%";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(
        request instanceof HttpServletRequest http ? new EncodedQuery(http) : request, response);
  }

  /** The query with all characters escaped that may not stand in one. */
  static String encoded(String query) {
    StringBuilder encoded = new StringBuilder(query.length() + 16);
    // containers hand the bytes of a query over as one character each
    for (byte c : query.getBytes(StandardCharsets.ISO_8859_1)) {
      if (Character.isLetterOrDigit(c) && c > 0 || PLAIN.indexOf(c) >= 0) {
        encoded.append((char) c);
      } else {
        encoded.append("%%%02X".formatted(c & 0xFF));
      }
    }
    return encoded.toString();
  }

  private static final class EncodedQuery extends HttpServletRequestWrapper {

    EncodedQuery(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getQueryString() {
      String query = super.getQueryString();
      return query == null ? null : encoded(query);
    }
  }
}
