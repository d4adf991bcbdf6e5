package io.scimify.webapp.rest;

import io.scimify.application.port.in.ReadAuditUseCase;
import io.scimify.domain.audit.AuditOutcome;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** {@code /audit}: what administrators did, newest first. It can be read and nothing else. */
@Path("audit")
public final class AuditResource {
  private final ReadAuditUseCase audit;
  private final Answers answers;

  AuditResource(ReadAuditUseCase audit, Answers answers) {
    this.audit = audit;
    this.answers = answers;
  }

  @GET
  public Response read(
      @Context SecurityContext who,
      @QueryParam("actor") @Nullable String actor,
      @QueryParam("about") @Nullable String about,
      @QueryParam("outcome") @Nullable String outcome,
      @QueryParam("correlationId") @Nullable String correlationId,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("page") @Nullable String page,
      @QueryParam("pageSize") @Nullable String pageSize) {
    PageRequest wanted = PageRequest.of(page, pageSize);
    ReadAuditUseCase.Filter filter =
        new ReadAuditUseCase.Filter(
            ActivityResource.given(actor),
            ActivityResource.given(about),
            ActivityResource.given(outcome)
                .map(text -> Body.wordOf("outcome", text, AuditOutcome.class)),
            ActivityResource.given(correlationId),
            ActivityResource.given(from).map(text -> Body.instantOf("from", text)),
            ActivityResource.given(to).map(text -> Body.instantOf("to", text)));
    return answers.ok(
        audit.audit(BasicAuthentication.callerOf(who), filter, wanted.offset(), wanted.pageSize()),
        found -> ActivityResource.json(found, wanted));
  }
}
