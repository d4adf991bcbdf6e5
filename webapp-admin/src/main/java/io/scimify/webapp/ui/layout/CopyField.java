package io.scimify.webapp.ui.layout;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import io.scimify.webapp.ui.feedback.Messages;

/** A value to be taken elsewhere, with a button that copies it. */
public final class CopyField extends TextArea {
  private static final long serialVersionUID = 1L;

  public CopyField(String id, String label, String value) {
    super(label);
    setId(id);
    setValue(value);
    setReadOnly(true);
    setMinRows(1); // a long address wraps, so that all of it can be read
    setWidthFull();
    addClassName("copy-field");
    Button copy =
        new Button(
            VaadinIcon.COPY_O.create(),
            e -> {
              Clipboard.copy(this, getValue());
              Messages.done(text("copied", label));
            });
    copy.setId(id + "-copy");
    copy.addThemeVariants(
        ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
    copy.setAriaLabel(text("action.copy", label));
    copy.setTooltipText(text("action.copy", label));
    setSuffixComponent(copy);
  }
}
