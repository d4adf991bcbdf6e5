package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.feedback.Messages;
import io.scimify.webapp.ui.feedback.Progress;
import java.util.function.Consumer;

/** Edits how an integration instance reaches its Jamf Pro. */
final class IntegrationForm {
  private final ConnectionFields fields;
  private final Consumer<IntegrationInstance> changed;
  private final Dialog dialog = new Dialog();

  IntegrationForm(
      Console console, IntegrationInstance instance, Consumer<IntegrationInstance> changed) {
    this.fields = ConnectionFields.of(console, instance);
    this.changed = changed;
    dialog.setHeaderTitle(text("integration.edit"));
    dialog.setWidth("36rem");
    dialog.setMaxWidth("100%");
    Button cancel = new Button(text("action.cancel"), e -> dialog.close());
    Button save = new Button(text("action.save"));
    Progress progress = new Progress(save);
    save.addClickListener(e -> fields.save(progress, this::done));
    dialog.add(fields, progress);
    save.setId("save");
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    dialog.getFooter().add(cancel, save);
  }

  void open() {
    dialog.open();
    fields.begin();
  }

  private void done(IntegrationInstance instance) {
    dialog.close();
    Messages.done(text("saved", instance.displayName()));
    changed.accept(instance);
  }
}
