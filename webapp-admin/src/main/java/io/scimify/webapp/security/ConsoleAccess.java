package io.scimify.webapp.security;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import io.scimify.domain.administration.Administrator;
import io.scimify.domain.administration.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Closes every view that its annotations do not open for the signed-in administrator's role. */
@ApplicationScoped
public class ConsoleAccess {
  private final ConsoleSession session;

  @Inject
  public ConsoleAccess(ConsoleSession session) {
    this.session = session;
  }

  /** For the client proxy. */
  @SuppressWarnings("NullAway") // never called on a real instance
  protected ConsoleAccess() {
    this(null);
  }

  void guard(@Observes ServiceInitEvent event) {
    Control control = new Control(session);
    control.setLoginView("/admin/login");
    event.getSource().addUIInitListener(init -> init.getUI().addBeforeEnterListener(control));
  }

  private static final class Control extends NavigationAccessControl {
    private static final long serialVersionUID = 1L;

    private final transient ConsoleSession session;

    Control(ConsoleSession session) {
      this.session = session;
    }

    /** What is open to everybody is open without a look at who it is, also without a database. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
      if (!event.getNavigationTarget().isAnnotationPresent(AnonymousAllowed.class)) {
        super.beforeEnter(event);
      }
    }

    @Override
    protected @Nullable Principal getPrincipal(VaadinRequest request) {
      return administrator(request).map(a -> (Principal) a::userName).orElse(null);
    }

    @Override
    protected Predicate<String> getRolesChecker(VaadinRequest request) {
      Optional<Administrator> administrator = administrator(request);
      return wanted ->
          Arrays.stream(Role.values())
              .filter(role -> role.name().equals(wanted))
              .anyMatch(role -> administrator.filter(a -> a.role().includes(role)).isPresent());
    }

    private Optional<Administrator> administrator(VaadinRequest request) {
      return session.administrator(request.getWrappedSession(false));
    }
  }
}
