package io.scimify.webapp.wiring;

import io.scimify.adapter.persistence.Database;
import io.scimify.adapter.persistence.secret.EncryptionKeys;
import io.scimify.adapter.scim.resource.ScimApi;
import io.scimify.application.port.in.SignInUseCase;
import io.scimify.application.port.out.AlertChannel;
import io.scimify.application.port.out.IdGenerator;
import io.scimify.webapp.alert.AlertChannels;
import io.scimify.webapp.oidc.ConsoleSignIn;
import io.scimify.webapp.rest.AdminServices;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/** Starts the product with the web application and offers its use cases as beans. */
@ApplicationScoped
public class CompositionRoot {
  private static final Logger LOG = System.getLogger(CompositionRoot.class.getName());

  @PersistenceUnit(unitName = Database.PERSISTENCE_UNIT)
  @SuppressWarnings("NullAway.Init") // by the server
  private EntityManagerFactory entities;

  @Inject
  @SuppressWarnings("NullAway.Init") // by CDI
  private AlertChannels alertChannels;

  private Optional<Assembly> assembly = Optional.empty();
  private Optional<OperationThreads> threads = Optional.empty();

  void start(
      @Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) @Initialized(ApplicationScoped.class)
          Object event) {
    assembly();
  }

  @Produces
  ScimApi scimApi() {
    return assembly().scim();
  }

  @Produces
  AdminServices adminServices() {
    return assembly().admin();
  }

  @Produces
  ConsoleSignIn consoleSignIn() {
    return settings().signIn();
  }

  @Produces
  Clock clock() {
    return Clock.systemUTC();
  }

  synchronized boolean isReady() {
    return assembly.isPresent();
  }

  // Servers differ in what they start first, so whoever comes first puts everything together.
  private synchronized Assembly assembly() {
    if (assembly.isEmpty()) {
      Assembly made = assemble(settings());
      assembly = Optional.of(made);
      made.work().start();
    }
    return assembly.get();
  }

  private static Settings settings() {
    return Settings.from(ConfigProvider.getConfig());
  }

  private Assembly assemble(Settings settings) {
    IdGenerator ids = new SecureIds();
    Clock clock = clock();
    EncryptionKeys keys =
        EncryptionKeys.parse(
            settings
                .encryptionKey()
                .orElseGet(() -> new KeyFile(settings.dataDirectory(), ids::nextKey).read()));
    Database database =
        new DatabaseStart(settings.databasePatience())
            .await(() -> Database.open(dataSource(), entities, keys, ids, clock));
    OperationThreads pool = new OperationThreads(settings.workerThreads());
    threads = Optional.of(pool);
    List<AlertChannel> channels =
        alertChannels.of(settings.alerts(), settings.publicBaseUrl(), clock);
    Assembly made = new Assembly(settings, database, ids, clock, pool, channels);
    bootstrap(settings, made.admin().signIn());
    return made;
  }

  static DataSource dataSource() {
    return ServerResources.find(
        DataSource.class, List.of(Database.DATA_SOURCE, "java:/" + Database.DATA_SOURCE));
  }

  private static void bootstrap(Settings settings, SignInUseCase signIn) {
    String owner = settings.ownerUserName().orElse("owner");
    Optional<String> made = signIn.bootstrapOwner(owner, settings.ownerPassword());
    if (made.isPresent() && settings.ownerPassword().isEmpty()) {
      // Only here and only once: it is stored as a hash.
      System.out.printf(
          "%n  First Owner made. User name: %s  Password: %s  Change it after signing in at /admin.%n%n",
          owner, made.get());
    } else if (made.isPresent()) {
      LOG.log(Level.INFO, "First Owner \"{0}\" made with the configured password", owner);
    }
  }

  @PreDestroy
  synchronized void stop() {
    // What is under way still needs Jamf, so its connections are the last to go.
    assembly.ifPresent(made -> made.work().close());
    threads.ifPresent(OperationThreads::close);
    assembly.ifPresent(Assembly::close);
    assembly = Optional.empty();
    threads = Optional.empty();
  }
}
