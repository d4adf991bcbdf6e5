package io.scimify.adapter.jamf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Jamf's answer. Content types are not trusted (fact sheet Jamf §2.2, Q14); the body tells. */
record Reply(int status, HttpHeaders headers, byte[] body) {
  private static final int PEEK = 300;
  private static final Pattern JAMFS_PAGE =
      Pattern.compile("<title>\\s*Status page|<p[^>]*>\\s*(Error:|Bad Request|Conflict)");

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  boolean isRedirect() {
    return status >= 300 && status < 400;
  }

  String text() {
    return new String(body, UTF_8);
  }

  private String start() {
    int length = Math.min(body.length, PEEK);
    return new String(body, 0, length, UTF_8).stripLeading().toLowerCase(Locale.ROOT);
  }

  boolean isHtml() {
    String start = start();
    return start.startsWith("<!doctype html") || start.startsWith("<html");
  }

  /** The token may have ended; only a second 401 means a lack of rights (fact sheet §1.3). */
  boolean rejectsToken() {
    return status == 401;
  }

  /** Jamf says that the object does not exist, and not a proxy that Jamf does not. */
  boolean saysNotFound(boolean classic) {
    if (status != 404) {
      return false;
    }
    if (!isHtml()) {
      return true;
    }
    String page = text();
    return classic
        && (page.contains("Status page") || page.contains("anything matching the request"));
  }

  /** An error in one of Jamf's two shapes (fact sheet Jamf §2.7, §4.3), not some proxy's. */
  boolean isJamfsError(JamfJson json) {
    return isHtml()
        ? JAMFS_PAGE.matcher(text()).find()
        : json.object(this).filter(it -> it.containsKey("errors")).isPresent();
  }

  /** Seconds or a date (RFC 9110 §10.2.3). */
  Optional<Duration> retryAfter(Instant now) {
    return headers.firstValue("Retry-After").map(String::strip).flatMap(v -> retryAfter(v, now));
  }

  private static Optional<Duration> retryAfter(String value, Instant now) {
    try {
      if (value.matches("\\d{1,9}")) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
      }
      ZonedDateTime at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration wait = Duration.between(now, at);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException e) {
      return Optional.empty(); // not a form that RFC 9110 knows: as if it were absent
    }
  }
}
