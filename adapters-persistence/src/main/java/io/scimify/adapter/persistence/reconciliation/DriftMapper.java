package io.scimify.adapter.persistence.reconciliation;

import io.scimify.adapter.persistence.mapping.JsonText;
import io.scimify.adapter.persistence.mapping.Nanos;
import io.scimify.adapter.persistence.mapping.Text;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.reconciliation.AttributeDifference;
import io.scimify.domain.reconciliation.DriftItem;
import io.scimify.domain.reconciliation.DriftItemId;
import io.scimify.domain.reconciliation.DriftKind;
import io.scimify.domain.reconciliation.DriftReport;
import io.scimify.domain.reconciliation.DriftReportId;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.ScimUserId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Between a report with its items and their rows. */
final class DriftMapper {
  private DriftMapper() {}

  static DriftReport toDomain(DriftReportEntity row) {
    return new DriftReport(
        new DriftReportId(UUID.fromString(row.id)),
        new IntegrationInstanceId(row.integrationId),
        row.state,
        row.requestedBy,
        Nanos.toInstant(row.startedAt),
        Nanos.toInstant(row.updatedAt),
        row.usersInJamf,
        row.usersCompared,
        row.groupsCompared,
        row.unsettled,
        counts(row.counts),
        row.failure);
  }

  private static Map<DriftKind, Integer> counts(String text) {
    Map<String, Object> json = JsonText.readObject(text);
    Map<DriftKind, Integer> counts = new EnumMap<>(DriftKind.class);
    json.keySet()
        .forEach(
            kind ->
                counts.put(DriftKind.valueOf(kind), Math.toIntExact(JsonText.number(json, kind))));
    return counts;
  }

  static void copy(DriftReport report, DriftReportEntity row) {
    row.id = report.id().toString();
    row.integrationId = report.integration().value();
    row.state = report.state();
    row.requestedBy = Text.storable(report.requestedBy(), 300);
    row.startedAt = Nanos.of(report.startedAt());
    row.updatedAt = Nanos.of(report.updatedAt());
    row.usersInJamf = report.usersInJamf();
    row.usersCompared = report.usersCompared();
    row.groupsCompared = report.groupsCompared();
    row.unsettled = report.unsettled();
    Map<String, Object> counts = new LinkedHashMap<>();
    report.counts().forEach((kind, count) -> counts.put(kind.name(), count));
    row.counts = JsonText.write(counts);
    row.failure = Text.storable(report.failure());
  }

  static DriftItem toDomain(DriftItemEntity row) {
    return new DriftItem(
        new DriftItemId(row.id.substring(row.id.indexOf('/') + 1)),
        row.kind,
        subject(row),
        row.name,
        Optional.ofNullable(row.jamfId).map(JamfUserId::new),
        Optional.ofNullable(row.memberId).map(id -> new ScimUserId(UUID.fromString(id))),
        row.memberName,
        JsonText.readArray(row.differences).stream().map(DriftMapper::difference).toList(),
        row.asked);
  }

  private static Optional<Subject> subject(DriftItemEntity row) {
    return row.subjectKind == null || row.subjectId == null
        ? Optional.empty()
        : Optional.of(new Subject(row.subjectKind, UUID.fromString(row.subjectId)));
  }

  static String keyOf(DriftReportId report, DriftItemId item) {
    return report + "/" + item;
  }

  static DriftItemEntity toEntity(
      IntegrationInstanceId integration, DriftReportId report, DriftItem item) {
    DriftItemEntity row = new DriftItemEntity();
    row.id = keyOf(report, item.id());
    row.integrationId = integration.value();
    row.reportId = report.toString();
    row.kind = item.kind();
    row.subjectKind = item.subject().map(Subject::kind).orElse(null);
    row.subjectId = item.subject().map(subject -> subject.id().toString()).orElse(null);
    row.name = Text.storable(item.name(), 1000);
    row.nameKey = Text.key(item.name(), 200);
    row.jamfId = item.jamfUser().map(JamfUserId::value).orElse(null);
    row.memberId = item.member().map(ScimUserId::toString).orElse(null);
    row.memberName = Text.storable(item.memberName(), 1000);
    row.differences = JsonText.write(item.differences().stream().map(DriftMapper::json).toList());
    row.asked = item.asked();
    return row;
  }

  private static Map<String, Object> json(AttributeDifference difference) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("attribute", difference.attribute());
    json.put("inScim", Text.storable(difference.inScim()));
    json.put("inJamf", Text.storable(difference.inJamf()));
    return json;
  }

  @SuppressWarnings("unchecked") // what was written are objects
  private static AttributeDifference difference(Object element) {
    Map<String, Object> json = (Map<String, Object>) element;
    return new AttributeDifference(
        JsonText.string(json, "attribute"),
        JsonText.string(json, "inScim"),
        JsonText.string(json, "inJamf"));
  }

  static List<String> keysOf(DriftReportId report, List<DriftItemId> items) {
    return items.stream().map(item -> keyOf(report, item)).toList();
  }
}
