package io.scimify.webapp.security;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.WrappedSession;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import io.scimify.application.port.in.AdminCaller;
import io.scimify.domain.administration.Administrator;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.webapp.oidc.SignInFailure;
import io.scimify.webapp.rest.AdminServices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signs administrators in and out of the console. The server's own login is not used, because
 * servers disagree about it; the user name in the HTTP session is all that is kept, and role,
 * tenant and suspension are read anew each time.
 */
@ApplicationScoped
public class ConsoleSession {
  private static final String USER_NAME = ConsoleSession.class.getName() + ".userName";

  private static final String FAILURE = SignInFailure.class.getName();

  private final AdminServices services;

  @Inject
  public ConsoleSession(AdminServices services) {
    this.services = services;
  }

  /** For the client proxy. */
  @SuppressWarnings("NullAway") // never called on a real instance
  protected ConsoleSession() {
    this(null);
  }

  /** Whether the password was right. The session gets a new id, so a planted one is worthless. */
  public boolean signIn(String userName, String password) {
    CorrelationId correlation = services.correlationIds().get();
    Optional<Administrator> administrator =
        services.signIn().signIn(userName, password, correlation);
    administrator.ifPresent(a -> remember(a.userName()));
    return administrator.isPresent();
  }

  private static void remember(String userName) {
    VaadinRequest request = VaadinService.getCurrentRequest();
    VaadinService.reinitializeSession(request);
    request.getWrappedSession().setAttribute(USER_NAME, userName);
  }

  /**
   * Signs in whom an OpenID provider identified, outside of Vaadin. Nothing of the old session
   * lives on but the page that was asked for.
   *
   * @return that page's path, or the first page's
   */
  public String begin(HttpServletRequest request, String userName) {
    HttpSession old = request.getSession();
    Object wanted = old.getAttribute(NavigationAccessControl.SESSION_STORED_REDIRECT);
    old.invalidate();
    request.getSession().setAttribute(USER_NAME, userName);
    return "/admin/" + (wanted instanceof String page ? page.replaceFirst("^[./]+", "") : "");
  }

  /** Keeps the reason for the sign-in page. */
  public void remember(HttpServletRequest request, SignInFailure failure) {
    request.getSession().setAttribute(FAILURE, failure);
  }

  /** Why the last try failed; told once. */
  public Optional<SignInFailure> failure() {
    WrappedSession session = VaadinService.getCurrentRequest().getWrappedSession();
    Object failure = session.getAttribute(FAILURE);
    session.removeAttribute(FAILURE);
    return failure instanceof SignInFailure told ? Optional.of(told) : Optional.empty();
  }

  public void signOut() {
    VaadinService.getCurrentRequest().getWrappedSession().invalidate();
  }

  /** The administrator of this request, as it is now. */
  public Optional<Administrator> administrator() {
    VaadinRequest request = VaadinService.getCurrentRequest();
    return request == null ? Optional.empty() : administrator(request.getWrappedSession(false));
  }

  Optional<Administrator> administrator(@Nullable WrappedSession session) {
    Object userName = session == null ? null : session.getAttribute(USER_NAME);
    return userName instanceof String name ? services.signIn().current(name) : Optional.empty();
  }

  /** Whom to name to a use case; a new correlation id each time. */
  public AdminCaller caller() {
    Administrator administrator =
        administrator().orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
    return new AdminCaller(
        administrator.userName(),
        administrator.role(),
        administrator.tenant(),
        services.correlationIds().get());
  }
}
