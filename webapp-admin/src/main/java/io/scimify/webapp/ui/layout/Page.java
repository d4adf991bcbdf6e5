package io.scimify.webapp.ui.layout;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;

/** One page: its title, what it is for, its actions, its content. */
public abstract class Page extends Main {
  private static final long serialVersionUID = 1L;

  private final H1 title = new H1();
  private final Paragraph lead = new Paragraph();
  private final Div actions = new Div();

  protected Page() {
    addClassName("page");
    setId("content");
    lead.addClassName("lead");
    lead.setVisible(false);
    actions.addClassName("actions");
    Div words = new Div(title, lead);
    Div head = new Div(words, actions);
    head.addClassName("page-head");
    add(head);
  }

  /**
   * Where the keyboard and a screen reader go on after a navigation to this page: its title, unless
   * there is a better place.
   */
  protected Component landing() {
    return title;
  }

  /** Moves the focus to where this page begins. */
  final void land() {
    focus(landing());
  }

  /** A heading takes the focus too, without becoming a stop of the Tab key. */
  public static void focus(Component where) {
    if (where instanceof Focusable<?> field) {
      field.focus();
    } else {
      where.getElement().setAttribute("tabindex", "-1").callJsFunction("focus");
    }
  }

  /** After an act at the foot of a long page: what it led to stands at the top. */
  public static void showTop() {
    UI.getCurrent().getPage().executeJs("document.getElementById('content').scrollIntoView()");
  }

  protected final void head(String newTitle, String newLead) {
    title.setText(newTitle);
    lead.setText(newLead);
    lead.setVisible(!newLead.isEmpty());
  }

  protected final void actions(Component... components) {
    actions.removeAll();
    actions.add(components);
  }
}
