package io.scimify.adapter.scim.auth;

import io.scimify.adapter.scim.error.ErrorResponse;
import io.scimify.application.port.in.AuthenticateScimClientUseCase;
import io.scimify.application.port.in.ScimCaller;
import io.scimify.domain.operation.CorrelationId;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets a request in that brings a key of the instance in its path; before anything is matched. */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public final class ScimAuthenticationFilter implements ContainerRequestFilter {

  private static final Pattern INSTANCE = Pattern.compile("/?([^/]+)/scim/v2(?:/.*)?");

  private final AuthenticateScimClientUseCase authentication;

  public ScimAuthenticationFilter(AuthenticateScimClientUseCase authentication) {
    this.authentication = authentication;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    CorrelationId correlation = CorrelationFilter.of(request);
    Matcher path = INSTANCE.matcher(request.getUriInfo().getPath());
    if (!path.matches()) {
      request.abortWith(
          ErrorResponse.of(
              404,
              "There is nothing at this address. A SCIM base URL ends in"
                  + " /instances/{instanceId}/scim/v2."));
      return;
    }
    Optional<ScimCaller> caller =
        ApiKey.in(request.getHeaderString(HttpHeaders.AUTHORIZATION))
            .flatMap(key -> authentication.authenticate(path.group(1), key, correlation));
    if (caller.isPresent()) {
      boolean secure =
          request.getSecurityContext() != null && request.getSecurityContext().isSecure();
      request.setSecurityContext(new ScimPrincipal(caller.get(), secure));
    } else {
      request.abortWith(
          ErrorResponse.unauthorized(
              "The SCIM key is missing, wrong or expired for this integration. Paste a current key"
                  + " into the identity provider."));
    }
  }
}
