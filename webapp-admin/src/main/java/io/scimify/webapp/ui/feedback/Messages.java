package io.scimify.webapp.ui.feedback;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.component.notification.NotificationVariant;
import io.scimify.application.port.in.AdminResult;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.webapp.ui.Texts;

/** Short words after an act: done, or not done with cause, next step and correlation id. */
public final class Messages {
  private static final int MILLIS = 4000;

  private Messages() {}

  public static void done(String sentence) {
    Notification notification = new Notification(sentence, MILLIS, Position.BOTTOM_START);
    notification.addThemeVariants(NotificationVariant.LUMO_SUCCESS);
    notification.open();
  }

  /** Stays until closed: an error nobody read is an error nobody mends. */
  public static void refused(AdminResult.Refused<?> refusal, CorrelationId correlation) {
    failed(Texts.of(refusal.reason()), refusal.detail(), Texts.help(refusal.reason()), correlation);
  }

  public static void failed(
      String title, String cause, String nextStep, CorrelationId correlation) {
    Notification notification = new Notification();
    notification.setPosition(Position.MIDDLE);
    notification.setDuration(0);
    notification.addThemeVariants(NotificationVariant.LUMO_ERROR);
    notification.setAssertive(true);
    Span heading = new Span(title);
    heading.addClassName("message-title");
    Span id = new Span(text("error.correlation", correlation));
    id.addClassName("message-id");
    Div body = new Div(heading, new Span(cause), new Span(nextStep), id);
    body.addClassName("message-body");
    Button close = new Button(VaadinIcon.CLOSE_SMALL.create(), e -> notification.close());
    close.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
    close.setAriaLabel(text("action.close"));
    Div row = new Div(body, close);
    row.addClassName("message");
    notification.add(row);
    notification.open();
    close.focus(); // so that a key closes it, and the focus goes back to where it was
  }
}
