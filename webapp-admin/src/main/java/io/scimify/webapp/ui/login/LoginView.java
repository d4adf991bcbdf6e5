package io.scimify.webapp.ui.login;

import com.vaadin.flow.component.login.AbstractLogin.LoginEvent;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.component.orderedlayout.FlexComponent;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.scimify.webapp.security.ConsoleSession;
import jakarta.inject.Inject;

/** The sign-in page; the only page that is open to everybody. */
@Route("login")
@PageTitle("Sign in · Scimify")
@AnonymousAllowed
public class LoginView extends VerticalLayout {
  private static final long serialVersionUID = 1L;

  private final transient ConsoleSession session;
  private final LoginForm form = new LoginForm(texts());

  @Inject
  public LoginView(ConsoleSession session) {
    this.session = session;
    setSizeFull();
    setAlignItems(FlexComponent.Alignment.CENTER);
    setJustifyContentMode(FlexComponent.JustifyContentMode.CENTER);
    form.setForgotPasswordButtonVisible(false);
    form.addLoginListener(this::signIn);
    add(form);
  }

  private void signIn(LoginEvent event) {
    if (session.signIn(event.getUsername(), event.getPassword())) {
      getUI().ifPresent(ui -> ui.getPage().setLocation("."));
    } else {
      form.setError(true);
    }
  }

  private static LoginI18n texts() {
    LoginI18n texts = LoginI18n.createDefault();
    LoginI18n.Form labels = texts.getForm();
    labels.setTitle("Scimify");
    labels.setUsername("User name");
    labels.setSubmit("Sign in");
    LoginI18n.ErrorMessage error = texts.getErrorMessage();
    error.setTitle("Not signed in");
    error.setMessage(
        "User name and password do not match, or the account is suspended. After five wrong"
            + " passwords it is locked for 15 minutes.");
    return texts;
  }
}
