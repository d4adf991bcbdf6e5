package io.scimify.webapp.rest;

import io.scimify.application.port.in.AdministerTenantsUseCase;
import io.scimify.domain.tenant.Tenant;
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

/** {@code /tenants}. */
@Path("tenants")
public final class TenantsResource {
  private final AdministerTenantsUseCase tenants;
  private final Answers answers;

  TenantsResource(AdministerTenantsUseCase tenants, Answers answers) {
    this.tenants = tenants;
    this.answers = answers;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(@Context SecurityContext who, @Context UriInfo uri, String text) {
    Body body = Body.read(text);
    return answers.created(
        tenants.create(
            BasicAuthentication.callerOf(who), body.required("id"), body.required("name")),
        tenant -> uri.getAbsolutePathBuilder().path(tenant.id().value()).build(),
        TenantsResource::json);
  }

  @GET
  public Response list(@Context SecurityContext who) {
    return answers.ok(
        tenants.list(BasicAuthentication.callerOf(who)),
        all -> Answers.array(all, TenantsResource::json));
  }

  @GET
  @Path("{tenant}")
  public Response get(@Context SecurityContext who, @PathParam("tenant") String tenant) {
    return answers.ok(
        tenants.get(BasicAuthentication.callerOf(who), Ids.tenant(tenant)), TenantsResource::json);
  }

  @PATCH
  @Path("{tenant}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response rename(
      @Context SecurityContext who, @PathParam("tenant") String tenant, String text) {
    TenantId id = Ids.tenant(tenant);
    return answers.ok(
        tenants.rename(BasicAuthentication.callerOf(who), id, Body.read(text).required("name")),
        TenantsResource::json);
  }

  @DELETE
  @Path("{tenant}")
  public Response delete(@Context SecurityContext who, @PathParam("tenant") String tenant) {
    return answers.noContent(tenants.delete(BasicAuthentication.callerOf(who), Ids.tenant(tenant)));
  }

  private static JsonObject json(Tenant tenant) {
    return new JsonFields()
        .add("id", tenant.id())
        .add("name", tenant.name())
        .add("createdAt", tenant.createdAt())
        .build();
  }
}
