package io.scimify.adapter.scim.auth;

import io.scimify.adapter.scim.error.ErrorResponse;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes every spelling of JSON and refuses what is certainly something else (RFC 7644 §3.1, §8.1).
 *
 * <p>Decided here and not by the container's matching, which answers parameters and missing headers
 * differently on each server.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION + 100)
public final class MediaTypeFilter implements ContainerRequestFilter {

  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
  private static final Set<String> ACCEPTABLE =
      Set.of("*/*", "application/*", "application/scim+json", "application/json", "text/json");

  @Override
  public void filter(ContainerRequestContext request) {
    String contentType = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
    String accept = request.getHeaderString(HttpHeaders.ACCEPT);
    if (WITH_BODY.contains(request.getMethod()) && !isJson(contentType)) {
      request.abortWith(
          ErrorResponse.of(
              415,
              "Content-Type \"%s\" is not supported. Send application/scim+json or application/json."
                  .formatted(contentType)));
    } else if (!accepts(accept)) {
      request.abortWith(
          ErrorResponse.of(
              406,
              "Nothing in Accept \"%s\" can be answered. Accept application/scim+json."
                  .formatted(accept)));
    }
  }

  static boolean isJson(@Nullable String contentType) {
    if (contentType == null || contentType.isBlank()) {
      return true;
    }
    String type = bare(contentType);
    return type.equals("application/json") || type.equals("text/json") || type.endsWith("+json");
  }

  static boolean accepts(@Nullable String accept) {
    return accept == null
        || accept.isBlank()
        || Arrays.stream(accept.split(","))
            .map(MediaTypeFilter::bare)
            .anyMatch(ACCEPTABLE::contains);
  }

  private static String bare(String type) {
    int parameters = type.indexOf(';');
    return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
  }
}
