package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.scimify.domain.administration.Role;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.JamfPrivilege;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.layout.CopyArea;
import io.scimify.webapp.ui.layout.CopyField;
import io.scimify.webapp.ui.layout.Panel;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What to copy where, in the order in which one sets it up: Jamf, check, keys, Okta. */
final class SetupTab extends Div {
  private static final long serialVersionUID = 1L;

  private static final int OKTA_STEPS = 7;
  private static final int JAMF_STEPS = 3;

  private final transient Console console;
  private final transient Consumer<IntegrationInstance> changed;
  private final Div connection = new Div();

  SetupTab(Console console, IntegrationInstance instance, Consumer<IntegrationInstance> changed) {
    this.console = console;
    this.changed = changed;
    addClassName("columns");
    show(instance);
    Div left =
        new Div(connection, new MatchPreviewPanel(console, InstanceKey.of(instance)), jamf());
    Div right =
        new Div(scim(instance), new KeysPanel(console, InstanceKey.of(instance)), okta(instance));
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
            IntegrationForm.edit(
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

  private static Component jamf() {
    String privileges =
        Arrays.stream(JamfPrivilege.values())
            .map(JamfPrivilege::label)
            .collect(Collectors.joining("\n"));
    return new Panel(
        text("setup.jamf"),
        steps("setup.jamf.", JAMF_STEPS),
        new CopyArea("jamf-privileges", text("setup.privileges"), privileges));
  }

  private Component okta(IntegrationInstance instance) {
    return new Panel(
        text("setup.okta"),
        steps("setup.okta.", OKTA_STEPS),
        new CopyField(
            "okta-base-url", text("setup.okta.baseUrl"), console.scimBaseUrl(instance.id())),
        new CopyField("okta-unique-field", text("setup.okta.uniqueField"), "userName"));
  }

  private static OrderedList steps(String prefix, int count) {
    OrderedList list = new OrderedList();
    list.addClassName("steps");
    IntStream.rangeClosed(1, count).forEach(step -> list.add(new ListItem(text(prefix + step))));
    return list;
  }
}
