package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.scimify.application.port.in.RemoveIntegrationUseCase.Outlook;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.feedback.Messages;
import io.scimify.webapp.ui.layout.Page;

/**
 * Asks what shall become of an instance's users before the instance is deleted. They stay, unless
 * the administrator chooses otherwise and types how many are to be deleted.
 */
final class RemovalDialog {
  /** What becomes of the users. */
  private enum Choice {
    LEAVE,
    DELETE
  }

  private final Console console;
  private final IntegrationInstance instance;
  private final Outlook outlook;
  private final Dialog dialog = new Dialog();
  private final RadioButtonGroup<Choice> choice = new RadioButtonGroup<>();
  private final TextField word = new TextField();
  private final Button go = new Button();

  private RemovalDialog(Console console, IntegrationInstance instance, Outlook outlook) {
    this.console = console;
    this.instance = instance;
    this.outlook = outlook;
    dialog.setHeaderTitle(text("removal.question", instance.displayName()));
    dialog.setWidth("38rem");
    dialog.setMaxWidth("100%");
    choices();
    word.setId("confirm-word");
    word.setWidthFull();
    word.setValueChangeMode(ValueChangeMode.EAGER);
    word.addValueChangeListener(e -> go.setEnabled(wanted().equals(e.getValue().strip())));
    Button cancel = new Button(text("action.cancel"), e -> dialog.close());
    cancel.setId("cancel");
    cancel.setAutofocus(true);
    go.setId("confirm");
    go.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
    go.addClickListener(e -> act());
    dialog.add(choice, word);
    dialog.getFooter().add(cancel, go);
    choice.setValue(Choice.LEAVE);
  }

  static void ask(Console console, IntegrationInstance instance) {
    console.ask(
        c -> console.removal().outlook(c, instance.tenant(), instance.id()),
        outlook -> new RemovalDialog(console, instance, outlook).dialog.open());
  }

  private void choices() {
    choice.setId("removal-choice");
    choice.setWidthFull();
    choice.setLabel(text("removal.users"));
    choice.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
    choice.setItems(Choice.values());
    choice.setItemEnabledProvider(c -> c == Choice.LEAVE || outlook.deletes() > 0);
    choice.setRenderer(new ComponentRenderer<>(this::explained));
    choice.addValueChangeListener(e -> chosen());
  }

  private Div explained(Choice one) {
    boolean leave = one == Choice.LEAVE;
    Span title =
        new Span(leave ? text("removal.leave") : text("removal.delete", outlook.deletes()));
    title.addClassName("choice-title");
    Span help =
        new Span(
            leave
                ? text("removal.leave.help")
                : text("removal.delete.help", outlook.stays())
                    + (instance.policy().fourEyes() ? " " + text("removal.fourEyes") : ""));
    help.addClassName("choice-help");
    Div words = new Div(title, help);
    words.addClassName("choice");
    return words;
  }

  private void chosen() {
    boolean leave = choice.getValue() == Choice.LEAVE;
    go.setText(leave ? text("settings.delete") : text("removal.go", outlook.deletes()));
    go.setEnabled(false);
    word.setLabel(text("question.type", wanted()));
    word.clear();
  }

  /** What has to be typed: for a deletion of users their number. */
  private String wanted() {
    return choice.getValue() == Choice.LEAVE
        ? instance.displayName()
        : String.valueOf(outlook.deletes());
  }

  private void act() {
    dialog.close();
    if (choice.getValue() == Choice.LEAVE) {
      console.ask(
          c -> console.integrations().delete(c, instance.tenant(), instance.id()),
          gone -> {
            Messages.done(text("settings.deleted", gone.displayName()));
            UI.getCurrent().navigate(IntegrationsView.class);
          });
    } else {
      console.ask(
          c -> console.removal().begin(c, instance.tenant(), instance.id(), outlook.deletes()),
          begun -> {
            UI.getCurrent()
                .navigate(IntegrationView.class, InstanceKey.of(begun).at(InstanceTab.APPROVALS));
            Page.showTop();
          });
    }
  }
}
