package io.scimify.webapp.ui;

import com.vaadin.flow.server.VaadinServletRequest;
import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.AdministerAdministratorsUseCase;
import io.scimify.application.port.in.AdministerIntegrationsUseCase;
import io.scimify.application.port.in.AdministerTenantsUseCase;
import io.scimify.application.port.in.LookUpPersonUseCase;
import io.scimify.application.port.in.ReadActivityUseCase;
import io.scimify.application.port.in.ReadAuditUseCase;
import io.scimify.application.port.in.ReadOverviewUseCase;
import io.scimify.application.port.in.ReconcileUseCase;
import io.scimify.application.port.in.RemoveIntegrationUseCase;
import io.scimify.application.port.in.ReviewOperationsUseCase;
import io.scimify.domain.administration.Administrator;
import io.scimify.domain.administration.Role;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.tenant.TenantId;
import io.scimify.webapp.rest.AdminServices;
import io.scimify.webapp.security.ConsoleSession;
import io.scimify.webapp.ui.feedback.Messages;
import io.scimify.webapp.ui.feedback.Progress;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The way from a view to a use case: adds who asks and a new correlation id, and shows a refusal
 * with its cause, the next step and that id.
 */
public class Console {
  private final AdminServices services;
  private final ConsoleSession session;
  private final Clock clock;

  @Inject
  public Console(AdminServices services, ConsoleSession session, Clock clock) {
    this.services = services;
    this.session = session;
    this.clock = clock;
  }

  /** How a refusal reaches the administrator. */
  @FunctionalInterface
  public interface RefusalDisplay {
    void show(AdminResult.Refused<?> refusal, CorrelationId correlation);
  }

  /** Calls a use case; {@code done} gets its value, a refusal is shown. */
  public <T> void ask(Function<AdminCaller, AdminResult<T>> useCase, Consumer<T> done) {
    ask(useCase, done, Messages::refused);
  }

  /** Calls a use case; {@code refused} decides how its refusal is shown. */
  public <T> void ask(
      Function<AdminCaller, AdminResult<T>> useCase, Consumer<T> done, RefusalDisplay refused) {
    AdminCaller caller = session.caller();
    tell(useCase.apply(caller), caller, done, refused);
  }

  private static <T> void tell(
      AdminResult<T> result, AdminCaller caller, Consumer<T> done, RefusalDisplay refused) {
    if (result instanceof AdminResult.Done<T> success) {
      done.accept(success.value());
    } else if (result instanceof AdminResult.Refused<T> refusal) {
      refused.show(refusal, caller.correlation());
    }
  }

  /** Like {@link #ask}, for what may take long: beside the page, which shows how far it is. */
  public <T> void askBeside(
      Progress progress,
      Supplier<Progress.Stage> stage,
      Function<AdminCaller, AdminResult<T>> useCase,
      Consumer<T> done,
      RefusalDisplay refused) {
    AdminCaller caller = session.caller();
    progress.during(
        services.background(),
        () -> useCase.apply(caller),
        stage,
        result -> tell(result, caller, done, refused));
  }

  /** The value of a use case that only reads; empty when it refused, without showing why. */
  public <T> Optional<T> read(Function<AdminCaller, AdminResult<T>> useCase) {
    return useCase.apply(session.caller()) instanceof AdminResult.Done<T> done
        ? Optional.of(done.value())
        : Optional.empty();
  }

  public AdministerTenantsUseCase tenants() {
    return services.tenants();
  }

  public AdministerIntegrationsUseCase integrations() {
    return services.integrations();
  }

  public AdministerAdministratorsUseCase administrators() {
    return services.administrators();
  }

  public ReadActivityUseCase activity() {
    return services.activity();
  }

  public ReadAuditUseCase audit() {
    return services.audit();
  }

  public ReadOverviewUseCase overview() {
    return services.overview();
  }

  public ReviewOperationsUseCase operations() {
    return services.operations();
  }

  public LookUpPersonUseCase people() {
    return services.people();
  }

  public ReconcileUseCase reconciliation() {
    return services.reconciliation();
  }

  public RemoveIntegrationUseCase removal() {
    return services.removal();
  }

  /** Whether to offer what needs {@code role}; the use case decides again. */
  public boolean may(Role role) {
    return session.administrator().filter(a -> a.role().includes(role)).isPresent();
  }

  /** Who is signed in. */
  public Optional<Administrator> administrator() {
    return session.administrator();
  }

  /** The only tenant in reach; empty for all. */
  public Optional<TenantId> tenant() {
    return session.administrator().flatMap(Administrator::tenant);
  }

  public Instant now() {
    return clock.instant();
  }

  /** What the SCIM client is given; from the request when no public address is configured. */
  public String scimBaseUrl(IntegrationInstanceId id) {
    String base = services.publicBase().map(Object::toString).orElseGet(Console::requestBase);
    return base + "/instances/" + id + "/scim/v2";
  }

  private static String requestBase() {
    String url = VaadinServletRequest.getCurrent().getRequestURL().toString();
    return url.substring(0, url.indexOf('/', url.indexOf("//") + 2));
  }
}
