package io.scimify.webapp.ui.layout;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/**
 * A row of a list: a name, lines about it, and beside them when it was and how it stands. In a
 * narrow window what is beside comes below, so that one column is enough for every list.
 */
public final class StoryRow extends Div {
  private static final long serialVersionUID = 1L;

  public StoryRow(String title) {
    this(new Span(title));
  }

  public StoryRow(Component title) {
    addClassName("row-story");
    title.addClassName("row-title");
    add(title);
  }

  /** One more line; an empty one is left out. */
  public StoryRow line(String words) {
    if (!words.isEmpty()) {
      add(new Span(words));
    }
    return this;
  }

  /** At the end of the row. */
  public StoryRow beside(Component... components) {
    Div side = new Div(components);
    side.addClassName("row-side");
    add(side);
    return this;
  }
}
