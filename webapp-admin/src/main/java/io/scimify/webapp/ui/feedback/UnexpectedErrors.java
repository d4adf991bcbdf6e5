package io.scimify.webapp.ui.feedback;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import io.scimify.application.port.out.Causes;
import io.scimify.application.port.out.StorageUnavailableException;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.webapp.rest.AdminServices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * What an administrator sees of an error that nobody foresaw: what it means, what to do, and the
 * correlation id under which the log has the whole of it.
 */
@ApplicationScoped
public class UnexpectedErrors {
  private static final Logger LOG = System.getLogger(UnexpectedErrors.class.getName());

  private final AdminServices services;

  @Inject
  public UnexpectedErrors(AdminServices services) {
    this.services = services;
  }

  /** For the client proxy. */
  @SuppressWarnings("NullAway") // never called on a real instance
  protected UnexpectedErrors() {
    this(null);
  }

  void listen(@Observes ServiceInitEvent event) {
    SystemMessages messages = messages();
    event.getSource().setSystemMessagesProvider(info -> messages);
    event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(this::tell));
  }

  private void tell(ErrorEvent event) {
    CorrelationId correlation = note(event.getThrowable());
    if (UI.getCurrent() != null) {
      Messages.failed(
          text("error.unexpected"),
          cause(event.getThrowable(), text("error.unexpected.cause")),
          text("error.unexpected.next"),
          correlation);
    }
  }

  /** Writes an error to the log; the id finds it there. */
  public CorrelationId note(Throwable thrown) {
    CorrelationId correlation = services.correlationIds().get();
    LOG.log(Level.ERROR, () -> "The console met an error, correlation id " + correlation, thrown);
    return correlation;
  }

  /** Without its database the product is not broken, it only has to wait. */
  public static String cause(Throwable thrown, String otherwise) {
    return Causes.of(thrown).stream()
        .filter(StorageUnavailableException.class::isInstance)
        .map(StorageUnavailableException.class::cast)
        .map(StorageUnavailableException::sentence)
        .findFirst()
        .orElse(otherwise);
  }

  /** For when not even the page can be drawn. */
  private static SystemMessages messages() {
    CustomizedSystemMessages messages = new CustomizedSystemMessages();
    messages.setInternalErrorCaption(text("error.unexpected"));
    messages.setInternalErrorMessage(text("error.unexpected.page"));
    return messages;
  }
}
