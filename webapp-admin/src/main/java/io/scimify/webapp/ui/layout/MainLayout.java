package io.scimify.webapp.ui.layout;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import io.scimify.domain.administration.Administrator;
import io.scimify.domain.administration.Role;
import io.scimify.webapp.security.ConsoleSession;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.Texts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;

/** The frame of every page: where one is, where one can go, who one is. */
@RolesAllowed("VIEWER")
public final class MainLayout extends AppLayout implements AfterNavigationObserver {
  private static final long serialVersionUID = 1L;

  private static final String SWITCH_THEME = "window.scimifyTheme.toggle()";

  // the address alone would lead to the first page, because of the page's base address
  private static final String SKIP =
      """
      this.addEventListener('click', e => {
        e.preventDefault();
        const content = document.getElementById('content');
        content.tabIndex = -1;
        content.focus();
      });""";

  private final transient Console console;
  private final transient ConsoleSession session;
  private boolean arrived;

  @Inject
  public MainLayout(Console console, ConsoleSession session) {
    this.console = console;
    this.session = session;
    setPrimarySection(Section.DRAWER);
    addToDrawer(drawerHead(), new Scroller(navigation()));
    addToNavbar(skipLink(), toggle(), new PersonFinder(), spacer(), themeSwitch(), userMenu());
  }

  /** A new page of the same document would leave the focus where the old one was, in nothing. */
  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    if (arrived && getContent() instanceof Page page) {
      page.land();
    }
    arrived = true;
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    event.getUI().getPage().retrieveExtendedClientDetails(details -> {}); // for its time zone
  }

  private static Div drawerHead() {
    Div head = new Div(new Logo());
    head.addClassName("drawer-head");
    return head;
  }

  private SideNav navigation() {
    SideNav nav = new SideNav();
    nav.getElement().setAttribute("aria-label", text("nav.label"));
    nav.addItem(
        new SideNavItem(text("nav.home"), "", VaadinIcon.HOME_O.create()),
        new SideNavItem(text("nav.people"), PersonFinder.PATH, VaadinIcon.USER_CARD.create()),
        new SideNavItem(text("nav.integrations"), "integrations", VaadinIcon.CONNECT_O.create()),
        new SideNavItem(text("nav.tenants"), "tenants", VaadinIcon.BUILDING_O.create()));
    nav.getItems().get(2).setMatchNested(true);
    if (console.may(Role.OWNER)) {
      nav.addItem(
          new SideNavItem(text("nav.administrators"), "administrators", VaadinIcon.USERS.create()),
          new SideNavItem(text("nav.audit"), "audit", VaadinIcon.CLIPBOARD_TEXT.create()));
    }
    return nav;
  }

  private static DrawerToggle toggle() {
    DrawerToggle toggle = new DrawerToggle();
    toggle.setAriaLabel(text("nav.toggle"));
    return toggle;
  }

  private static Anchor skipLink() {
    Anchor skip = new Anchor("#content", text("nav.skip"));
    skip.setRouterIgnore(true);
    skip.getElement().executeJs(SKIP);
    skip.addClassName("skip-link");
    return skip;
  }

  private static Span spacer() {
    Span spacer = new Span();
    spacer.addClassName("spacer");
    return spacer;
  }

  private static Button themeSwitch() {
    Button button = new Button(VaadinIcon.ADJUST.create());
    button.setId("theme-switch");
    button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
    button.setAriaLabel(text("theme.switch"));
    button.setTooltipText(text("theme.switch"));
    button.addClickListener(e -> button.getElement().executeJs(SWITCH_THEME));
    return button;
  }

  private MenuBar userMenu() {
    MenuBar bar = new MenuBar();
    bar.setId("user-menu");
    bar.addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE);
    String name = console.administrator().map(Administrator::userName).orElse("");
    Span words = new Span(name);
    words.addClassName("user-name");
    MenuItem user = bar.addItem(new Span(VaadinIcon.USER.create(), words));
    user.setAriaLabel(name);
    user.getSubMenu().addItem(roleLine()).setEnabled(false);
    user.getSubMenu().addItem(text("action.signOut"), e -> signOut()).setId("sign-out");
    return bar;
  }

  private String roleLine() {
    String role = console.administrator().map(a -> Texts.of(a.role())).orElse("");
    return console.tenant().map(t -> text("user.tenantRole", role, t)).orElse(role);
  }

  private void signOut() {
    getUI().ifPresent(ui -> ui.getPage().setLocation("login"));
    session.signOut();
  }
}
