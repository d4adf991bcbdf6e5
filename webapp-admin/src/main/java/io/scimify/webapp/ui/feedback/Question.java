package io.scimify.webapp.ui.feedback;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

/**
 * Asks before something that cannot be taken back: the title is the question with its number, the
 * text is the consequence, and Cancel has the focus.
 */
public final class Question {
  private final Dialog dialog = new Dialog();
  private final Button cancel = new Button(text("action.cancel"), e -> dialog.close());
  private final Button go;

  private Question(String title, String consequence, String action, Runnable act) {
    dialog.setHeaderTitle(title);
    dialog.setWidth("32rem");
    dialog.setMaxWidth("100%");
    dialog.add(new Paragraph(consequence));
    go =
        new Button(
            action,
            e -> {
              dialog.close();
              act.run();
            });
    go.setId("confirm");
    go.setDisableOnClick(true);
    go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    cancel.setId("cancel");
    cancel.setAutofocus(true);
    dialog.getFooter().add(cancel, go);
  }

  public static Question ask(String title, String consequence, String action, Runnable act) {
    return new Question(title, consequence, action, act);
  }

  public Question destructive() {
    go.addThemeVariants(ButtonVariant.LUMO_ERROR);
    return this;
  }

  /** Says who or what is affected. */
  public Question about(Component... details) {
    dialog.add(details);
    return this;
  }

  /** The act is possible only after {@code word} was typed. */
  public Question afterTyping(String word) {
    TextField field = new TextField(text("question.type", word));
    field.setId("confirm-word");
    field.setWidthFull();
    field.setValueChangeMode(ValueChangeMode.EAGER);
    field.addValueChangeListener(e -> go.setEnabled(word.equals(e.getValue().strip())));
    go.setEnabled(false);
    dialog.add(field);
    return this;
  }

  public void open() {
    dialog.open();
    cancel.focus();
  }
}
