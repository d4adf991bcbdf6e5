package io.scimify.webapp.rest;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.AdministerIntegrationsUseCase;
import io.scimify.application.port.in.AdministerIntegrationsUseCase.IntegrationPatch;
import io.scimify.application.port.in.AdministerIntegrationsUseCase.NewIntegration;
import io.scimify.application.port.out.ConnectionFinding;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.integration.ProvisioningScope;
import io.scimify.domain.tenant.TenantId;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/** {@code /tenants/{tenant}/integrations}. */
@Path("tenants/{tenant}/integrations")
public final class IntegrationsResource {
  /** What can be changed, and what a client that sends back what it read sends with it. */
  private static final String[] KNOWN = {
    "name",
    "instanceUrl",
    "clientId",
    "clientSecret",
    "groupDescription",
    "scope",
    "mode",
    "policy",
    "id",
    "tenantId",
    "type",
    "displayName",
    "status",
    "scimBaseUrl",
    "createdAt",
    "updatedAt",
    "quarantine"
  };

  private final AdministerIntegrationsUseCase integrations;
  private final IntegrationJson json;
  private final Answers answers;

  IntegrationsResource(
      AdministerIntegrationsUseCase integrations, IntegrationJson json, Answers answers) {
    this.integrations = integrations;
    this.json = json;
    this.answers = answers;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(
      @Context SecurityContext who,
      @Context UriInfo uri,
      @PathParam("tenant") String tenant,
      String text) {
    Body body = Body.read(text);
    NewIntegration wanted =
        new NewIntegration(
            body.text("type").orElse(IntegrationInstance.TYPE),
            filled(body, "name"),
            body.required("instanceUrl"),
            body.required("clientId"),
            body.required("clientSecret"),
            filled(body, "groupDescription"));
    return answers.created(
        integrations.create(BasicAuthentication.callerOf(who), Ids.tenant(tenant), wanted),
        made -> uri.getAbsolutePathBuilder().path(made.id().value()).build(),
        made -> json.of(made, uri));
  }

  @GET
  public Response list(
      @Context SecurityContext who, @Context UriInfo uri, @PathParam("tenant") String tenant) {
    return answers.ok(
        integrations.list(BasicAuthentication.callerOf(who), Ids.tenant(tenant)),
        all -> Answers.array(all, one -> json.of(one, uri)));
  }

  @GET
  @Path("{id}")
  public Response get(
      @Context SecurityContext who,
      @Context UriInfo uri,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id) {
    return shown(
        integrations.get(
            BasicAuthentication.callerOf(who), Ids.tenant(tenant), Ids.integration(id)),
        uri);
  }

  @PATCH
  @Path("{id}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  public Response patch(
      @Context SecurityContext who,
      @Context UriInfo uri,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id,
      String text) {
    AdminCaller caller = BasicAuthentication.callerOf(who);
    TenantId owner = Ids.tenant(tenant);
    IntegrationInstanceId instance = Ids.integration(id);
    Body body = Body.read(text);
    return shown(
        integrations
            .get(caller, owner, instance)
            .then(present -> integrations.patch(caller, owner, instance, patch(body, present))),
        uri);
  }

  @DELETE
  @Path("{id}")
  public Response delete(
      @Context SecurityContext who,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id) {
    return answers.noContent(
        integrations.delete(
            BasicAuthentication.callerOf(who), Ids.tenant(tenant), Ids.integration(id)));
  }

  @POST
  @Path("{id}/activate")
  public Response activate(
      @Context SecurityContext who,
      @Context UriInfo uri,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id) {
    return shown(
        integrations.activate(
            BasicAuthentication.callerOf(who), Ids.tenant(tenant), Ids.integration(id)),
        uri);
  }

  @POST
  @Path("{id}/pause")
  public Response pause(
      @Context SecurityContext who,
      @Context UriInfo uri,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id) {
    return shown(
        integrations.pause(
            BasicAuthentication.callerOf(who), Ids.tenant(tenant), Ids.integration(id)),
        uri);
  }

  @POST
  @Path("{id}/connection-check")
  public Response checkConnection(
      @Context SecurityContext who,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id) {
    return answers.ok(
        integrations.checkConnection(
            BasicAuthentication.callerOf(who), Ids.tenant(tenant), Ids.integration(id)),
        IntegrationsResource::findings);
  }

  private Response shown(AdminResult<IntegrationInstance> result, UriInfo uri) {
    return answers.ok(result, instance -> json.of(instance, uri));
  }

  private static IntegrationPatch patch(Body body, IntegrationInstance present) {
    body.only(KNOWN);
    return new IntegrationPatch(
        removable(body, "name"),
        body.text("instanceUrl"),
        body.text("clientId"),
        filled(body, "clientSecret"), // an untouched form field comes back empty
        removable(body, "groupDescription"),
        body.word("scope", ProvisioningScope.class),
        body.word("mode", ProvisioningMode.class),
        body.object("policy").map(change -> PolicyBody.over(present.policy(), change)));
  }

  // RFC 7396: null removes.
  private static Optional<String> removable(Body body, String field) {
    return body.has(field) ? Optional.of(body.text(field).orElse("")) : Optional.empty();
  }

  private static Optional<String> filled(Body body, String field) {
    return body.text(field).filter(value -> !value.isBlank());
  }

  private static JsonObject findings(List<ConnectionFinding> findings) {
    boolean good =
        findings.stream()
            .map(ConnectionFinding::verdict)
            .noneMatch(
                verdict ->
                    verdict == ConnectionFinding.Verdict.FAILED
                        || verdict == ConnectionFinding.Verdict.MISSING);
    return new JsonFields()
        .add("ok", good)
        .add("findings", Answers.array(findings, IntegrationsResource::finding))
        .build();
  }

  private static JsonObject finding(ConnectionFinding finding) {
    return new JsonFields()
        .add("check", finding.check())
        .add("verdict", finding.verdict())
        .add("sentence", finding.sentence())
        .build();
  }
}
