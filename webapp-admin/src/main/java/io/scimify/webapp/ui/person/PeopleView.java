package io.scimify.webapp.ui.person;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.scimify.application.port.in.LookUpPersonUseCase.Found;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.feedback.Badge;
import io.scimify.webapp.ui.layout.EmptyState;
import io.scimify.webapp.ui.layout.MainLayout;
import io.scimify.webapp.ui.layout.Page;
import io.scimify.webapp.ui.layout.Panel;
import io.scimify.webapp.ui.layout.PersonFinder;
import io.scimify.webapp.ui.layout.StoryRow;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds somebody in every integration in reach. One hit opens at once; nobody is an answer too: the
 * identity provider never asked, or what it asked was refused.
 */
@Route(value = PersonFinder.PATH, layout = MainLayout.class)
@RolesAllowed("VIEWER")
public class PeopleView extends Page implements BeforeEnterObserver, HasDynamicTitle {
  private static final long serialVersionUID = 1L;

  /** Nobody reads more; one letter more narrows it. */
  private static final int MOST = 50;

  private static final int OTHER_NAMES = 3;

  private final transient Console console;
  private final TextField search = new TextField();
  private final Span number = new Span();
  private final Div results = new Div();

  @Inject
  public PeopleView(Console console) {
    this.console = console;
    head(text("people.title"), text("people.lead"));
    search.setId("people-search");
    search.setPlaceholder(text("people.search"));
    search.setAriaLabel(text("people.search"));
    search.setClearButtonVisible(true);
    search.setWidthFull();
    search.setPrefixComponent(VaadinIcon.SEARCH.create());
    search.setValueChangeMode(ValueChangeMode.LAZY);
    number.addClassName("result-line");
    number.getElement().setAttribute("role", "status");
    add(new Panel(text("people.found"), search, number, results));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String wanted = PersonFinder.asked(event.getLocation().getQueryParameters());
    List<Found> found = found(wanted);
    if (found.size() == 1) {
      event.forwardTo(PersonView.class, PersonAddress.of(found.get(0)).parameters());
      return;
    }
    search.setValue(wanted);
    search.addValueChangeListener(e -> again());
    show(wanted, found);
  }

  private void again() {
    String wanted = search.getValue().strip();
    show(wanted, found(wanted));
    getElement()
        .executeJs(
            "history.replaceState(history.state, '', location.pathname + $0)",
            PersonFinder.query(wanted));
  }

  private List<Found> found(String wanted) {
    return wanted.isEmpty()
        ? List.of()
        : console.read(c -> console.people().everywhere(c, wanted, MOST)).orElse(List.of());
  }

  private void show(String wanted, List<Found> found) {
    results.removeAll();
    number.setText("");
    if (!found.isEmpty()) {
      number.setText(text(found.size() < MOST ? "users.count" : "people.most", found.size()));
      results.add(list(found));
    } else if (wanted.isEmpty()) {
      results.add(
          new EmptyState(VaadinIcon.SEARCH, text("people.begin"), text("people.begin.help")));
    } else {
      results.add(new NobodyFound(console, wanted));
    }
  }

  private static Component list(List<Found> found) {
    UnorderedList list = new UnorderedList();
    list.addClassName("rows");
    list.setId("people");
    found.forEach(one -> list.add(new ListItem(row(one))));
    return list;
  }

  private static StoryRow row(Found found) {
    ProvisionedUser user = found.user();
    String word = user.jamfId().isPresent() ? "person.present" : "person.absent";
    return new StoryRow(PersonAddress.of(found).link(user))
        .line(otherNames(user))
        .line(text("person.of", found.instance().displayName(), found.instance().tenant()))
        .beside(new Badge(text(word), Badge.Tone.QUIET), UsersTab.state(user));
  }

  /** What tells two people with similar userNames apart. */
  private static String otherNames(ProvisionedUser user) {
    return user.profile().lookedUpBy().stream()
        .filter(word -> !word.equals(user.profile().userName().value()))
        .limit(OTHER_NAMES)
        .collect(Collectors.joining(" · "));
  }

  @Override
  protected Component landing() {
    return search;
  }

  @Override
  public String getPageTitle() {
    return text("page.title", text("people.title"));
  }
}
