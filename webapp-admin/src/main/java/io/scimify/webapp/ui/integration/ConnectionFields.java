package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
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
import io.scimify.webapp.ui.feedback.Progress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the Jamf Pro is and how to sign in there, of a new instance or of one that exists. */
final class ConnectionFields extends FormLayout {
  private static final long serialVersionUID = 1L;

  private final transient Console console;
  private transient Optional<IntegrationInstance> present;
  private final ComboBox<Tenant> tenant = new ComboBox<>(text("tenant"));
  private final TextField url = new TextField(text("integration.instanceUrl"));
  private final TextField clientId = new TextField(text("integration.clientId"));
  private final PasswordField secret = new PasswordField(text("integration.clientSecret"));
  private final TextField name = new TextField(text("integration.instanceName"));
  private final TextField description = new TextField(text("integration.groupDescription"));

  private ConnectionFields(Console console, Optional<IntegrationInstance> present) {
    this.console = console;
    this.present = present;
    explain();
    setResponsiveSteps(new ResponsiveStep("0", 1));
    add(name, url, clientId, secret, description);
  }

  static ConnectionFields ofNew(Console console, List<Tenant> tenants) {
    ConnectionFields fields = new ConnectionFields(console, Optional.empty());
    fields.secret.setRequiredIndicatorVisible(true);
    fields.chooseTenant(tenants);
    return fields;
  }

  static ConnectionFields of(Console console, IntegrationInstance instance) {
    ConnectionFields fields = new ConnectionFields(console, Optional.of(instance));
    fields.url.setValue(instance.jamf().instanceUrl().toString());
    fields.clientId.setValue(instance.jamf().clientId());
    fields.name.setValue(instance.name().orElse(""));
    fields.description.setValue(instance.groupDescription());
    fields.secret.setPlaceholder(text("integration.secretKept"));
    fields.secret.setHelperText(text("integration.secretKept.help"));
    fields.suggest(instance.tenant());
    return fields;
  }

  /** From now on the fields change this instance, which was just made or saved. */
  void becomes(IntegrationInstance saved) {
    present = Optional.of(saved);
    tenant.setReadOnly(true);
  }

  void begin() {
    url.focus();
  }

  private void explain() {
    url.setId("instance-url");
    url.setPlaceholder("https://yourcompany.jamfcloud.com");
    url.setHelperText(text("integration.instanceUrl.help"));
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
    tenant.setRequiredIndicatorVisible(true);
    tenant.addValueChangeListener(
        e -> Optional.ofNullable(e.getValue()).map(Tenant::id).ifPresent(this::suggest));
    addComponentAsFirst(tenant);
    if (tenants.size() == 1) {
      tenant.setValue(tenants.get(0));
    }
  }

  private void suggest(TenantId id) {
    description.setPlaceholder(IntegrationInstance.defaultGroupDescription(id));
  }

  /**
   * Creates or changes the instance; a refusal is shown at the field that it is about.
   *
   * @param progress shows that new settings are tried before they replace those that work
   */
  void save(Progress progress, Consumer<IntegrationInstance> saved) {
    fields().values().forEach(field -> field.setInvalid(false));
    if (present.isPresent()) {
      IntegrationInstance instance = present.get();
      IntegrationPatch patch = patch();
      console.askBeside(
          progress,
          () -> Progress.Stage.of(text("integration.trying")),
          c -> console.integrations().patch(c, instance.tenant(), instance.id(), patch),
          saved,
          this::refused);
    } else if (tenant.getValue() == null) {
      invalid(tenant, text("integration.tenantNeeded"));
    } else {
      console.ask(
          c -> console.integrations().create(c, tenant.getValue().id(), wanted()),
          saved,
          this::refused);
    }
  }

  private void refused(AdminResult.Refused<?> refusal, CorrelationId correlation) {
    HasValidation field = fields().get(refusal.field());
    if (field == null) {
      Messages.refused(refusal, correlation);
    } else {
      invalid(field, refusal.detail());
    }
  }

  private static void invalid(HasValidation field, String why) {
    field.setErrorMessage(why);
    field.setInvalid(true);
    ((AbstractField<?, ?>) field).getElement().callJsFunction("focus");
  }

  private Map<String, HasValidation> fields() {
    return Map.of(
        "tenantId", tenant,
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
