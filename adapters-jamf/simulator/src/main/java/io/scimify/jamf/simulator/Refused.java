package io.scimify.jamf.simulator;

/** Ends the handling of a request early with an error answer. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Response response;

  Refused(Response response) {
    super("refused with " + response.status(), null, false, false);
    this.response = response;
  }

  Response response() {
    return response;
  }
}
