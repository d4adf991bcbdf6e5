package io.scimify.adapter.scim.auth;

import io.scimify.application.port.in.ScimCaller;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** The authenticated SCIM client as JAX-RS hands it to resources. */
public record ScimPrincipal(ScimCaller caller, boolean secure)
    implements Principal, SecurityContext {

  @Override
  public String getName() {
    return caller.keyLabel();
  }

  @Override
  public Principal getUserPrincipal() {
    return this;
  }

  @Override
  public boolean isUserInRole(String role) {
    return false;
  }

  @Override
  public boolean isSecure() {
    return secure;
  }

  @Override
  public String getAuthenticationScheme() {
    return "Bearer";
  }

  /** The caller of a request that passed {@link ScimAuthenticationFilter}. */
  public static ScimCaller callerOf(SecurityContext context) {
    if (context.getUserPrincipal() instanceof ScimPrincipal principal) {
      return principal.caller();
    }
    throw new IllegalStateException("The request has not passed the authentication filter");
  }
}
