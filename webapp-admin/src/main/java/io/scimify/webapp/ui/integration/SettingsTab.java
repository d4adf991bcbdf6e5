package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import io.scimify.application.port.in.AdministerIntegrationsUseCase.IntegrationPatch;
import io.scimify.domain.administration.Role;
import io.scimify.domain.deprovisioning.DeletionThreshold;
import io.scimify.domain.deprovisioning.DeprovisioningPolicy;
import io.scimify.domain.deprovisioning.ProtectedUsers;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.integration.ProvisioningScope;
import io.scimify.domain.user.UserName;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.Texts;
import io.scimify.webapp.ui.feedback.Messages;
import io.scimify.webapp.ui.feedback.Question;
import io.scimify.webapp.ui.layout.Panel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** How far decisions reach and what guards deletions. */
final class SettingsTab extends Div {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_GRACE = 90 * 24 * 60;

  private final transient Console console;
  private final transient IntegrationInstance instance;
  private final transient Consumer<IntegrationInstance> changed;
  private final ComboBox<ProvisioningMode> mode =
      new ComboBox<>(text("settings.mode"), ProvisioningMode.values());
  private final ComboBox<ProvisioningScope> scope =
      new ComboBox<>(text("settings.scope"), ProvisioningScope.values());
  private final IntegerField grace = number("settings.grace", LONGEST_GRACE);
  private final Checkbox guarded = new Checkbox(text("settings.guarded"));
  private final IntegerField count = number("settings.count", 1_000_000);
  private final IntegerField percent = number("settings.percent", 100);
  private final IntegerField most = number("settings.most", 1_000_000);
  private final TextArea protectedUsers = new TextArea(text("settings.protected"));
  private final Checkbox fourEyes = new Checkbox(text("settings.fourEyes"));

  SettingsTab(
      Console console, IntegrationInstance instance, Consumer<IntegrationInstance> changed) {
    this.console = console;
    this.instance = instance;
    this.changed = changed;
    mode.setId("mode");
    mode.setItemLabelGenerator(Texts::of);
    scope.setItemLabelGenerator(Texts::of);
    protectedUsers.setHelperText(text("settings.protected.help"));
    fill(instance);
    FormLayout form =
        new FormLayout(mode, scope, grace, guarded, count, percent, most, fourEyes, protectedUsers);
    form.setColspan(protectedUsers, 2);
    add(new Panel(text("settings.title"), form).explained(text("settings.lesson")));
    if (console.may(Role.ADMIN)) {
      add(buttons());
    }
  }

  private static IntegerField number(String key, int most) {
    IntegerField field = new IntegerField(text(key));
    field.setMin(0);
    field.setMax(most);
    return field;
  }

  private void fill(IntegrationInstance present) {
    DeprovisioningPolicy policy = present.policy();
    mode.setValue(present.mode());
    scope.setValue(present.scope());
    grace.setValue((int) policy.grace().toMinutes());
    guarded.setValue(policy.guarded());
    count.setValue(policy.users().count());
    percent.setValue(policy.users().percent());
    most.setValue(policy.users().most());
    fourEyes.setValue(policy.fourEyes());
    protectedUsers.setValue(
        policy.protectedUsers().names().stream()
            .map(UserName::value)
            .collect(Collectors.joining("\n")));
  }

  private Div buttons() {
    Button save = new Button(text("action.save"), e -> save());
    save.setId("save-settings");
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    Button delete = new Button(text("settings.delete"), e -> askToDelete());
    delete.setId("delete-integration");
    delete.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_TERTIARY);
    Div row = new Div(save, delete);
    row.addClassName("actions");
    return row;
  }

  private void save() {
    console.ask(
        c -> console.integrations().patch(c, instance.tenant(), instance.id(), patch()),
        saved -> {
          Messages.done(text("settings.saved"));
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
        Optional.of(policy()));
  }

  private DeprovisioningPolicy policy() {
    DeprovisioningPolicy present = instance.policy();
    DeletionThreshold users =
        new DeletionThreshold(
            value(count, present.users().count()),
            value(percent, present.users().percent()),
            value(most, present.users().most()));
    return new DeprovisioningPolicy(
        present.action(),
        Duration.ofMinutes(value(grace, (int) present.grace().toMinutes())),
        guarded.getValue(),
        present.window(),
        users,
        present.groupMembers(),
        protectedUsers(),
        fourEyes.getValue(),
        present.liftedUntil());
  }

  /** What was typed, or {@code otherwise} where it is no number within the bounds. */
  private static int value(IntegerField field, int otherwise) {
    return field.isInvalid() ? otherwise : Optional.ofNullable(field.getValue()).orElse(otherwise);
  }

  private ProtectedUsers protectedUsers() {
    return new ProtectedUsers(
        protectedUsers
            .getValue()
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .map(UserName::new)
            .toList());
  }

  private void askToDelete() {
    Question.ask(
            text("settings.delete.question", instance.displayName()),
            text("settings.delete.consequence"),
            text("settings.delete"),
            this::delete)
        .destructive()
        .afterTyping(instance.displayName())
        .open();
  }

  private void delete() {
    console.ask(
        c -> console.integrations().delete(c, instance.tenant(), instance.id()),
        gone -> {
          Messages.done(text("settings.deleted", gone.displayName()));
          getUI().ifPresent(ui -> ui.navigate(IntegrationsView.class));
        });
  }
}
