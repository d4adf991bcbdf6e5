package io.scimify.webapp.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.SignInUseCase;
import io.scimify.domain.administration.Administrator;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** HTTP Basic with a local administrator (RFC 7617), for everything but the API's description. */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
final class BasicAuthentication implements ContainerRequestFilter {
  private static final String SCHEME = "basic ";

  private final SignInUseCase signIn;

  BasicAuthentication(SignInUseCase signIn) {
    this.signIn = signIn;
  }

  /** Who signed in. */
  private record Signed(AdminCaller caller) implements Principal {
    @Override
    public String getName() {
      return caller.userName();
    }
  }

  /** User name and password as they came. */
  private record Credentials(String userName, String password) {
    @Override
    public String toString() {
      return userName + ":***";
    }
  }

  static AdminCaller callerOf(SecurityContext security) {
    if (security.getUserPrincipal() instanceof Signed signed) {
      return signed.caller();
    }
    throw Problem.unauthorized();
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (OpenApiResource.isPublic(request.getUriInfo().getPath())) {
      return;
    }
    Administrator administrator =
        credentials(request.getHeaderString(HttpHeaders.AUTHORIZATION))
            .flatMap(
                given ->
                    signIn.signIn(
                        given.userName(), given.password(), CorrelationHeader.of(request)))
            .orElseThrow(Problem::unauthorized);
    request.setSecurityContext(
        new Security(
            new Signed(
                new AdminCaller(
                    administrator.userName(),
                    administrator.role(),
                    administrator.tenant(),
                    CorrelationHeader.of(request))),
            request.getSecurityContext().isSecure()));
  }

  private static Optional<Credentials> credentials(@Nullable String header) {
    if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
      String[] parts = new String(decoded, UTF_8).split(":", 2);
      return parts.length == 2
          ? Optional.of(new Credentials(parts[0], parts[1]))
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private record Security(Principal principal, boolean secure) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return principal;
    }

    @Override
    public boolean isUserInRole(String role) {
      return false; // the use cases decide, by role and tenant
    }

    @Override
    public boolean isSecure() {
      return secure;
    }

    @Override
    public String getAuthenticationScheme() {
      return BASIC_AUTH;
    }
  }
}
