package io.scimify.webapp.ui.fault;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouterLink;
import io.scimify.webapp.ui.home.HomeView;
import io.scimify.webapp.ui.integration.IntegrationsView;
import io.scimify.webapp.ui.layout.MainLayout;
import io.scimify.webapp.ui.layout.Page;
import io.scimify.webapp.ui.layout.Panel;
import io.scimify.webapp.ui.layout.Steps;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletResponse;

/**
 * An address that leads to nothing, in the same words whether it never existed, is gone, or is not
 * for this administrator. Who is not signed in is asked to, like everywhere.
 */
@ParentLayout(MainLayout.class)
@RolesAllowed("VIEWER")
public class NotFoundView extends Page
    implements HasErrorParameter<NotFoundException>, HasDynamicTitle {
  private static final long serialVersionUID = 1L;

  private static final int REASONS = 3;

  public NotFoundView() {
    head(text("notFound.title"), text("notFound.lead"));
    add(new Panel(text("notFound.why"), new Steps("notFound.why.", REASONS), ways()));
  }

  private static Paragraph ways() {
    Paragraph ways =
        new Paragraph(
            new RouterLink(text("notFound.home"), HomeView.class),
            new RouterLink(text("notFound.integrations"), IntegrationsView.class));
    ways.addClassName("ways");
    return ways;
  }

  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
    return HttpServletResponse.SC_NOT_FOUND;
  }

  @Override
  public String getPageTitle() {
    return text("page.title", text("notFound.title"));
  }
}
