package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.scimify.webapp.ui.Console;

/** The address and the key for the identity provider, and what to tick there. */
final class IdentityProviderStep extends Div {
  private static final long serialVersionUID = 1L;

  IdentityProviderStep(Console console, InstanceKey instance) {
    Paragraph later = new Paragraph(text("wizard.testLater"));
    later.addClassName("notice-quiet");
    Div columns =
        new Div(
            new Div(new KeysPanel(console, instance), later),
            new OktaGuide(console, instance.id()));
    columns.addClassName("columns");
    add(columns, StepActions.around(SetupStep.IDENTITY_PROVIDER, instance));
  }
}
