package io.scimify.webapp.ui.layout;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;

/** A titled part of a page, with actions beside the title. */
public final class Panel extends Section {
  private static final long serialVersionUID = 1L;

  private final Div head = new Div();

  public Panel(String title, Component... content) {
    addClassName("panel");
    head.addClassName("panel-head");
    head.add(new H2(title));
    getElement().setAttribute("aria-label", title);
    add(head);
    add(content);
  }

  /** A sentence under the title that says what this part is for. */
  public Panel explained(String lesson) {
    Paragraph paragraph = new Paragraph(lesson);
    paragraph.addClassName("lesson");
    addComponentAtIndex(1, paragraph);
    return this;
  }

  public Panel withActions(Component... actions) {
    Div row = new Div(actions);
    row.addClassName("actions");
    head.add(row);
    return this;
  }
}
