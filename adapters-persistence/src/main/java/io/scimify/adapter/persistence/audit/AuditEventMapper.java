package io.scimify.adapter.persistence.audit;

import io.scimify.adapter.persistence.mapping.JsonText;
import io.scimify.adapter.persistence.mapping.Nanos;
import io.scimify.adapter.persistence.mapping.Text;
import io.scimify.domain.audit.Actor;
import io.scimify.domain.audit.AttributeChange;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.audit.AuditEventId;
import io.scimify.domain.audit.JamfCall;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.tenant.TenantId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Between an audit event and its row. */
final class AuditEventMapper {
  private AuditEventMapper() {}

  static AuditEvent toDomain(AuditEventEntity row) {
    return new AuditEvent(
        new AuditEventId(UUID.fromString(row.id)),
        Optional.ofNullable(row.tenantId).map(TenantId::new),
        Optional.ofNullable(row.integrationId).map(IntegrationInstanceId::new),
        Nanos.toInstant(row.happenedAt),
        new Actor(row.actorKind, row.actorName),
        row.action,
        subject(row),
        row.subjectName,
        row.outcome,
        row.message,
        list(row.changes, AuditEventMapper::change),
        list(row.jamfCalls, AuditEventMapper::call),
        new CorrelationId(row.correlationId));
  }

  private static Optional<Subject> subject(AuditEventEntity row) {
    return row.subjectKind == null || row.subjectId == null
        ? Optional.empty()
        : Optional.of(new Subject(row.subjectKind, UUID.fromString(row.subjectId)));
  }

  static AuditEventEntity toEntity(AuditEvent event) {
    AuditEventEntity row = new AuditEventEntity();
    row.id = event.id().toString();
    row.tenantId = event.tenant().map(TenantId::value).orElse(null);
    row.integrationId = event.integration().map(IntegrationInstanceId::value).orElse(null);
    row.happenedAt = Nanos.of(event.at());
    row.actorKind = event.actor().kind();
    row.actorName = Text.storable(event.actor().name(), 300);
    row.action = Text.storable(event.action(), 100);
    row.subjectKind = event.subject().map(Subject::kind).orElse(null);
    row.subjectId = event.subject().map(subject -> subject.id().toString()).orElse(null);
    row.subjectName = Text.storable(event.subjectName(), 1000);
    row.subjectKey = Text.key(event.subjectName(), 3000);
    row.outcome = event.outcome();
    row.message = Text.storable(event.message());
    row.changes = JsonText.write(event.changes().stream().map(AuditEventMapper::json).toList());
    row.jamfCalls = JsonText.write(event.jamfCalls().stream().map(AuditEventMapper::json).toList());
    row.correlationId = event.correlation().value();
    return row;
  }

  private static Map<String, Object> json(AttributeChange change) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("path", change.path());
    json.put("before", change.before());
    json.put("after", change.after());
    return json;
  }

  private static AttributeChange change(Map<String, Object> json) {
    return new AttributeChange(
        JsonText.string(json, "path"),
        JsonText.string(json, "before"),
        JsonText.string(json, "after"));
  }

  private static Map<String, Object> json(JamfCall call) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("method", call.method());
    json.put("path", call.path());
    json.put("status", call.status());
    json.put("millis", call.millis());
    json.put("at", call.at().toString());
    json.put("note", call.note());
    return json;
  }

  private static JamfCall call(Map<String, Object> json) {
    return new JamfCall(
        JsonText.string(json, "method"),
        JsonText.string(json, "path"),
        Math.toIntExact(JsonText.number(json, "status")),
        JsonText.number(json, "millis"),
        Instant.parse(JsonText.string(json, "at")),
        JsonText.string(json, "note"));
  }

  @SuppressWarnings("unchecked") // what was written are objects
  private static <T> List<T> list(String text, Function<Map<String, Object>, T> each) {
    return JsonText.readArray(text).stream()
        .map(element -> each.apply((Map<String, Object>) element))
        .toList();
  }
}
