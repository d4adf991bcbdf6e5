package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.scimify.application.port.in.AdministerIntegrationsUseCase.IntegrationPatch;
import io.scimify.domain.deprovisioning.DeprovisioningPolicy;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.integration.ScimToken;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.feedback.Messages;
import io.scimify.webapp.ui.layout.Moment;
import io.scimify.webapp.ui.layout.Page;
import io.scimify.webapp.ui.layout.Panel;
import java.util.List;
import java.util.Optional;

/** Observe first, go live, or only be read; with what guards deletions. The draft ends here. */
final class GoLiveStep extends Div {
  private static final long serialVersionUID = 1L;

  private final transient Console console;
  private final transient IntegrationInstance draft;
  private final int usersInJamf;
  private final RadioButtonGroup<ProvisioningMode> mode = new RadioButtonGroup<>();
  private final SafetyFields safety;
  private final Button go = new Button();

  /**
   * @param usersInJamf as far as they were counted; 0 when not known
   */
  GoLiveStep(Console console, IntegrationInstance draft, int usersInJamf) {
    this.console = console;
    this.draft = draft;
    this.usersInJamf = usersInJamf;
    this.safety = new SafetyFields(draft.policy());
    go.setId("wizard-finish");
    go.setDisableOnClick(true);
    go.addClickListener(e -> finish());
    choice();
    safety.onChange(policy -> mode.setRenderer(renderer(policy)));
    add(
        new Panel(text("wizard.how"), mode),
        new Panel(text("settings.safety"), safety).explained(text("wizard.safety.lesson")));
    if (liveKeys() == 0) {
      Span keyless = new Span(text("wizard.keyless"));
      keyless.addClassName("notice-warning");
      add(keyless);
    }
    add(StepActions.around(SetupStep.GO_LIVE, InstanceKey.of(draft), go));
  }

  private void choice() {
    mode.setId("wizard-mode");
    mode.setAriaLabel(text("wizard.how"));
    mode.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
    mode.setItems(ProvisioningMode.OBSERVE, ProvisioningMode.LIVE, ProvisioningMode.READ_ONLY);
    mode.setRenderer(renderer(draft.policy()));
    mode.addValueChangeListener(e -> go.setText(text("wizard.finish." + e.getValue().name())));
    mode.setValue(ProvisioningMode.OBSERVE);
  }

  private ComponentRenderer<Div, ProvisioningMode> renderer(DeprovisioningPolicy policy) {
    return new ComponentRenderer<>(choice -> explained(choice, policy));
  }

  private Div explained(ProvisioningMode choice, DeprovisioningPolicy policy) {
    Span title = new Span(text("wizard.mode." + choice.name()));
    title.addClassName("choice-title");
    String untouched =
        choice == ProvisioningMode.LIVE ? " " + text("wizard.untouched", usersInJamf) : "";
    Span consequence =
        new Span(text("wizard.mode." + choice.name() + ".help", limits(policy)) + untouched);
    consequence.addClassName("choice-help");
    Div words = new Div(title, consequence);
    words.addClassName("choice");
    return words;
  }

  private static String limits(DeprovisioningPolicy policy) {
    return policy.guarded()
        ? text(
            "wizard.limits",
            policy.users().count(),
            policy.users().percent(),
            policy.users().most(),
            Moment.span(policy.window()))
        : text("wizard.unlimited");
  }

  private long liveKeys() {
    List<ScimToken> keys =
        console
            .read(c -> console.integrations().keys(c, draft.tenant(), draft.id()))
            .orElse(List.of());
    return keys.stream().filter(key -> key.isLive(console.now())).count();
  }

  private void finish() {
    console.ask(
        c ->
            console
                .integrations()
                .patch(c, draft.tenant(), draft.id(), patch())
                .then(i -> console.integrations().activate(c, i.tenant(), i.id())),
        active -> {
          Messages.done(text("wizard.finished." + active.mode().name(), active.displayName()));
          UI.getCurrent()
              .navigate(IntegrationView.class, InstanceKey.of(active).at(InstanceTab.SETUP));
          Page.showTop();
        });
    go.setEnabled(true);
  }

  private IntegrationPatch patch() {
    return new IntegrationPatch(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(mode.getValue()),
        Optional.of(safety.policy()));
  }
}
