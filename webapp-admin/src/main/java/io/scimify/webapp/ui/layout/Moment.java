package io.scimify.webapp.ui.layout;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.page.ExtendedClientDetails;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** A point in time as people say it, in the browser's time zone once that is known. */
public final class Moment {
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.ENGLISH);

  private Moment() {}

  /** "4 minutes ago", with the exact time as a tooltip. */
  public static Span ago(Instant at, Instant now) {
    Span span = new Span(relative(at, now));
    span.setTitle(exact(at));
    return span;
  }

  /** Date and time to the second. */
  public static String exact(Instant at) {
    ZoneId zone = zone();
    String time = EXACT.format(at.atZone(zone));
    return zone.equals(ZoneOffset.UTC) ? time + " UTC" : time;
  }

  public static String relative(Instant at, Instant now) {
    Duration gone = Duration.between(at, now);
    return gone.isNegative() ? text("time.in", span(gone.negated())) : past(gone);
  }

  /** "90 minutes", "3 days": the largest unit that fits. */
  public static String span(Duration length) {
    if (length.compareTo(Duration.ofMinutes(2)) < 0) {
      return text("time.seconds", length.toSeconds());
    }
    if (length.compareTo(Duration.ofHours(2)) < 0) {
      return text("time.minutes", length.toMinutes());
    }
    return length.compareTo(Duration.ofDays(2)) < 0
        ? text("time.hours", length.toHours())
        : text("time.days", length.toDays());
  }

  private static String past(Duration gone) {
    return gone.compareTo(Duration.ofSeconds(5)) < 0
        ? text("time.now")
        : text("time.ago", span(gone));
  }

  /** The browser's time zone, else UTC. */
  public static ZoneId zone() {
    return Optional.ofNullable(UI.getCurrent())
        .map(ui -> ui.getInternals().getExtendedClientDetails())
        .map(ExtendedClientDetails::getTimeZoneId)
        .flatMap(Moment::parse)
        .orElse(ZoneOffset.UTC);
  }

  private static Optional<ZoneId> parse(String id) {
    try {
      return Optional.of(ZoneId.of(id));
    } catch (DateTimeException unknownToThisJdk) {
      return Optional.empty();
    }
  }
}
