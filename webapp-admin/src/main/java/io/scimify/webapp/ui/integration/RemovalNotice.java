package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.scimify.application.port.in.RemoveIntegrationUseCase.Outlook;
import io.scimify.domain.administration.Role;
import io.scimify.domain.integration.Removal;
import io.scimify.domain.operation.OperationState;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.feedback.Messages;
import io.scimify.webapp.ui.feedback.Question;
import java.util.Optional;

/** How far the removal of an instance is, kept up to date; and the way to call it off. */
final class RemovalNotice extends Div {
  private static final long serialVersionUID = 1L;

  private static final int LOOK_MILLIS = 1500;
  private static final String LATER = "return new Promise(done => setTimeout(done, $0, true))";

  private final transient Console console;
  private final transient InstanceKey instance;
  private final String name;
  private final ProgressBar bar = new ProgressBar();
  private final Paragraph words = new Paragraph();
  private final Button off = new Button(text("removal.off"), e -> askToCallOff());

  RemovalNotice(Console console, InstanceKey instance, String name) {
    this.console = console;
    this.instance = instance;
    this.name = name;
    setId("removal");
    addClassName("removal-notice");
    bar.getElement().setAttribute("aria-label", text("progress.label"));
    words.getElement().setAttribute("aria-live", "polite");
    off.setId("call-off");
    off.addThemeVariants(ButtonVariant.LUMO_SMALL);
    off.setVisible(console.may(Role.ADMIN));
    add(words, bar, off);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    look();
  }

  private void look() {
    Optional<Outlook> outlook =
        console.read(c -> console.removal().outlook(c, instance.tenant(), instance.id()));
    if (outlook.isEmpty()) {
      Messages.done(text("removal.done", name));
      UI.getCurrent().navigate(IntegrationsView.class);
    } else if (outlook.get().running().isEmpty()) {
      UI.getCurrent().navigate(IntegrationView.class, instance.at(InstanceTab.SETUP));
    } else {
      show(outlook.get(), outlook.get().running().get());
      getElement().executeJs(LATER, LOOK_MILLIS).then(waited -> look());
    }
  }

  private void show(Outlook outlook, Removal removal) {
    int left = outlook.remaining();
    int held = outlook.waiting().getOrDefault(OperationState.HELD, 0);
    int blocked = outlook.waiting().getOrDefault(OperationState.BLOCKED, 0);
    String progress = text("removal.progress", removal.users(), left, removal.askedBy());
    String people = held + blocked == 0 ? "" : " " + text("removal.waits", held, blocked);
    words.setText(removal.calledOff() ? text("removal.callingOff") : progress + people);
    bar.setValue(
        removal.users() == 0 ? 1 : Math.max(0, Math.min(1, 1 - (double) left / removal.users())));
    off.setEnabled(!removal.calledOff());
  }

  private void askToCallOff() {
    Question.ask(
            text("removal.off.question"),
            text("removal.off.consequence"),
            text("removal.off"),
            this::callOff)
        .open();
  }

  private void callOff() {
    console.ask(
        c -> console.removal().callOff(c, instance.tenant(), instance.id()),
        called -> off.setEnabled(false));
  }
}
