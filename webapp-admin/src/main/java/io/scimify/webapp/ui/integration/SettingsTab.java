package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import io.scimify.application.port.in.AdministerIntegrationsUseCase.IntegrationPatch;
import io.scimify.domain.administration.Role;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.integration.ProvisioningScope;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.Texts;
import io.scimify.webapp.ui.feedback.Messages;
import io.scimify.webapp.ui.layout.Panel;
import java.util.Optional;
import java.util.function.Consumer;

/** How far decisions reach and what guards deletions. */
final class SettingsTab extends Div {
  private static final long serialVersionUID = 1L;

  private final transient Console console;
  private transient IntegrationInstance instance;
  private final transient Consumer<IntegrationInstance> changed;
  private final ComboBox<ProvisioningMode> mode =
      new ComboBox<>(text("settings.mode"), ProvisioningMode.values());
  private final ComboBox<ProvisioningScope> scope =
      new ComboBox<>(text("settings.scope"), ProvisioningScope.values());
  private final SafetyFields safety;
  private final GuardLift lift;

  SettingsTab(
      Console console, IntegrationInstance instance, Consumer<IntegrationInstance> changed) {
    this.console = console;
    this.instance = instance;
    this.changed = changed;
    mode.setId("mode");
    mode.setItemLabelGenerator(Texts::of);
    scope.setItemLabelGenerator(Texts::of);
    safety = new SafetyFields(instance.policy());
    lift = new GuardLift(console::now);
    fill(instance);
    add(
        new Panel(text("settings.title"), new FormLayout(mode, scope))
            .explained(text("settings.lesson")),
        new Panel(text("settings.safety"), safety, lift).explained(text("settings.safety.lesson")));
    if (console.may(Role.ADMIN)) {
      add(buttons());
    }
  }

  private void fill(IntegrationInstance present) {
    mode.setValue(present.mode());
    scope.setValue(present.scope());
    safety.fill(present.policy());
    lift.fill(present.policy());
  }

  private Div buttons() {
    Button save = new Button(text("action.save"), e -> save());
    save.setId("save-settings");
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    Button delete = new Button(text("settings.delete"), e -> RemovalDialog.ask(console, instance));
    delete.setId("delete-integration");
    delete.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_TERTIARY);
    Div row = new Div(save, delete);
    row.addClassName("actions");
    return row;
  }

  private void save() {
    if (instance.mode() == ProvisioningMode.OBSERVE && mode.getValue() == ProvisioningMode.LIVE) {
      GoLiveQuestion.ask(console, instance, this::store);
    } else {
      store();
    }
  }

  private void store() {
    console.ask(
        c -> console.integrations().patch(c, instance.tenant(), instance.id(), patch()),
        saved -> {
          Messages.done(text("settings.saved"));
          instance = saved;
          fill(saved);
          changed.accept(saved);
        });
  }

  private IntegrationPatch patch() {
    return new IntegrationPatch(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(scope.getValue()),
        Optional.ofNullable(mode.getValue()),
        Optional.of(lift.applied(safety.policy())));
  }
}
