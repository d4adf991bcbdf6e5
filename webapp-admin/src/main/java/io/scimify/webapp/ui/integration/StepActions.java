package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Back and next, at the foot of a step. */
final class StepActions extends Div {
  private static final long serialVersionUID = 1L;

  private StepActions(Component... buttons) {
    super(buttons);
    addClassName("wizard-actions");
  }

  /** The way to the step before, if there is one, and {@code next}. */
  static StepActions around(SetupStep step, InstanceKey instance, Button next) {
    next.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    return step.before()
        .map(
            before -> {
              Button back = new Button(text("wizard.back"), VaadinIcon.ARROW_LEFT.create());
              back.setId("wizard-back");
              back.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
              back.addClickListener(e -> open(before, instance));
              return new StepActions(back, next);
            })
        .orElseGet(() -> new StepActions(next));
  }

  /** A button that opens the step after. */
  static StepActions around(SetupStep step, InstanceKey instance) {
    SetupStep after = step.after().orElseThrow();
    Button next = new Button(text("wizard.next", after.title()));
    next.setId("wizard-next");
    next.addClickListener(e -> open(after, instance));
    return around(step, instance, next);
  }

  static void open(SetupStep step, InstanceKey instance) {
    UI.getCurrent().navigate(SetupWizardView.class, instance.at(step));
  }
}
