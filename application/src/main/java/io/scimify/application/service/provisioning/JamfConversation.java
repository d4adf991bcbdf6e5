package io.scimify.application.service.provisioning;

import io.scimify.application.port.out.JamfCallContext;
import io.scimify.domain.audit.JamfCall;
import io.scimify.domain.integration.IntegrationInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The calls to Jamf that one request or one attempt makes, for the story. */
final class JamfConversation {
  /** Okta hangs up after 60 s; a request must not spend more than this on Jamf. */
  static final Duration LIMIT = Duration.ofSeconds(20);

  private final List<JamfCall> calls = Collections.synchronizedList(new ArrayList<>());
  private final JamfCallContext context;

  JamfConversation(IntegrationInstance instance, Instant now) {
    this.context = new JamfCallContext(instance.id(), instance.jamf(), now.plus(LIMIT), calls::add);
  }

  JamfCallContext context() {
    return context;
  }

  List<JamfCall> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }
}
