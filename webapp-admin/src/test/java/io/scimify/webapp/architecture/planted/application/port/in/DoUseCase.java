package io.scimify.webapp.architecture.planted.application.port.in;

import io.scimify.webapp.architecture.planted.application.service.DoService;

/** Depends on a service. */
public interface DoUseCase {
  DoService service();
}
