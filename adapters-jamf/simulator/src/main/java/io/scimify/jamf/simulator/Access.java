package io.scimify.jamf.simulator;

import java.util.function.IntFunction;

/** What the bearer of a valid token may do; refuses in the words of the API that was called. */
record Access(ApiClient client, IntFunction<Response> errorPage) {
  void require(Privilege privilege) {
    if (!client.privileges().contains(privilege)) {
      throw forbidden();
    }
  }

  Refused forbidden() {
    return new Refused(errorPage.apply(403));
  }
}
