package io.scimify.webapp.rest;

import io.scimify.application.port.in.ReadActivityUseCase;
import io.scimify.domain.audit.AttributeChange;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.audit.JamfCall;
import io.scimify.domain.operation.Subject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /tenants/{tenant}/integrations/{id}/activity}: what happened, newest first. */
@Path("tenants/{tenant}/integrations/{id}/activity")
public final class ActivityResource {
  private final ReadActivityUseCase activity;
  private final Answers answers;

  ActivityResource(ReadActivityUseCase activity, Answers answers) {
    this.activity = activity;
    this.answers = answers;
  }

  @GET
  public Response read(
      @Context SecurityContext who,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id,
      @QueryParam("user") @Nullable String user,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("outcome") @Nullable String outcome,
      @QueryParam("correlationId") @Nullable String correlationId,
      @QueryParam("subjectType") @Nullable String subjectType,
      @QueryParam("subjectId") @Nullable String subjectId,
      @QueryParam("page") @Nullable String page,
      @QueryParam("pageSize") @Nullable String pageSize) {
    PageRequest wanted = PageRequest.of(page, pageSize);
    ReadActivityUseCase.Filter filter =
        new ReadActivityUseCase.Filter(
            given(user),
            given(from).map(text -> Body.instantOf("from", text)),
            given(to).map(text -> Body.instantOf("to", text)),
            given(outcome).map(text -> Body.wordOf("outcome", text, AuditOutcome.class)),
            given(correlationId),
            subject(given(subjectType), given(subjectId)));
    return answers.ok(
        activity.activity(
            BasicAuthentication.callerOf(who),
            Ids.tenant(tenant),
            Ids.integration(id),
            filter,
            wanted.offset(),
            wanted.pageSize()),
        found -> json(found, wanted));
  }

  /** Of one user or group, whatever its name was; the type is USER unless it is said. */
  private static Optional<Subject> subject(Optional<String> type, Optional<String> id) {
    Subject.Kind kind =
        type.map(text -> Body.wordOf("subjectType", text, Subject.Kind.class))
            .orElse(Subject.Kind.USER);
    return id.map(text -> new Subject(kind, Ids.uuid("subjectId", text)));
  }

  static Optional<String> given(@Nullable String parameter) {
    return Optional.ofNullable(parameter).map(String::strip).filter(text -> !text.isEmpty());
  }

  static JsonObject json(ReadActivityUseCase.Page found, PageRequest wanted) {
    return new JsonFields()
        .add("total", found.total())
        .add("totalIsExact", found.isExact())
        .add("page", wanted.page())
        .add("pageSize", wanted.pageSize())
        .add("items", Answers.array(found.events(), ActivityResource::json))
        .build();
  }

  static JsonObject json(AuditEvent event) {
    return new JsonFields()
        .add("id", event.id())
        .add("at", event.at())
        .add(
            "actor",
            new JsonFields()
                .add("kind", event.actor().kind())
                .add("name", event.actor().name())
                .build())
        .add("action", event.action())
        .add("tenantId", event.tenant())
        .add("integrationId", event.integration())
        .add("subjectType", event.subject().map(subject -> subject.kind()))
        .add("subjectId", event.subject().map(subject -> subject.id()))
        .add("subjectName", event.subjectName())
        .add("outcome", event.outcome())
        .add("message", event.message())
        .add("changes", Answers.array(event.changes(), ActivityResource::json))
        .add("jamfCalls", Answers.array(event.jamfCalls(), ActivityResource::json))
        .add("correlationId", event.correlation())
        .build();
  }

  private static JsonObject json(AttributeChange change) {
    return new JsonFields()
        .add("path", change.path())
        .add("before", change.before())
        .add("after", change.after())
        .build();
  }

  private static JsonObject json(JamfCall call) {
    return new JsonFields()
        .add("method", call.method())
        .add("path", call.path())
        .add("status", call.status())
        .add("millis", call.millis())
        .add("at", call.at())
        .add("note", call.note())
        .build();
  }
}
