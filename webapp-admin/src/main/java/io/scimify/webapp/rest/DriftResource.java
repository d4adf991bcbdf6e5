package io.scimify.webapp.rest;

import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.ReconcileUseCase;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.reconciliation.AttributeDifference;
import io.scimify.domain.reconciliation.DriftItem;
import io.scimify.domain.reconciliation.DriftItemId;
import io.scimify.domain.reconciliation.DriftKind;
import io.scimify.domain.reconciliation.DriftReport;
import io.scimify.domain.user.JamfUserId;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /tenants/{tenant}/integrations/{id}/drift}: where Jamf differs, and its repair. */
@Path("tenants/{tenant}/integrations/{id}/drift")
public final class DriftResource {
  private final ReconcileUseCase reconciliation;
  private final Answers answers;

  DriftResource(ReconcileUseCase reconciliation, Answers answers) {
    this.reconciliation = reconciliation;
    this.answers = answers;
  }

  @GET
  public Response overview(
      @Context SecurityContext who,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("page") @Nullable String page,
      @QueryParam("pageSize") @Nullable String pageSize) {
    PageRequest wanted = PageRequest.of(page, pageSize);
    Optional<DriftKind> of =
        Optional.ofNullable(kind)
            .filter(word -> !word.isBlank())
            .map(word -> Body.wordOf("kind", word, DriftKind.class));
    return answers.ok(
        reconciliation.overview(
            BasicAuthentication.callerOf(who),
            Ids.tenant(tenant),
            Ids.integration(id),
            of,
            wanted.offset(),
            wanted.pageSize()),
        overview -> json(overview, wanted));
  }

  @POST
  @Path("run")
  public Response run(
      @Context SecurityContext who,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id) {
    return answers.accepted(
        reconciliation.run(
            BasicAuthentication.callerOf(who), Ids.tenant(tenant), Ids.integration(id)),
        DriftResource::json);
  }

  /** Body: {@code {"items":[ids…]}}, or {@code {"all":true,"kind":"…"}}. */
  @POST
  @Path("repair")
  public Response repair(
      @Context SecurityContext who,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id,
      String text) {
    Body body = Body.read(text);
    return answers.ok(
        body.flag("all").orElse(false)
            ? repairAll(who, tenant, id, body)
            : repairSome(who, tenant, id, body),
        DriftResource::json);
  }

  private AdminResult<ReconcileUseCase.Repair> repairAll(
      SecurityContext who, String tenant, String id, Body body) {
    return reconciliation.repairAll(
        BasicAuthentication.callerOf(who),
        Ids.tenant(tenant),
        Ids.integration(id),
        Body.wordOf("kind", body.required("kind"), DriftKind.class));
  }

  private AdminResult<ReconcileUseCase.Repair> repairSome(
      SecurityContext who, String tenant, String id, Body body) {
    List<DriftItemId> items =
        body
            .texts("items")
            .orElseThrow(
                () ->
                    Problem.invalid(
                        "items",
                        "\"items\" must list ids of differences, or \"all\" must be true with a"
                            + " \"kind\"."))
            .stream()
            .map(DriftResource::itemId)
            .toList();
    return reconciliation.repair(
        BasicAuthentication.callerOf(who), Ids.tenant(tenant), Ids.integration(id), items);
  }

  private static DriftItemId itemId(String text) {
    return DriftItemId.parse(text)
        .orElseThrow(
            () -> Problem.invalid("items", "\"" + text + "\" is not the id of a difference."));
  }

  private static JsonObject json(ReconcileUseCase.Overview overview, PageRequest wanted) {
    JsonFields json = new JsonFields();
    overview.last().ifPresent(report -> json.add("last", json(report)));
    overview.current().ifPresent(report -> json.add("current", json(report)));
    return json.add("total", (long) overview.total())
        .add("page", (long) wanted.page())
        .add("pageSize", (long) wanted.pageSize())
        .add("items", Answers.array(overview.items(), DriftResource::json))
        .build();
  }

  private static JsonObject json(DriftReport report) {
    JsonFields counts = new JsonFields();
    for (DriftKind kind : DriftKind.values()) {
      counts.add(kind.name(), (long) report.count(kind));
    }
    return new JsonFields()
        .add("id", report.id())
        .add("state", report.state())
        .add("requestedBy", Optional.of(report.requestedBy()).filter(by -> !by.isEmpty()))
        .add("startedAt", report.startedAt())
        .add("updatedAt", report.updatedAt())
        .add("usersInJamf", (long) report.usersInJamf())
        .add("usersCompared", (long) report.usersCompared())
        .add("groupsCompared", (long) report.groupsCompared())
        .add("unsettled", (long) report.unsettled())
        .add("counts", counts.build())
        .add("failure", Optional.of(report.failure()).filter(why -> !why.isEmpty()))
        .build();
  }

  private static JsonObject json(DriftItem item) {
    return new JsonFields()
        .add("id", item.id())
        .add("kind", item.kind())
        .add("subjectType", item.subject().map(Subject::kind))
        .add("subjectId", item.subject().map(Subject::id))
        .add("name", item.name())
        .add("jamfUserId", item.jamfUser().map(JamfUserId::value))
        .add("member", Optional.of(item.memberName()).filter(name -> !name.isEmpty()))
        .add("differences", Answers.array(item.differences(), DriftResource::json))
        .add("repairable", item.kind().isRepairable())
        .add("repairAsked", item.asked())
        .build();
  }

  private static JsonObject json(AttributeDifference difference) {
    return new JsonFields()
        .add("attribute", difference.attribute())
        .add("inScim", difference.inScim())
        .add("inJamf", difference.inJamf())
        .build();
  }

  private static JsonObject json(ReconcileUseCase.Repair repair) {
    return new JsonFields()
        .add("asked", (long) repair.asked())
        .add("held", (long) repair.held())
        .add("skipped", (long) repair.skipped())
        .add("remaining", (long) repair.remaining())
        .add("notes", Answers.array(repair.notes(), jakarta.json.Json::createValue))
        .build();
  }
}
