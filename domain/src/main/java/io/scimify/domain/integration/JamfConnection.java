package io.scimify.domain.integration;

import java.net.URI;
import java.util.Locale;

/** Where a Jamf Pro is and as whom we call it. The URL has no trailing slash, query or fragment. */
public record JamfConnection(URI instanceUrl, String clientId, SecretText clientSecret) {
  public JamfConnection {
    if (clientId.isBlank() || clientId.length() > 255) {
      throw new IllegalArgumentException("Client ID must be 1 to 255 characters");
    }
    instanceUrl = normalised(instanceUrl);
  }

  // A trailing slash gives 404s in Jamf (fact sheet Jamf §2.8).
  private static URI normalised(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if ((!scheme.equals("https") && !scheme.equals("http")) || url.getHost() == null) {
      throw new IllegalArgumentException(
          "Instance URL \"" + url + "\" must look like https://yourcompany.jamfcloud.com");
    }
    if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "Instance URL for " + url.getHost() + " must not carry a user, query or fragment");
    }
    return URI.create(url.toString().replaceAll("/+$", ""));
  }
}
