package io.scimify.webapp.rest;

import io.scimify.application.port.in.RemoveIntegrationUseCase;
import io.scimify.application.port.in.RemoveIntegrationUseCase.Outlook;
import io.scimify.domain.integration.Removal;
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

/** {@code …/removal}: an integration instance vanishes together with the users that it manages. */
@Path("tenants/{tenant}/integrations/{id}/removal")
public final class RemovalResource {
  private final RemoveIntegrationUseCase removal;
  private final IntegrationJson json;
  private final Answers answers;

  RemovalResource(RemoveIntegrationUseCase removal, IntegrationJson json, Answers answers) {
    this.removal = removal;
    this.json = json;
    this.answers = answers;
  }

  @GET
  public Response outlook(
      @Context SecurityContext who,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id) {
    return answers.ok(
        removal.outlook(BasicAuthentication.callerOf(who), Ids.tenant(tenant), Ids.integration(id)),
        RemovalResource::json);
  }

  /** Body: {@code {"confirm":37}}, the number of users that the caller expects to be deleted. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response begin(
      @Context SecurityContext who,
      @Context UriInfo uri,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id,
      String text) {
    int confirmed = Body.read(text).requiredNumber("confirm");
    return answers.accepted(
        removal.begin(
            BasicAuthentication.callerOf(who), Ids.tenant(tenant), Ids.integration(id), confirmed),
        instance -> json.of(instance, uri));
  }

  @DELETE
  public Response callOff(
      @Context SecurityContext who,
      @Context UriInfo uri,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id) {
    return answers.accepted(
        removal.callOff(BasicAuthentication.callerOf(who), Ids.tenant(tenant), Ids.integration(id)),
        instance -> json.of(instance, uri));
  }

  private static JsonObject json(Outlook outlook) {
    JsonFields fields =
        new JsonFields()
            .add("deletes", (long) outlook.deletes())
            .add("stays", (long) outlook.stays())
            .add("remaining", (long) outlook.remaining())
            .add("waiting", ApprovalsResource.json(outlook.waiting()));
    outlook.running().ifPresent(running -> fields.add("running", json(running)));
    return fields.build();
  }

  static JsonObject json(Removal removal) {
    return new JsonFields()
        .add("askedBy", removal.askedBy())
        .add("askedAt", removal.askedAt())
        .add("users", (long) removal.users())
        .add("calledOff", removal.calledOff())
        .build();
  }
}
