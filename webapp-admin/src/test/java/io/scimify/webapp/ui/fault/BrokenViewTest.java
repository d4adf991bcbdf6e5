package io.scimify.webapp.ui.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.Router;
import com.vaadin.flow.server.RouteRegistry;
import io.scimify.application.port.out.StorageUnavailableException;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.webapp.ui.feedback.UnexpectedErrors;
import io.scimify.webapp.ui.home.HomeView;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page says; it asks nothing of a session, a database or a running server. */
class BrokenViewTest {
  private static final String ADDRESS = "integrations/acme/okta/activity?outcome=HELD";

  private final Log log = new Log();
  private final BrokenView view = new BrokenView(log);

  /** Notes instead of logging. */
  private static final class Log extends UnexpectedErrors {
    private final List<Throwable> noted = new ArrayList<>();

    @Override
    public CorrelationId note(Throwable thrown) {
      noted.add(thrown);
      return new CorrelationId("c-4711");
    }
  }

  private int fail(Exception failure) {
    return view.setErrorParameter(event(), new ErrorParameter<>(Exception.class, failure));
  }

  /** No route is looked up. */
  private static BeforeEnterEvent event() {
    RouteRegistry routes =
        (RouteRegistry)
            Proxy.newProxyInstance(
                BrokenViewTest.class.getClassLoader(),
                new Class<?>[] {RouteRegistry.class},
                (proxy, method, arguments) -> {
                  throw new UnsupportedOperationException(method.getName());
                });
    return new BeforeEnterEvent(
        new Router(routes),
        NavigationTrigger.PAGE_LOAD,
        new Location(ADDRESS),
        HomeView.class,
        new UI(),
        List.of());
  }

  private Element part(String id) {
    return view.getElement()
        .getChildren()
        .filter(child -> id.equals(child.getAttribute("id")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aLostDatabaseIsNamed_withTheNextStepAndTheIdThatTheLogHas() {
    Exception lost =
        new IllegalStateException(new StorageUnavailableException(new SQLException("away")));

    assertThat(fail(lost)).isEqualTo(500);

    assertThat(part("broken").getTextRecursively())
        .contains("This page cannot be shown")
        .contains("Scimify cannot reach its database at the moment.")
        .contains("c-4711")
        .doesNotContain("SQLException");
    assertThat(part("broken").getAttribute("role")).isEqualTo("alert");
    assertThat(log.noted).containsExactly(lost);
  }

  @Test
  void anyOtherFailureIsToldWithoutItsInsides() {
    fail(new IllegalStateException("column o.secret does not exist"));

    assertThat(part("broken").getTextRecursively()).doesNotContain("o.secret").contains("c-4711");
  }

  @Test
  void theWayOnIsTheSameAddressOnceMore_loadedAnew() {
    fail(new IllegalStateException());

    assertThat(part("try-again").getAttribute("href")).isEqualTo(ADDRESS);
    assertThat(part("try-again").hasAttribute("router-ignore")).isTrue();
  }
}
