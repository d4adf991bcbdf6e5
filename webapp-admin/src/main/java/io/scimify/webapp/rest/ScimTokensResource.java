package io.scimify.webapp.rest;

import io.scimify.application.port.in.AdministerIntegrationsUseCase;
import io.scimify.application.port.in.AdministerIntegrationsUseCase.IssuedKey;
import io.scimify.domain.integration.ScimToken;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;

/**
 * {@code /tenants/{tenant}/integrations/{id}/scim-tokens}. A key is shown once, when it is made.
 */
@Path("tenants/{tenant}/integrations/{id}/scim-tokens")
public final class ScimTokensResource {
  private final AdministerIntegrationsUseCase integrations;
  private final Answers answers;

  ScimTokensResource(AdministerIntegrationsUseCase integrations, Answers answers) {
    this.integrations = integrations;
    this.answers = answers;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response issue(
      @Context SecurityContext who,
      @Context UriInfo uri,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id,
      String text) {
    Body body = Body.read(text);
    return answers.created(
        integrations.issueKey(
            BasicAuthentication.callerOf(who),
            Ids.tenant(tenant),
            Ids.integration(id),
            body.required("label"),
            body.instant("expiresAt")),
        issued -> uri.getAbsolutePathBuilder().path(issued.token().id().toString()).build(),
        ScimTokensResource::issued);
  }

  @GET
  public Response list(
      @Context SecurityContext who,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id) {
    return answers.ok(
        integrations.keys(
            BasicAuthentication.callerOf(who), Ids.tenant(tenant), Ids.integration(id)),
        all -> Answers.array(all, token -> described(token).build()));
  }

  @DELETE
  @Path("{token}")
  public Response revoke(
      @Context SecurityContext who,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id,
      @PathParam("token") String token) {
    return answers.noContent(
        integrations.revokeKey(
            BasicAuthentication.callerOf(who),
            Ids.tenant(tenant),
            Ids.integration(id),
            Ids.token(token)));
  }

  private static JsonObject issued(IssuedKey issued) {
    return described(issued.token()).add("token", issued.key()).build();
  }

  private static JsonFields described(ScimToken token) {
    return new JsonFields()
        .add("id", token.id())
        .add("label", token.label())
        .add("createdAt", token.createdAt())
        .add("expiresAt", token.expiresAt())
        .add("lastUsedAt", token.lastUsedAt());
  }
}
