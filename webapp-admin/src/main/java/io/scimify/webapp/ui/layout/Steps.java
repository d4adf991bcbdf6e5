package io.scimify.webapp.ui.layout;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import java.util.stream.IntStream;

/** What to do in which order, one numbered line each. */
public final class Steps extends OrderedList {
  private static final long serialVersionUID = 1L;

  /** The texts under {@code prefix} 1 to {@code count}. */
  public Steps(String prefix, int count) {
    addClassName("steps");
    IntStream.rangeClosed(1, count).forEach(step -> add(new ListItem(text(prefix + step))));
  }
}
