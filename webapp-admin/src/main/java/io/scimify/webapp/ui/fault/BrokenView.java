package io.scimify.webapp.ui.fault;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.webapp.ui.feedback.UnexpectedErrors;
import io.scimify.webapp.ui.layout.Logo;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;

/**
 * A page that could not be shown because of an error, such as a lost database. It asks for nothing,
 * not even who is signed in, so that it always can be shown.
 */
@AnonymousAllowed
public class BrokenView extends Main implements HasErrorParameter<Exception>, HasDynamicTitle {
  private static final long serialVersionUID = 1L;

  private final transient UnexpectedErrors errors;

  @Inject
  public BrokenView(UnexpectedErrors errors) {
    this.errors = errors;
    addClassName("login");
    add(new Logo());
  }

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
    CorrelationId correlation = errors.note(parameter.getCaughtException());
    Anchor again = new Anchor("", text("broken.again"));
    again.setId("try-again");
    again.getElement().setAttribute("href", event.getLocation().getPathWithQueryParameters());
    again.setRouterIgnore(true); // the whole page anew: nothing of this one is to be trusted
    again.addClassName("login-provider");
    Div reason =
        new Div(
            new H1(text("broken.title")),
            new Paragraph(
                UnexpectedErrors.cause(parameter.getCaughtException(), text("broken.cause"))),
            new Paragraph(text("error.unexpected.next")),
            new Paragraph(text("error.correlation", correlation)));
    reason.setId("broken");
    reason.addClassName("login-failure");
    reason.getElement().setAttribute("role", "alert");
    add(reason, again);
    return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
  }

  @Override
  public String getPageTitle() {
    return text("page.title", text("broken.title"));
  }
}
