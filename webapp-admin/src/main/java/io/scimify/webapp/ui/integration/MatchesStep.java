package io.scimify.webapp.ui.integration;

import com.vaadin.flow.component.html.Div;
import io.scimify.webapp.ui.Console;

/** Whom the identity provider will meet in Jamf Pro. */
final class MatchesStep extends Div {
  private static final long serialVersionUID = 1L;

  MatchesStep(Console console, InstanceKey instance) {
    add(
        new MatchPreviewPanel(console, instance).looking(preview -> {}),
        StepActions.around(SetupStep.MATCHES, instance));
  }
}
