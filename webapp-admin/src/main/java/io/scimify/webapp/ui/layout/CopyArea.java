package io.scimify.webapp.ui.layout;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.scimify.webapp.ui.feedback.Messages;

/** Several lines to be taken elsewhere, with a button that copies them. */
public final class CopyArea extends Div {
  private static final long serialVersionUID = 1L;

  public CopyArea(String id, String label, String lines) {
    addClassName("copy-area");
    Pre block = new Pre(lines);
    block.setId(id);
    Span heading = new Span(label);
    heading.addClassName("copy-label");
    Button copy = new Button(text("action.copyAll"), VaadinIcon.COPY_O.create());
    copy.setId(id + "-copy");
    copy.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
    copy.setAriaLabel(text("action.copy", label));
    copy.addClickListener(
        e -> {
          Clipboard.copy(block, lines);
          Messages.done(text("copied", label));
        });
    Div head = new Div(heading, copy);
    head.addClassName("copy-head");
    add(head, block);
  }
}
