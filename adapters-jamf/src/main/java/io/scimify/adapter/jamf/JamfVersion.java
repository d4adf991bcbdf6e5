package io.scimify.adapter.jamf;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Such as {@code 11.30.2-t1785446884863}. */
record JamfVersion(int major, int minor, String text) {
  private static final Pattern FORM =
      Pattern.compile("\\s*(\\d{1,4})\\.(\\d{1,4}).*", Pattern.DOTALL);

  static Optional<JamfVersion> of(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new JamfVersion(
                Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), text))
        : Optional.empty();
  }

  /** {@code /api/v1/users} came with Jamf Pro 11.26 (fact sheet Jamf §4.1). */
  boolean hasUsersApi() {
    return major > 11 || (major == 11 && minor >= 26);
  }
}
