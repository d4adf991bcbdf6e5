package io.scimify.webapp.ui.layout;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Span;

/** The product's mark: one line that carries something from here to there; with its name. */
public final class Logo extends Span {
  private static final long serialVersionUID = 1L;

  /** Drawn by hand, 32 by 32, readable at 16. */
  public static final String MARK =
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">\
      <defs><linearGradient id="scimify-mark" x1="0" y1="0" x2="1" y2="1">\
      <stop offset="0" stop-color="#14b8a6"/><stop offset="1" stop-color="#0f5f8c"/></linearGradient></defs>\
      <rect width="32" height="32" rx="9" fill="url(#scimify-mark)"/>\
      <path d="M22.5 10.5C19 6.500 9.500 7.500 9.500 12c0 5.500 13 2.500 13 8.200 0 4.300-9.300 5.300-13 1.300" \
      fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round"/>\
      <circle cx="22.500" cy="10.500" r="2.600" fill="#fff"/><circle cx="9.500" cy="21.500" r="2.600" fill="#99f6e4"/></svg>\
      """;

  public Logo() {
    Span name = new Span("Scimify");
    name.addClassName("logo-name");
    addClassName("logo");
    add(new Svg(MARK), name);
  }
}
