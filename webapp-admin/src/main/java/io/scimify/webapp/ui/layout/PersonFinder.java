package io.scimify.webapp.ui.layout;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** "Why is this person not in Jamf?" can be asked on every page: a name, and Enter. */
public final class PersonFinder extends TextField {
  private static final long serialVersionUID = 1L;

  /** The page that finds. */
  public static final String PATH = "people";

  private static final String NAME = "name";

  PersonFinder() {
    setId("find-person");
    setPlaceholder(text("people.find"));
    setAriaLabel(text("people.search"));
    setTooltipText(text("people.find.help"));
    setPrefixComponent(VaadinIcon.SEARCH.create());
    addFocusShortcut(Key.KEY_K, KeyModifier.CONTROL);
    addKeyDownListener(Key.ENTER, e -> find());
  }

  private void find() {
    String wanted = getValue().strip();
    clear();
    UI.getCurrent()
        .navigate(
            PATH, wanted.isEmpty() ? QueryParameters.empty() : QueryParameters.of(NAME, wanted));
  }

  /** Whom an address asks for, or "". */
  public static String asked(QueryParameters parameters) {
    return parameters.getSingleParameter(NAME).orElse("").strip();
  }

  /** The query of an address that asks for somebody. */
  public static String query(String wanted) {
    return wanted.isEmpty()
        ? ""
        : "?" + NAME + "=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
  }
}
