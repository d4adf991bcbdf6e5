package io.scimify.webapp.architecture.planted.adapter.one;

import io.scimify.webapp.architecture.planted.application.port.in.DoUseCase;
import io.scimify.webapp.architecture.planted.application.service.DoService;

/** Offers a use case outside the services. */
public final class UseCaseInAnAdapter implements DoUseCase {
  @Override
  public DoService service() {
    return new DoService();
  }
}
