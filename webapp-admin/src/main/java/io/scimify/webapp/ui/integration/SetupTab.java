package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.scimify.domain.administration.Role;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.layout.CopyField;
import io.scimify.webapp.ui.layout.Panel;
import java.util.function.Consumer;

/** What to copy where, in the order in which one sets it up: Jamf, check, keys, Okta. */
final class SetupTab extends Div {
  private static final long serialVersionUID = 1L;

  private final transient Console console;
  private final transient Consumer<IntegrationInstance> changed;
  private final Div connection = new Div();

  SetupTab(Console console, IntegrationInstance instance, Consumer<IntegrationInstance> changed) {
    this.console = console;
    this.changed = changed;
    addClassName("columns");
    show(instance);
    Div left =
        new Div(
            connection, new MatchPreviewPanel(console, InstanceKey.of(instance)), new JamfGuide());
    Div right =
        new Div(
            scim(instance),
            new KeysPanel(console, InstanceKey.of(instance)),
            new OktaGuide(console, instance.id()));
    add(left, right);
  }

  private void show(IntegrationInstance instance) {
    DescriptionList facts = new DescriptionList();
    fact(facts, text("integration.instanceUrl"), instance.jamf().instanceUrl().toString());
    fact(facts, text("integration.clientId"), instance.jamf().clientId());
    fact(facts, text("integration.clientSecret"), "••••••••");
    fact(facts, text("integration.instanceName"), instance.name().orElse("–"));
    fact(facts, text("integration.groupDescription"), instance.groupDescription());
    Panel panel = new Panel(text("setup.connection"), facts);
    if (console.may(Role.ADMIN)) {
      panel.withActions(editButton(instance));
    }
    connection.removeAll();
    connection.add(panel, new ConnectionPanel(console, InstanceKey.of(instance)));
  }

  private Button editButton(IntegrationInstance instance) {
    Button edit = new Button(text("action.edit"), VaadinIcon.EDIT.create());
    edit.setId("edit-integration");
    edit.addThemeVariants(ButtonVariant.LUMO_SMALL);
    edit.addClickListener(
        e ->
            new IntegrationForm(
                    console,
                    instance,
                    edited -> {
                      changed.accept(edited);
                      show(edited);
                    })
                .open());
    return edit;
  }

  private static void fact(DescriptionList facts, String term, String description) {
    facts.add(new DescriptionList.Term(term), new DescriptionList.Description(description));
  }

  private Component scim(IntegrationInstance instance) {
    return new Panel(
            text("setup.scim"),
            new CopyField(
                "scim-base-url", text("setup.scimBaseUrl"), console.scimBaseUrl(instance.id())))
        .explained(text("setup.scim.help"));
  }
}
