package io.scimify.webapp.rest;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.AdministerAdministratorsUseCase;
import io.scimify.domain.administration.Administrator;
import io.scimify.domain.administration.Role;
import io.scimify.domain.tenant.TenantId;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** {@code /administrators}: who may use the console and this API. */
@Path("administrators")
public final class AdministratorsResource {
  private final AdministerAdministratorsUseCase administrators;
  private final Answers answers;

  AdministratorsResource(AdministerAdministratorsUseCase administrators, Answers answers) {
    this.administrators = administrators;
    this.answers = answers;
  }

  @GET
  public Response list(@Context SecurityContext who) {
    return answers.ok(
        administrators.list(BasicAuthentication.callerOf(who)),
        all -> Answers.array(all, AdministratorsResource::json));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(@Context SecurityContext who, @Context UriInfo uri, String text) {
    Body body = Body.read(text);
    return answers.created(
        administrators.create(
            BasicAuthentication.callerOf(who),
            body.required("userName"),
            body.required("password"),
            role(body),
            tenant(body)),
        made -> uri.getAbsolutePathBuilder().path(made.userName()).build(),
        AdministratorsResource::json);
  }

  @PUT
  @Path("{userName}/role")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response changeRole(
      @Context SecurityContext who, @PathParam("userName") String userName, String text) {
    Body body = Body.read(text);
    return shown(
        administrators.changeRole(
            BasicAuthentication.callerOf(who), userName, role(body), tenant(body)));
  }

  @PUT
  @Path("{userName}/password")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response changePassword(
      @Context SecurityContext who, @PathParam("userName") String userName, String text) {
    Body body = Body.read(text);
    return answers.noContent(
        administrators.changePassword(
            BasicAuthentication.callerOf(who),
            userName,
            body.text("presentPassword"),
            body.required("password")));
  }

  @POST
  @Path("{userName}/suspend")
  public Response suspend(@Context SecurityContext who, @PathParam("userName") String userName) {
    return suspended(who, userName, true);
  }

  @POST
  @Path("{userName}/activate")
  public Response activate(@Context SecurityContext who, @PathParam("userName") String userName) {
    return suspended(who, userName, false);
  }

  @DELETE
  @Path("{userName}")
  public Response delete(@Context SecurityContext who, @PathParam("userName") String userName) {
    return answers.noContent(administrators.delete(BasicAuthentication.callerOf(who), userName));
  }

  private Response suspended(SecurityContext who, String userName, boolean suspended) {
    AdminCaller caller = BasicAuthentication.callerOf(who);
    return shown(administrators.suspend(caller, userName, suspended));
  }

  private Response shown(AdminResult<Administrator> result) {
    return answers.ok(result, AdministratorsResource::json);
  }

  private static Role role(Body body) {
    return body.word("role", Role.class)
        .orElseThrow(() -> Problem.invalid("role", "\"role\" must be OWNER, ADMIN or VIEWER."));
  }

  private static Optional<TenantId> tenant(Body body) {
    return body.text("tenantId").filter(id -> !id.isBlank()).map(TenantId::new);
  }

  private static JsonObject json(Administrator administrator) {
    return new JsonFields()
        .add("userName", administrator.userName())
        .add("role", administrator.role())
        .add("tenantId", administrator.tenant())
        .add("signInBy", administrator.isLocal() ? "PASSWORD" : "OIDC")
        .add("suspended", administrator.suspended())
        .add("lastSignInAt", administrator.lastSignInAt())
        .add("createdAt", administrator.createdAt())
        .build();
  }
}
