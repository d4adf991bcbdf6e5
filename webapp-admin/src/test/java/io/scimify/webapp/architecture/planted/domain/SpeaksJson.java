package io.scimify.webapp.architecture.planted.domain;

import io.scimify.webapp.architecture.planted.webapp.ui.SeesEverything;
import jakarta.json.JsonValue;

/** The domain knows no wire format; and a domain that knows a web page closes a cycle. */
public final class SpeaksJson {
  public JsonValue json() {
    return JsonValue.NULL;
  }

  public Object page() {
    return new SeesEverything();
  }
}
