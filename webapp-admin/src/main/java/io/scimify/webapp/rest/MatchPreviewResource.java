package io.scimify.webapp.rest;

import io.scimify.application.port.in.ReconcileUseCase;
import io.scimify.domain.reconciliation.MatchPreview;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

/** {@code …/match-preview}: what connecting an identity provider will meet in Jamf. */
@Path("tenants/{tenant}/integrations/{id}/match-preview")
public final class MatchPreviewResource {
  private final ReconcileUseCase reconciliation;
  private final Answers answers;

  MatchPreviewResource(ReconcileUseCase reconciliation, Answers answers) {
    this.reconciliation = reconciliation;
    this.answers = answers;
  }

  @GET
  public Response preview(
      @Context SecurityContext who,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id) {
    return answers.ok(
        reconciliation.matchPreview(
            BasicAuthentication.callerOf(who), Ids.tenant(tenant), Ids.integration(id)),
        MatchPreviewResource::json);
  }

  private static JsonObject json(MatchPreview preview) {
    return new JsonFields()
        .add("usersInJamf", (long) preview.usersInJamf())
        .add("alreadyProvisioned", json(preview.provisioned()))
        .add("exactMatches", json(preview.exact()))
        .add("caseOnlyCollisions", json(preview.caseOnly()))
        .add("duplicateEmails", json(preview.duplicateEmail()))
        .add("unknownToIdentityProvider", json(preview.unknown()))
        .build();
  }

  private static JsonObject json(MatchPreview.Matches matches) {
    return new JsonFields()
        .add("count", (long) matches.count())
        .add("first", Answers.array(matches.first(), Json::createValue))
        .build();
  }
}
