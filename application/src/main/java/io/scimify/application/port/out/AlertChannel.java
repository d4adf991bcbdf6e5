package io.scimify.application.port.out;

import io.scimify.domain.alert.Alert;
import java.util.Optional;

/** One way to tell people, for example e-mail. */
public interface AlertChannel {
  /** Stable and unique, for example {@code email}: what was told is remembered under it. */
  String name();

  /** Empty once sent; else why it could not be, in a sentence without secrets. */
  Optional<String> send(Alert alert);
}
