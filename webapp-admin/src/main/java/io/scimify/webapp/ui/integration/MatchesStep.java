package io.scimify.webapp.ui.integration;

import com.vaadin.flow.component.html.Div;
import io.scimify.webapp.ui.Console;
import java.util.function.IntConsumer;

/** Whom the identity provider will meet in Jamf Pro. */
final class MatchesStep extends Div {
  private static final long serialVersionUID = 1L;

  /**
   * @param counted hears how many users Jamf Pro holds
   */
  MatchesStep(Console console, InstanceKey instance, IntConsumer counted) {
    add(
        new MatchPreviewPanel(console, instance)
            .looking(preview -> counted.accept(preview.usersInJamf())),
        StepActions.around(SetupStep.MATCHES, instance));
  }
}
