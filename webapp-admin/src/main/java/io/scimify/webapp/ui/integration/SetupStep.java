package io.scimify.webapp.ui.integration;

import io.scimify.webapp.ui.Texts;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The steps of setting an integration up, in the order of what one fears most. */
enum SetupStep {
  CONNECT,
  PRIVILEGES,
  MATCHES,
  IDENTITY_PROVIDER,
  GO_LIVE;

  static final String PARAMETER = "step";

  String path() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String title() {
    return Texts.of(this);
  }

  /** What this step is for. */
  String lesson() {
    return Texts.help(this);
  }

  Optional<SetupStep> before() {
    return ordinal() == 0 ? Optional.empty() : Optional.of(values()[ordinal() - 1]);
  }

  Optional<SetupStep> after() {
    return ordinal() + 1 == values().length
        ? Optional.empty()
        : Optional.of(values()[ordinal() + 1]);
  }

  static Optional<SetupStep> ofPath(String path) {
    return Arrays.stream(values()).filter(step -> step.path().equals(path)).findFirst();
  }
}
