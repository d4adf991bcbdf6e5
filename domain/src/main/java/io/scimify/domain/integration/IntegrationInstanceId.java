package io.scimify.domain.integration;

import java.util.regex.Pattern;

/**
 * The public, unguessable name of an integration instance; part of its SCIM base URL and therefore
 * without underscore (fact sheet Okta §1.1).
 */
public record IntegrationInstanceId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9-]{8,64}");

  public IntegrationInstanceId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "Integration instance id \"" + value + "\" must be 8 to 64 of a-z, 0-9 and hyphen");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
