package io.scimify.jamf.simulator;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Jamf Pro version as {@code /api/v1/jamf-pro-version} reports it. */
record JamfVersion(String text) {
  private static final Pattern MAJOR_MINOR = Pattern.compile("(\\d+)\\.(\\d+).*");

  JamfVersion {
    if (!MAJOR_MINOR.matcher(text).matches()) {
      throw new IllegalArgumentException("Not a Jamf Pro version: \"" + text + "\"");
    }
  }

  boolean isAtLeast(int major, int minor) {
    Matcher parts = MAJOR_MINOR.matcher(text);
    if (!parts.matches()) {
      return false;
    }
    int thisMajor = Integer.parseInt(parts.group(1));
    int thisMinor = Integer.parseInt(parts.group(2));
    return thisMajor > major || (thisMajor == major && thisMinor >= minor);
  }
}
