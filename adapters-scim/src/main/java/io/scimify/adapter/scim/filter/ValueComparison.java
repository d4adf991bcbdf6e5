package io.scimify.adapter.scim.filter;

import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.ScimType;
import io.scimify.adapter.scim.schema.AttributeDefinition;
import io.scimify.adapter.scim.schema.AttributePath;
import io.scimify.adapter.scim.schema.AttributeType;
import io.scimify.domain.user.UserName;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Compares single values as the attribute's type demands, RFC 7644 table 3. */
final class ValueComparison {

  private static final DateTimeFormatter XSD_DATE_TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffsetId()
          .toFormatter(Locale.ROOT);

  private ValueComparison() {}

  static Predicate<Object> of(
      AttributePath path,
      @Nullable AttributeDefinition definition,
      Operator operator,
      Object wanted) {
    AttributeType type = definition == null ? AttributeType.STRING : definition.type();
    return switch (type) {
      case COMPLEX ->
          throw invalid("\"%s\" has no value of its own; name a sub-attribute.".formatted(path));
      case BOOLEAN -> bool(path, operator, wanted);
      case DATE_TIME ->
          operator.isTextual() ? text(true, operator, wanted) : date(path, operator, wanted);
      case BINARY -> binary(path, operator, wanted);
      case STRING, REFERENCE ->
          text(definition != null && definition.caseExact(), operator, wanted);
    };
  }

  private static Predicate<Object> bool(AttributePath path, Operator operator, Object wanted) {
    // PingFederate's templates quote every value
    String word = wanted.toString().toLowerCase(Locale.ROOT);
    boolean comparable = operator == Operator.EQ || operator == Operator.NE;
    if (!comparable || !(word.equals("true") || word.equals("false"))) {
      throw invalid("\"%s\" is compared by eq or ne with true or false.".formatted(path));
    }
    boolean same = operator == Operator.EQ;
    return value -> value.toString().equalsIgnoreCase(word) == same;
  }

  private static Predicate<Object> binary(AttributePath path, Operator operator, Object wanted) {
    if (operator.isOrdering()) {
      throw invalid("\"%s\" is binary and has no order.".formatted(path));
    }
    return text(true, operator, wanted);
  }

  private static Predicate<Object> date(AttributePath path, Operator operator, Object wanted) {
    Instant limit =
        instant(wanted)
            .orElseThrow(
                () ->
                    invalid(
                        "\"%s\" is compared with a date such as \"2026-01-31T08:00:00Z\"."
                            .formatted(path)));
    return value -> instant(value).map(at -> operator.accepts(at.compareTo(limit))).orElse(false);
  }

  /** An xsd:dateTime (RFC 7643 §2.3.5), whose zone may be missing, or a day; both mean UTC then. */
  private static Optional<Instant> instant(Object value) {
    try {
      TemporalAccessor time = XSD_DATE_TIME.parse(value.toString());
      ZoneId zone = Objects.requireNonNullElse(time.query(TemporalQueries.zone()), ZoneOffset.UTC);
      LocalTime clock =
          Objects.requireNonNullElse(time.query(TemporalQueries.localTime()), LocalTime.MIDNIGHT);
      return Optional.of(LocalDate.from(time).atTime(clock).atZone(zone).toInstant());
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  private static Predicate<Object> text(boolean caseExact, Operator operator, Object wanted) {
    String other = folded(caseExact, wanted);
    return switch (operator) {
      case CO -> value -> folded(caseExact, value).contains(other);
      case SW -> value -> folded(caseExact, value).startsWith(other);
      case EW -> value -> folded(caseExact, value).endsWith(other);
      case EQ, NE, GT, GE, LT, LE ->
          value -> operator.accepts(order(folded(caseExact, value), other, value, wanted));
    };
  }

  private static int order(String value, String other, Object rawValue, Object rawOther) {
    return rawValue instanceof BigDecimal left && rawOther instanceof BigDecimal right
        ? left.compareTo(right)
        : value.compareTo(other);
  }

  /**
   * The form under which user names are unique, so that a filter finds what a POST collides with.
   */
  private static String folded(boolean caseExact, Object value) {
    return caseExact ? value.toString() : UserName.keyOf(value.toString());
  }

  private static ScimException invalid(String detail) {
    return ScimException.of(ScimType.INVALID_FILTER, detail);
  }
}
