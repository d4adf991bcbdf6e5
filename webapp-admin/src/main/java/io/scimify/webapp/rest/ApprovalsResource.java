package io.scimify.webapp.rest;

import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.ReviewOperationsUseCase;
import io.scimify.application.port.in.ReviewOperationsUseCase.Affected;
import io.scimify.application.port.in.ReviewOperationsUseCase.Consequences;
import io.scimify.domain.operation.OperationId;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.ProvisioningOperation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /tenants/{tenant}/integrations/{id}/approvals}: what waits for a person. */
@Path("tenants/{tenant}/integrations/{id}/approvals")
public final class ApprovalsResource {
  private final ReviewOperationsUseCase operations;
  private final Answers answers;

  ApprovalsResource(ReviewOperationsUseCase operations, Answers answers) {
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
        all -> Answers.array(all, ApprovalsResource::json));
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
        ApprovalsResource::json);
  }

  /** What observe mode would have done so far, by type of operation. */
  @GET
  @Path("observed")
  public Response observed(
      @Context SecurityContext who,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id) {
    return answers.ok(
        operations.observed(
            BasicAuthentication.callerOf(who), Ids.tenant(tenant), Ids.integration(id)),
        ApprovalsResource::json);
  }

  @POST
  @Path("{operation}/approve")
  public Response approveOne(
      @Context SecurityContext who,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id,
      @PathParam("operation") String operation,
      String text) {
    return answers.ok(
        found(approve(who, tenant, id, List.of(Ids.operation(operation)), text), operation),
        count -> counted("approved", count));
  }

  @POST
  @Path("{operation}/reject")
  public Response rejectOne(
      @Context SecurityContext who,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id,
      @PathParam("operation") String operation,
      String text) {
    return answers.ok(
        found(reject(who, tenant, id, List.of(Ids.operation(operation)), text), operation),
        count -> counted("rejected", count));
  }

  /**
   * Body: {@code {"operations":[ids…],"reason":"…"}}, or {@code "all":true} for all that are held.
   */
  @POST
  @Path("approve")
  public Response approveSome(
      @Context SecurityContext who,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id,
      String text) {
    return answers.ok(
        approve(who, tenant, id, chosen(who, tenant, id, text), text),
        count -> counted("approved", count));
  }

  /** Body as for approving; changes nothing. */
  @POST
  @Path("preview")
  public Response preview(
      @Context SecurityContext who,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id,
      String text) {
    return answers.ok(
        operations.preview(
            BasicAuthentication.callerOf(who),
            Ids.tenant(tenant),
            Ids.integration(id),
            chosen(who, tenant, id, text)),
        ApprovalsResource::json);
  }

  /** Body as for approving. */
  @POST
  @Path("reject")
  public Response rejectSome(
      @Context SecurityContext who,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id,
      String text) {
    return answers.ok(
        reject(who, tenant, id, chosen(who, tenant, id, text), text),
        count -> counted("rejected", count));
  }

  private AdminResult<Integer> approve(
      SecurityContext who, String tenant, String id, List<OperationId> chosen, String text) {
    return operations.approve(
        BasicAuthentication.callerOf(who),
        Ids.tenant(tenant),
        Ids.integration(id),
        chosen,
        reason(text));
  }

  private AdminResult<Integer> reject(
      SecurityContext who, String tenant, String id, List<OperationId> chosen, String text) {
    return operations.reject(
        BasicAuthentication.callerOf(who),
        Ids.tenant(tenant),
        Ids.integration(id),
        chosen,
        reason(text));
  }

  private static JsonObject counted(String verb, int count) {
    return new JsonFields().add(verb, (long) count).build();
  }

  private static String reason(String text) {
    return text.isBlank() ? "" : Body.read(text).text("reason").orElse("");
  }

  private List<OperationId> chosen(SecurityContext who, String tenant, String id, String text) {
    Body body = Body.read(text);
    return body.flag("all").orElse(false) ? held(who, tenant, id) : chosen(body);
  }

  /** All that are held now; a caller who may not see them gets none, and the refusal afterwards. */
  private List<OperationId> held(SecurityContext who, String tenant, String id) {
    AdminResult<List<OperationId>> held =
        operations.all(
            BasicAuthentication.callerOf(who),
            Ids.tenant(tenant),
            Ids.integration(id),
            OperationState.HELD);
    return held instanceof AdminResult.Done<List<OperationId>> done ? done.value() : List.of();
  }

  private static List<OperationId> chosen(Body body) {
    return body.texts("operations")
        .map(ids -> ids.stream().map(Ids::operation).toList())
        .orElseThrow(
            () ->
                Problem.invalid(
                    "operations",
                    "\"operations\" must list operation ids, or \"all\" must be true."));
  }

  private static JsonObject json(Consequences consequences) {
    return new JsonFields()
        .add("usersDeleted", names(consequences.usersDeleted()))
        .add("groupsChanged", names(consequences.groupsChanged()))
        .add("triedAgain", names(consequences.triedAgain()))
        .add("refusal", consequences.refusal())
        .build();
  }

  private static JsonObject names(Affected affected) {
    return new JsonFields()
        .add("count", (long) affected.count())
        .add("names", Answers.array(affected.names(), Json::createValue))
        .build();
  }

  /** One that is named has to be there; of several, those that still wait are decided. */
  private static AdminResult<Integer> found(AdminResult<Integer> result, String operation) {
    return result.then(
        count ->
            count == 0
                ? AdminResult.refused(
                    AdminResult.Reason.NOT_FOUND,
                    "operation",
                    "No operation \"" + operation + "\" waits here; it may be decided already.")
                : AdminResult.done(count));
  }

  static JsonObject json(Map<? extends Enum<?>, Integer> counts) {
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
        .add("subjectName", operation.target().name())
        .add("attempts", (long) operation.attempts())
        .add("createdAt", operation.createdAt())
        .add("dueAt", operation.dueAt())
        .add("detail", operation.detail())
        .add("correlationId", operation.correlation())
        .build();
  }
}
