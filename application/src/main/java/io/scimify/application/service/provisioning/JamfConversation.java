package io.scimify.application.service.provisioning;

import io.scimify.application.port.out.JamfCallContext;
import io.scimify.domain.audit.JamfCall;
import io.scimify.domain.integration.IntegrationInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The calls to Jamf that one request or one attempt makes, for the story. */
final class JamfConversation {
  /** Okta hangs up after 60 s; a request must not spend more than this on Jamf. */
  static final Duration LIMIT = Duration.ofSeconds(20);

  private final List<JamfCall> calls = Collections.synchronizedList(new ArrayList<>());
  private final JamfCallContext context;
  private final AtomicInteger removals = new AtomicInteger();

  JamfConversation(IntegrationInstance instance, Instant now) {
    this.context = new JamfCallContext(instance.id(), instance.jamf(), now.plus(LIMIT), calls::add);
  }

  JamfCallContext context() {
    return context;
  }

  /** So many members were taken out of the group. */
  void removed(int members) {
    removals.addAndGet(members);
  }

  int removals() {
    return removals.get();
  }

  /** Whether anything was sent that may have changed Jamf. */
  boolean wrote() {
    return calls().stream().anyMatch(JamfCall::isWrite);
  }

  List<JamfCall> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }
}
