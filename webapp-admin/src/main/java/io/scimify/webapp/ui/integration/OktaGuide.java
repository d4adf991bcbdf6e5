package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.html.Div;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.layout.CopyField;
import io.scimify.webapp.ui.layout.Panel;
import io.scimify.webapp.ui.layout.Steps;

/** What to do in Okta, with the values to copy. */
final class OktaGuide extends Div {
  private static final long serialVersionUID = 1L;

  private static final int STEPS = 7;

  OktaGuide(Console console, IntegrationInstanceId id) {
    add(
        new Panel(
            text("setup.okta"),
            new CopyField("okta-base-url", text("setup.okta.baseUrl"), console.scimBaseUrl(id)),
            new CopyField("okta-unique-field", text("setup.okta.uniqueField"), "userName"),
            new Steps("setup.okta.", STEPS)));
  }
}
