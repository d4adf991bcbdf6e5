package io.scimify.webapp.ui.login;

import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.orderedlayout.FlexComponent;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** The sign-in page; the only page that is open to everybody. */
@Route("login")
@PageTitle("Sign in · Scimify")
@AnonymousAllowed
public class LoginView extends VerticalLayout {

  private static final long serialVersionUID = 1L;

  public LoginView() {
    setSizeFull();
    setAlignItems(FlexComponent.Alignment.CENTER);
    setJustifyContentMode(FlexComponent.JustifyContentMode.CENTER);
    LoginForm form = new LoginForm();
    form.setForgotPasswordButtonVisible(false);
    add(form);
  }
}
