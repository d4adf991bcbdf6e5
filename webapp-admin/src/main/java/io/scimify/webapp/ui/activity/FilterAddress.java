package io.scimify.webapp.ui.activity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.vaadin.flow.router.QueryParameters;
import io.scimify.application.port.in.ReadActivityUseCase.Filter;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.operation.Subject;
import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** A filter as query parameters, with the names that the admin API has too. */
public record FilterAddress(QueryParameters parameters) {
  static final String USER = "user";
  static final String FROM = "from";
  static final String TO = "to";
  static final String CORRELATION = "correlationId";
  private static final String SUBJECT_TYPE = "subjectType";
  private static final String SUBJECT_ID = "subjectId";
  private static final String OUTCOME = "outcome";

  /** The story of one user or group, whatever it was called. */
  public static QueryParameters of(Subject subject) {
    return QueryParameters.simple(
        Map.of(SUBJECT_TYPE, subject.kind().name(), SUBJECT_ID, subject.id().toString()));
  }

  String text(String name) {
    return parameters.getSingleParameter(name).orElse("");
  }

  Optional<AuditOutcome> outcome() {
    return Arrays.stream(AuditOutcome.values())
        .filter(o -> o.name().equals(text(OUTCOME)))
        .findFirst();
  }

  Optional<Instant> moment(String name) {
    try {
      return parameters.getSingleParameter(name).map(Instant::parse);
    } catch (DateTimeException notAMoment) {
      return Optional.empty();
    }
  }

  Optional<Subject> subject() {
    try {
      return parameters
          .getSingleParameter(SUBJECT_ID)
          .map(id -> new Subject(Subject.Kind.valueOf(text(SUBJECT_TYPE)), UUID.fromString(id)));
    } catch (IllegalArgumentException notASubject) {
      return Optional.empty();
    }
  }

  /** {@code ?user=ada&outcome=HELD}, or "" without any filter. */
  static String of(Filter filter) {
    Map<String, String> parts = new LinkedHashMap<>();
    filter.user().ifPresent(v -> parts.put(USER, v));
    filter.subject().ifPresent(v -> parts.put(SUBJECT_TYPE, v.kind().name()));
    filter.subject().ifPresent(v -> parts.put(SUBJECT_ID, v.id().toString()));
    filter.outcome().ifPresent(v -> parts.put(OUTCOME, v.name()));
    filter.from().ifPresent(v -> parts.put(FROM, v.toString()));
    filter.to().ifPresent(v -> parts.put(TO, v.toString()));
    filter.correlationId().ifPresent(v -> parts.put(CORRELATION, v));
    return parts.isEmpty()
        ? ""
        : parts.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
            .collect(Collectors.joining("&", "?", ""));
  }
}
