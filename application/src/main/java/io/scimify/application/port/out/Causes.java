package io.scimify.application.port.out;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What lies behind a failure; the only place that walks along causes. */
public final class Causes {
  private Causes() {}

  /** The failure and its causes, each once: some that H2 reports go round in a circle. */
  public static List<Throwable> of(Throwable failure) {
    List<Throwable> chain = new ArrayList<>();
    Set<Throwable> met = Collections.newSetFromMap(new IdentityHashMap<>());
    for (@Nullable Throwable cause = failure; cause != null && met.add(cause); ) {
      chain.add(cause);
      cause = cause.getCause();
    }
    return chain;
  }
}
