package io.scimify.application.service.administration;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Which Jamf URLs may be entered: https to a public host, unless insecure ones are allowed. Names
 * that resolve to private addresses are refused where they are resolved, at the call.
 */
public record InstanceUrlRule(boolean insecureAllowed) {

  /** Empty when fine, else a sentence. */
  Optional<String> objection(String url) {
    URI uri;
    try {
      uri = new URI(url.strip());
    } catch (URISyntaxException malformed) {
      return Optional.of(
          "Instance URL \""
              + url
              + "\" is not a URL; it looks like https://yourcompany.jamfcloud.com");
    }
    if (uri.getHost() == null || uri.getScheme() == null) {
      return Optional.of(
          "Instance URL \"" + url + "\" must look like https://yourcompany.jamfcloud.com");
    }
    if (insecureAllowed) {
      return Optional.empty();
    }
    if (!uri.getScheme().equalsIgnoreCase("https")) {
      return Optional.of("Instance URL \"" + url + "\" must begin with https://");
    }
    // A trailing dot names the same host.
    return isPrivate(uri.getHost().toLowerCase(Locale.ROOT).replaceAll("\\.+$", ""))
        ? Optional.of(
            "Instance URL \""
                + url
                + "\" points to a private or loopback address, which is refused;"
                + " scimify.jamf.allow-insecure-urls=true allows it.")
        : Optional.empty();
  }

  private static boolean isPrivate(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.startsWith("[")
        || host.matches(
            "(127|10|0)\\..*|100\\.(6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\..*|192\\.168\\..*|169\\.254\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*")
        || host.matches("\\d+|0x.*");
  }
}
