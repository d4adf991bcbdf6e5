package io.scimify.webapp.ui.layout;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.orderedlayout.FlexComponent;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import io.scimify.domain.administration.Administrator;
import io.scimify.webapp.security.ConsoleSession;
import jakarta.inject.Inject;

/** Product name, navigation, who is signed in, and the way out. */
public class MainLayout extends AppLayout {
  private static final long serialVersionUID = 1L;

  private final transient ConsoleSession session;

  @Inject
  public MainLayout(ConsoleSession session) {
    this.session = session;
    addToNavbar(new DrawerToggle(), header());
    SideNav navigation = new SideNav();
    navigation.addItem(new SideNavItem("Home", ""));
    addToDrawer(navigation);
  }

  private HorizontalLayout header() {
    H1 title = new H1("Scimify");
    title.getStyle().set("font-size", "var(--lumo-font-size-l)").set("margin", "0");
    Span who = new Span(session.administrator().map(Administrator::userName).orElse(""));
    Button out = new Button("Sign out", click -> signOut());
    out.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    HorizontalLayout header = new HorizontalLayout(title, who, out);
    header.setWidthFull();
    header.expand(title);
    header.setAlignItems(FlexComponent.Alignment.CENTER);
    header.setPadding(true);
    return header;
  }

  private void signOut() {
    getUI().ifPresent(ui -> ui.getPage().setLocation("login"));
    session.signOut();
  }
}
