package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.html.Div;
import io.scimify.domain.integration.JamfPrivilege;
import io.scimify.webapp.ui.layout.CopyArea;
import io.scimify.webapp.ui.layout.Panel;
import io.scimify.webapp.ui.layout.Steps;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What to do in Jamf Pro, with the privileges to copy. */
final class JamfGuide extends Div {
  private static final long serialVersionUID = 1L;

  private static final int STEPS = 3;

  JamfGuide() {
    String privileges =
        Arrays.stream(JamfPrivilege.values())
            .map(JamfPrivilege::label)
            .collect(Collectors.joining("\n"));
    add(
        new Panel(
            text("setup.jamf"),
            new Steps("setup.jamf.", STEPS),
            new CopyArea("jamf-privileges", text("setup.privileges"), privileges)));
  }
}
