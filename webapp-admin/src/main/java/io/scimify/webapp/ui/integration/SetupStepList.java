package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.RouterLink;
import java.util.Optional;

/** Where one is in the set-up: each step that can be opened is a link. */
final class SetupStepList extends Nav {
  private static final long serialVersionUID = 1L;

  /**
   * @param instance absent before the first step is done; then no other step can be opened
   */
  SetupStepList(SetupStep current, Optional<InstanceKey> instance) {
    addClassName("wizard-steps");
    getElement().setAttribute("aria-label", text("wizard.steps"));
    OrderedList list = new OrderedList();
    for (SetupStep step : SetupStep.values()) {
      list.add(item(step, current, instance));
    }
    Span where = new Span(text("wizard.where", current.ordinal() + 1, SetupStep.values().length));
    where.addClassName("wizard-where");
    add(where, list);
  }

  private static ListItem item(SetupStep step, SetupStep current, Optional<InstanceKey> instance) {
    boolean done = step.compareTo(current) < 0;
    ListItem item = new ListItem(label(step, current, instance, done));
    item.addClassName(done ? "wizard-done" : "wizard-todo");
    if (step == current) {
      item.addClassName("wizard-current");
    }
    return item;
  }

  private static Component label(
      SetupStep step, SetupStep current, Optional<InstanceKey> instance, boolean done) {
    Span words = new Span(step.title());
    words.addClassName("wizard-title");
    Div label = new Div(mark(step, done), words);
    label.addClassName("wizard-label");
    if (instance.isEmpty() || step == current) {
      if (step == current) {
        label.getElement().setAttribute("aria-current", "step");
      }
      return label;
    }
    RouterLink link = new RouterLink();
    link.setRoute(SetupWizardView.class, instance.get().at(step));
    link.setId("step-" + step.path());
    link.add(label);
    return link;
  }

  private static Span mark(SetupStep step, boolean done) {
    Span mark = new Span();
    mark.addClassName("wizard-mark");
    if (done) {
      Icon check = VaadinIcon.CHECK.create();
      check.getElement().setAttribute("role", "img");
      check.getElement().setAttribute("aria-label", text("wizard.done"));
      mark.add(check);
    } else {
      mark.setText(String.valueOf(step.ordinal() + 1));
    }
    return mark;
  }
}
