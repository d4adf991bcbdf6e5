package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.AdministerIntegrationsUseCase.IntegrationPatch;
import io.scimify.application.port.in.AdministerIntegrationsUseCase.NewIntegration;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.tenant.Tenant;
import io.scimify.domain.tenant.TenantId;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.feedback.Messages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Creates or edits an integration instance: where the Jamf Pro is and how to sign in there. */
final class IntegrationForm {
  private final Console console;
  private final Optional<IntegrationInstance> present;
  private final Consumer<IntegrationInstance> saved;
  private final Dialog dialog = new Dialog();
  private final ComboBox<Tenant> tenant = new ComboBox<>(text("tenant"));
  private final TextField url = new TextField(text("integration.instanceUrl"));
  private final TextField clientId = new TextField(text("integration.clientId"));
  private final PasswordField secret = new PasswordField(text("integration.clientSecret"));
  private final TextField name = new TextField(text("integration.instanceName"));
  private final TextField description = new TextField(text("integration.groupDescription"));

  private IntegrationForm(
      Console console, Optional<IntegrationInstance> present, Consumer<IntegrationInstance> saved) {
    this.console = console;
    this.present = present;
    this.saved = saved;
    explain();
    FormLayout form = new FormLayout(url, clientId, secret, name, description);
    form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1));
    dialog.setWidth("36rem");
    dialog.setMaxWidth("100%");
    dialog.add(form);
    Button cancel = new Button(text("action.cancel"), e -> dialog.close());
    Button save = new Button(text("action.save"), e -> save());
    save.setId("save");
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    dialog.getFooter().add(cancel, save);
  }

  static IntegrationForm create(
      Console console, List<Tenant> tenants, Consumer<IntegrationInstance> created) {
    IntegrationForm form = new IntegrationForm(console, Optional.empty(), created);
    form.dialog.setHeaderTitle(text("integration.new"));
    form.secret.setRequiredIndicatorVisible(true);
    form.chooseTenant(tenants);
    return form;
  }

  static IntegrationForm edit(
      Console console, IntegrationInstance instance, Consumer<IntegrationInstance> changed) {
    IntegrationForm form = new IntegrationForm(console, Optional.of(instance), changed);
    form.dialog.setHeaderTitle(text("integration.edit"));
    form.url.setValue(instance.jamf().instanceUrl().toString());
    form.clientId.setValue(instance.jamf().clientId());
    form.name.setValue(instance.name().orElse(""));
    form.description.setValue(instance.groupDescription());
    form.secret.setPlaceholder(text("integration.secretKept"));
    form.secret.setHelperText(text("integration.secretKept.help"));
    form.suggest(instance.tenant());
    return form;
  }

  void open() {
    dialog.open();
    url.focus();
  }

  private void explain() {
    url.setId("instance-url");
    url.setPlaceholder("https://yourcompany.jamfcloud.com");
    url.setRequiredIndicatorVisible(true);
    clientId.setId("client-id");
    clientId.setRequiredIndicatorVisible(true);
    clientId.setHelperText(text("integration.clientId.help"));
    secret.setId("client-secret");
    secret.getElement().setAttribute("autocomplete", "new-password");
    name.setId("instance-name");
    name.setHelperText(text("integration.instanceName.help"));
    description.setId("group-description");
    description.setHelperText(text("integration.groupDescription.help"));
  }

  private void chooseTenant(List<Tenant> tenants) {
    tenant.setId("tenant");
    tenant.setItems(tenants);
    tenant.setItemLabelGenerator(t -> t.name() + " (" + t.id() + ")");
    tenant.setAllowCustomValue(false);
    tenant.setWidthFull();
    tenant.setRequiredIndicatorVisible(true);
    tenant.addValueChangeListener(
        e -> Optional.ofNullable(e.getValue()).map(Tenant::id).ifPresent(this::suggest));
    if (tenants.size() == 1) {
      tenant.setValue(tenants.get(0));
    } else {
      dialog.addComponentAsFirst(tenant);
    }
    dialog.addComponentAsFirst(new Paragraph(text("integration.new.lead")));
  }

  private void suggest(TenantId id) {
    description.setPlaceholder(IntegrationInstance.defaultGroupDescription(id));
  }

  private void save() {
    fields().values().forEach(field -> field.setInvalid(false));
    if (present.isPresent()) {
      IntegrationInstance instance = present.get();
      console.ask(
          c -> console.integrations().patch(c, instance.tenant(), instance.id(), patch()),
          this::done,
          this::refused);
    } else if (tenant.getValue() == null) {
      tenant.setInvalid(true);
      tenant.setErrorMessage(text("integration.tenantNeeded"));
    } else {
      console.ask(
          c -> console.integrations().create(c, tenant.getValue().id(), wanted()),
          this::done,
          this::refused);
    }
  }

  private void done(IntegrationInstance instance) {
    dialog.close();
    Messages.done(text("saved", instance.displayName()));
    saved.accept(instance);
  }

  private void refused(AdminResult.Refused<?> refusal, CorrelationId correlation) {
    HasValidation field = fields().get(refusal.field());
    if (field == null) {
      Messages.refused(refusal, correlation);
    } else {
      field.setErrorMessage(refusal.detail());
      field.setInvalid(true);
      ((AbstractField<?, ?>) field).getElement().callJsFunction("focus");
    }
  }

  private Map<String, HasValidation> fields() {
    return Map.of(
        "instanceUrl", url,
        "clientId", clientId,
        "clientSecret", secret,
        "name", name,
        "groupDescription", description);
  }

  private NewIntegration wanted() {
    return new NewIntegration(
        IntegrationInstance.TYPE,
        filled(name),
        url.getValue(),
        clientId.getValue(),
        secret.getValue(),
        filled(description));
  }

  private IntegrationPatch patch() {
    return new IntegrationPatch(
        Optional.of(name.getValue()),
        Optional.of(url.getValue()),
        Optional.of(clientId.getValue()),
        Optional.of(secret.getValue()).filter(s -> !s.isBlank()),
        Optional.of(description.getValue()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<String> filled(TextField field) {
    return Optional.of(field.getValue().strip()).filter(s -> !s.isEmpty());
  }
}
