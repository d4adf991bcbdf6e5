package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.scimify.application.port.in.AdministerIntegrationsUseCase.IssuedKey;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.feedback.Messages;
import io.scimify.webapp.ui.layout.CopyField;
import io.scimify.webapp.ui.layout.Moment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Makes a SCIM key and shows it this once. */
final class KeyDialog {
  private final Console console;
  private final InstanceKey instance;
  private final Runnable made;
  private final Dialog dialog = new Dialog();
  private final TextField label = new TextField(text("keys.label"));
  private final DatePicker expiry = new DatePicker(text("keys.expiry"));

  KeyDialog(Console console, InstanceKey instance, Runnable made) {
    this.console = console;
    this.instance = instance;
    this.made = made;
    label.setId("key-label");
    label.setValue("Okta");
    label.setWidthFull();
    label.setHelperText(text("keys.label.help"));
    expiry.setId("key-expiry");
    expiry.setWidthFull();
    expiry.setHelperText(text("keys.expiry.help"));
    expiry.setMin(LocalDate.ofInstant(console.now(), Moment.zone()).plusDays(1));
    Button cancel = new Button(text("action.cancel"), e -> dialog.close());
    Button create = new Button(text("keys.create"), e -> create());
    create.setId("create-key-now");
    create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    dialog.setHeaderTitle(text("keys.create"));
    dialog.setWidth("34rem");
    dialog.setMaxWidth("100%");
    dialog.add(label, expiry);
    dialog.getFooter().add(cancel, create);
  }

  void open() {
    dialog.open();
    label.focus();
  }

  private void create() {
    Optional<Instant> end =
        expiry
            .getOptionalValue()
            .map(day -> day.plusDays(1).atStartOfDay(Moment.zone()).toInstant());
    console.ask(
        c ->
            console
                .integrations()
                .issueKey(c, instance.tenant(), instance.id(), label.getValue(), end),
        this::show,
        (refusal, correlation) -> {
          if (refusal.field().equals("label")) {
            label.setErrorMessage(refusal.detail());
            label.setInvalid(true);
          } else {
            Messages.refused(refusal, correlation);
          }
        });
  }

  private void show(IssuedKey issued) {
    dialog.removeAll();
    dialog.setHeaderTitle(text("keys.created", issued.token().label()));
    dialog.setCloseOnOutsideClick(false);
    dialog.setCloseOnEsc(false); // it is shown this once
    CopyField key = new CopyField("new-key", text("keys.new"), issued.key());
    dialog.add(new Paragraph(text("keys.once")), key);
    Button close = new Button(text("keys.copied"), e -> dialog.close());
    close.setId("close-new-key");
    close.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    dialog.getFooter().removeAll();
    dialog.getFooter().add(close);
    key.focus();
    made.run();
  }
}
