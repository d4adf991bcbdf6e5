package io.scimify.webapp.rest;

import io.scimify.application.port.in.ReviewOperationsUseCase;
import io.scimify.domain.operation.OperationId;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.ProvisioningOperation;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /tenants/{tenant}/integrations/{id}/operations}: what waits for a person. */
@Path("tenants/{tenant}/integrations/{id}/operations")
public final class OperationsResource {
  private final ReviewOperationsUseCase operations;
  private final Answers answers;

  OperationsResource(ReviewOperationsUseCase operations, Answers answers) {
    this.operations = operations;
    this.answers = answers;
  }

  @GET
  public Response waiting(
      @Context SecurityContext who,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id,
      @QueryParam("state") @Nullable String state,
      @QueryParam("page") @Nullable String page,
      @QueryParam("pageSize") @Nullable String pageSize) {
    PageRequest wanted = PageRequest.of(page, pageSize);
    OperationState of =
        state == null ? OperationState.HELD : Body.wordOf("state", state, OperationState.class);
    return answers.ok(
        operations.waiting(
            BasicAuthentication.callerOf(who),
            Ids.tenant(tenant),
            Ids.integration(id),
            of,
            wanted.offset(),
            wanted.pageSize()),
        all -> Answers.array(all, OperationsResource::json));
  }

  @GET
  @Path("counts")
  public Response counts(
      @Context SecurityContext who,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id) {
    return answers.ok(
        operations.counts(
            BasicAuthentication.callerOf(who), Ids.tenant(tenant), Ids.integration(id)),
        OperationsResource::json);
  }

  @POST
  @Path("approve")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response approve(
      @Context SecurityContext who,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id,
      String text) {
    Body body = Body.read(text);
    return answers.ok(
        operations.approve(
            BasicAuthentication.callerOf(who),
            Ids.tenant(tenant),
            Ids.integration(id),
            chosen(body),
            body.required("reason")),
        count -> new JsonFields().add("approved", (long) count).build());
  }

  @POST
  @Path("reject")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response reject(
      @Context SecurityContext who,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id,
      String text) {
    Body body = Body.read(text);
    return answers.ok(
        operations.reject(
            BasicAuthentication.callerOf(who),
            Ids.tenant(tenant),
            Ids.integration(id),
            chosen(body),
            body.required("reason")),
        count -> new JsonFields().add("rejected", (long) count).build());
  }

  private static List<OperationId> chosen(Body body) {
    return body.texts("operations")
        .map(ids -> ids.stream().map(Ids::operation).toList())
        .orElseThrow(
            () -> Problem.invalid("operations", "\"operations\" must list operation ids."));
  }

  private static JsonObject json(Map<OperationState, Integer> counts) {
    JsonFields json = new JsonFields();
    counts.forEach((state, count) -> json.add(state.name(), (long) count));
    return json.build();
  }

  private static JsonObject json(ProvisioningOperation operation) {
    return new JsonFields()
        .add("id", operation.id())
        .add("type", operation.type())
        .add("state", operation.state())
        .add("subjectType", operation.subject().kind())
        .add("subjectId", operation.subject().id())
        .add("attempts", (long) operation.attempts())
        .add("createdAt", operation.createdAt())
        .add("dueAt", operation.dueAt())
        .add("detail", operation.detail())
        .add("correlationId", operation.correlation())
        .build();
  }
}
