package io.scimify.webapp.architecture.planted.application.service;

import io.scimify.webapp.architecture.planted.domain.SpeaksJson;
import jakarta.json.JsonValue;

/** Uses the platform, and closes a cycle through the domain. */
public final class DoService {
  public JsonValue json() {
    return new SpeaksJson().json();
  }
}
