package io.scimify.domain.tenant;

import java.util.regex.Pattern;

/** Names a tenant for ever: 1 to 63 lower-case letters, digits and inner hyphens. */
public record TenantId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  public TenantId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "Tenant id \""
              + value
              + "\" must be 1 to 63 lower-case letters, digits or inner hyphens");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
