package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.RouteConfiguration;
import io.scimify.application.port.out.ConnectionFinding;
import io.scimify.application.port.out.ConnectionFinding.Verdict;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.tenant.Tenant;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.feedback.Messages;
import io.scimify.webapp.ui.feedback.Progress;
import io.scimify.webapp.ui.layout.Panel;
import java.util.List;

/** Where the Jamf Pro is. Tested as soon as it is saved; the next step opens when it answers. */
final class ConnectStep extends Div {
  private static final long serialVersionUID = 1L;

  private final transient Console console;
  private final ConnectionFields fields;
  private final Button save = new Button(text("wizard.connect"));
  private final Progress progress = new Progress(save);
  private final Div tested = new Div();

  private ConnectStep(Console console, ConnectionFields fields) {
    this.console = console;
    this.fields = fields;
    addClassName("columns");
    save.setId("save");
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    save.addClickListener(e -> fields.save(progress, this::saved));
    Div foot = new Div(save);
    foot.addClassName("wizard-actions");
    add(new Div(new Panel(text("setup.connection"), fields, progress, foot), tested));
    add(new JamfGuide());
  }

  static ConnectStep ofNew(Console console, List<Tenant> tenants) {
    return new ConnectStep(console, ConnectionFields.ofNew(console, tenants));
  }

  static ConnectStep of(Console console, IntegrationInstance draft) {
    return new ConnectStep(console, ConnectionFields.of(console, draft));
  }

  private void saved(IntegrationInstance draft) {
    InstanceKey key = InstanceKey.of(draft);
    fields.becomes(draft);
    tested.removeAll();
    stay(key);
    console.askBeside(
        progress,
        () -> Progress.Stage.of(text("wizard.testing")),
        c -> console.integrations().checkConnection(c, key.tenant(), key.id()),
        found -> tested(key, found),
        Messages::refused);
  }

  /** The draft exists now, so a reload shall come back to it. */
  private static void stay(InstanceKey key) {
    String address =
        RouteConfiguration.forSessionScope()
            .getUrl(SetupWizardView.class, key.at(SetupStep.CONNECT));
    UI.getCurrent().getPage().getHistory().replaceState(null, address);
  }

  private void tested(InstanceKey key, List<ConnectionFinding> found) {
    if (found.stream().noneMatch(ConnectStep::isUnconnected)) {
      StepActions.open(SetupStep.PRIVILEGES, key);
      return;
    }
    Paragraph kept = new Paragraph(text("wizard.keptAsDraft"));
    tested.add(
        new Panel(text("wizard.notConnected"), ConnectionPanel.list(connection(found)), kept));
    tested.getElement().callJsFunction("scrollIntoView");
  }

  private static List<ConnectionFinding> connection(List<ConnectionFinding> found) {
    return found.stream().filter(f -> !ConnectionPanel.isPrivilege(f)).toList();
  }

  private static boolean isUnconnected(ConnectionFinding finding) {
    return !ConnectionPanel.isPrivilege(finding) && finding.verdict() == Verdict.FAILED;
  }
}
