package io.scimify.adapter.jamf;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Why Jamf refused, in its own words: the Classic API's HTML page (fact sheet Jamf §2.7) or the
 * Jamf Pro API's {@code ApiError} (§4.3).
 *
 * @param reason "" when Jamf gave none
 */
record Explanation(String reason, String code) {
  private static final Pattern ERROR =
      Pattern.compile("<p>\\s*Error:\\s*(.*?)\\s*</p>", Pattern.DOTALL);
  private static final Pattern BAD_REQUEST =
      Pattern.compile("Bad Request\\s*</p>\\s*<p>\\s*(.*?)\\s*</p>", Pattern.DOTALL);
  private static final Pattern DUPLICATE =
      Pattern.compile("uplicate|already (exists|in use|taken)|must be unique");
  private static final Pattern PASSING =
      Pattern.compile(
          "again|retry|temporar|transient|busy|\\block|deadlock|concurren|stale|another transaction|in progress"
              + "|timed? ?out|could not be completed|^conflict\\W*$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern INVALID =
      Pattern.compile(
          "unable to (match|find)|required|invalid|not (valid|allowed|supported|permitted|found)|must |missing"
              + "|too (long|short|large|many)|cannot|can't|illegal|malformed|does not exist|exceed"
              + "|no such|unknown|in use|assigned|depend",
          Pattern.CASE_INSENSITIVE);
  private static final int LONGEST = 300;

  static Explanation of(Reply reply, JamfJson json) {
    if (reply.isHtml()) {
      return new Explanation(ofPage(reply), "");
    }
    return json.object(reply).map(Explanation::ofApiError).orElse(new Explanation("", ""));
  }

  private static String ofPage(Reply reply) {
    String page = reply.text();
    Pattern pattern = reply.status() == 400 && !page.contains("Error:") ? BAD_REQUEST : ERROR;
    Matcher matcher = pattern.matcher(page);
    return matcher.find() ? readable(matcher.group(1)) : "";
  }

  private static Explanation ofApiError(JsonObject body) {
    var errors =
        JamfJson.array(body, "errors").stream()
            .filter(e -> e.getValueType() == JsonValue.ValueType.OBJECT)
            .map(JsonValue::asJsonObject)
            .toList();
    String reason = errors.stream().map(Explanation::sentence).collect(Collectors.joining("; "));
    String codes =
        errors.stream().map(e -> JamfJson.text(e, "code")).collect(Collectors.joining(" "));
    return new Explanation(shortened(reason), codes);
  }

  private static String sentence(JsonObject error) {
    String what = JamfJson.text(error, "description");
    String field = JamfJson.text(error, "field");
    String said = what.isBlank() ? JamfJson.text(error, "code") : what;
    return field.isBlank() ? said : field + ": " + said;
  }

  private static String readable(String html) {
    return shortened(
        html.replaceAll("<[^>]*>", " ")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&")
            .replaceAll("\\s+", " ")
            .strip());
  }

  private static String shortened(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }

  boolean isSilent() {
    return reason.isBlank();
  }

  boolean saysDuplicate() {
    return code.contains("DUPLICATE") || DUPLICATE.matcher(reason).find();
  }

  /** A lack of rights on something nested comes as 409 (fact sheet Jamf §1.3). */
  boolean saysNotAuthorized() {
    return reason.toLowerCase(Locale.ROOT).contains("not authorized");
  }

  /** Another writer was faster, or Jamf is busy; the same request may succeed the next time. */
  boolean saysTryAgain() {
    return code.contains("OPTIMISTIC_LOCK_FAILED") || PASSING.matcher(reason).find();
  }

  /** The same request would be refused again; of a 409 in other words nobody knows (§3.4). */
  boolean saysInvalid() {
    return INVALID.matcher(reason).find();
  }

  boolean saysUnknownMember() {
    return reason.contains("Unable to match user");
  }

  Optional<String> said() {
    return isSilent() ? Optional.empty() : Optional.of(reason);
  }
}
