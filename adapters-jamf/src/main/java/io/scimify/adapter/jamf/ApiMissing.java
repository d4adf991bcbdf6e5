package io.scimify.adapter.jamf;

/** This Jamf Pro has no {@code /api/v1/users}, whatever its version says. */
final class ApiMissing extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ApiMissing() {
    super("no /api/v1/users", null, false, false);
  }
}
