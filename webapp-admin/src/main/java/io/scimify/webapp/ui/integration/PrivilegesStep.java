package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.scimify.application.port.out.ConnectionFinding;
import io.scimify.webapp.ui.Console;
import java.util.List;

/** Each privilege by name, what breaks without it, and the list to copy for Jamf Pro. */
final class PrivilegesStep extends Div {
  private static final long serialVersionUID = 1L;

  private final Span advice = new Span();

  PrivilegesStep(Console console, InstanceKey instance) {
    advice.addClassName("notice-warning");
    advice.setVisible(false);
    Div columns =
        new Div(
            new Div(new ConnectionPanel(console, instance).checking(this::advise)),
            new JamfGuide());
    columns.addClassName("columns");
    add(columns, advice, StepActions.around(SetupStep.PRIVILEGES, instance));
  }

  private void advise(List<ConnectionFinding> found) {
    long wrong = found.stream().filter(ConnectionPanel::isWrong).count();
    advice.setText(text("wizard.missing", wrong));
    advice.setVisible(wrong > 0);
  }
}
