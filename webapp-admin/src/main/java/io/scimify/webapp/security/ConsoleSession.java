package io.scimify.webapp.security;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.WrappedSession;
import io.scimify.application.port.in.AdminCaller;
import io.scimify.domain.administration.Administrator;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.webapp.rest.AdminServices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

  /**
   * Remembers who was identified otherwise, for example by OpenID Connect. To be called in a
   * request.
   */
  public void remember(String userName) {
    VaadinRequest request = VaadinService.getCurrentRequest();
    VaadinService.reinitializeSession(request);
    request.getWrappedSession().setAttribute(USER_NAME, userName);
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
