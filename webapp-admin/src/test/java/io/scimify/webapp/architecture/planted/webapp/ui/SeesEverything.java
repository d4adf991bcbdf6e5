package io.scimify.webapp.architecture.planted.webapp.ui;

import io.scimify.webapp.architecture.planted.adapter.one.UseCaseInAnAdapter;
import io.scimify.webapp.architecture.planted.application.port.out.ThingRepository;

/** A view that reaches for a repository and an adapter. */
public final class SeesEverything {
  public Object adapter() {
    return new UseCaseInAnAdapter();
  }

  public String thing(ThingRepository things) {
    return things.find("1");
  }
}
