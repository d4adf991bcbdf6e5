package io.scimify.webapp.ui.layout;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;

/** What stands where nothing is yet: says what would be here and how to get it. */
public final class EmptyState extends Div {
  private static final long serialVersionUID = 1L;

  public EmptyState(VaadinIcon symbol, String title, String lesson, Component... actions) {
    addClassName("empty-state");
    Icon icon = symbol.create();
    icon.getElement().setAttribute("aria-hidden", "true");
    Span heading = new Span(title);
    heading.addClassName("empty-title");
    add(icon, heading, new Paragraph(lesson));
    add(actions);
  }
}
