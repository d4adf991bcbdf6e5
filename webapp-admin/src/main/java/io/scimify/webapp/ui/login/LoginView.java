package io.scimify.webapp.ui.login;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.AbstractLogin.LoginEvent;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import io.scimify.webapp.oidc.ConsoleSignIn;
import io.scimify.webapp.oidc.OidcSettings;
import io.scimify.webapp.oidc.SignInFailure;
import io.scimify.webapp.security.ConsoleSession;
import io.scimify.webapp.ui.Texts;
import io.scimify.webapp.ui.layout.Logo;
import jakarta.inject.Inject;

/** The sign-in page; the only page that is open to everybody. */
@Route("login")
@PageTitle("Sign in · Scimify")
@AnonymousAllowed
public class LoginView extends Main {
  private static final long serialVersionUID = 1L;

  private final transient ConsoleSession session;
  private final LoginForm form = new LoginForm(texts());

  @Inject
  public LoginView(ConsoleSession session, ConsoleSignIn signIn) {
    this.session = session;
    addClassName("login");
    form.setForgotPasswordButtonVisible(false);
    form.addLoginListener(this::signIn);
    Paragraph lead = new Paragraph(text("login.lead"));
    lead.addClassName("login-lead");
    add(new Logo(), lead);
    session.failure().ifPresent(failure -> add(reason(failure)));
    signIn.provider().ifPresent(provider -> add(button(provider)));
    if (signIn.passwords().isEnforced()) {
      Details breakGlass = new Details(text("login.breakGlass"), form);
      breakGlass.setId("break-glass");
      add(breakGlass);
    } else {
      add(form);
    }
  }

  private static Anchor button(OidcSettings provider) {
    Anchor anchor = new Anchor("../oidc/sign-in", text("login.oidc", provider.label()));
    anchor.setId("oidc-sign-in");
    anchor.setRouterIgnore(true); // a page of the server, not of the console
    anchor.addClassName("login-provider");
    return anchor;
  }

  private static Div reason(SignInFailure failure) {
    Div reason =
        new Div(
            new H2(text("login.failed")),
            new Paragraph(Texts.of(failure.cause())),
            new Paragraph(
                failure.detail().isEmpty() ? Texts.help(failure.cause()) : failure.detail()),
            new Paragraph(text("login.correlation", failure.correlationId())));
    reason.setId("sign-in-failure");
    reason.addClassName("login-failure");
    reason.getElement().setAttribute("role", "alert");
    return reason;
  }

  private void signIn(LoginEvent event) {
    String wanted = wantedPage();
    if (session.signIn(event.getUsername(), event.getPassword())) {
      getUI().ifPresent(ui -> ui.getPage().setLocation(wanted));
    } else {
      form.setError(true);
    }
  }

  /** Where the visitor wanted to go before being asked to sign in, relative to this page. */
  private static String wantedPage() {
    Object stored =
        VaadinService.getCurrentRequest()
            .getWrappedSession()
            .getAttribute(NavigationAccessControl.SESSION_STORED_REDIRECT);
    return stored instanceof String path && !path.isEmpty() ? path : ".";
  }

  private static LoginI18n texts() {
    LoginI18n texts = LoginI18n.createDefault();
    LoginI18n.Form labels = texts.getForm();
    labels.setTitle(text("login.title"));
    labels.setUsername(text("login.user"));
    labels.setPassword(text("login.password"));
    labels.setSubmit(text("login.submit"));
    LoginI18n.ErrorMessage error = texts.getErrorMessage();
    error.setTitle(text("login.failed"));
    error.setMessage(text("login.failed.help"));
    return texts;
  }
}
