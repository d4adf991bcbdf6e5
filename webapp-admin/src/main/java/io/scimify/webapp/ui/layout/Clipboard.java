package io.scimify.webapp.ui.layout;

import com.vaadin.flow.component.Component;

/** The browser's clipboard. */
final class Clipboard {
  // navigator.clipboard exists on https and localhost only; the old way works everywhere.
  private static final String COPY =
      """
      const text = $0;
      const byHand = () => {
        const area = document.createElement('textarea');
        area.value = text; area.style.position = 'fixed'; area.style.opacity = '0';
        document.body.appendChild(area); area.select(); document.execCommand('copy'); area.remove();
      };
      if (navigator.clipboard) { navigator.clipboard.writeText(text).catch(byHand); } else { byHand(); }
      """;

  private Clipboard() {}

  static void copy(Component from, String text) {
    from.getElement().executeJs(COPY, text);
  }
}
