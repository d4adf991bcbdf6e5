package io.scimify.adapter.scim.resource;

import com.sun.net.httpserver.HttpServer;
import io.scimify.adapter.scim.wire.Limits;
import io.scimify.domain.operation.CorrelationId;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** The SCIM side on a small JAX-RS server, with its client. */
final class ScimServer extends ScimClient implements AutoCloseable {

  final FakeDirectory directory;

  private final HttpServer server;

  ScimServer() {
    this(Limits.STANDARD);
  }

  ScimServer(Limits limits) {
    this(limits, Clock.systemUTC());
  }

  ScimServer(Limits limits, Clock clock) {
    this(new FakeDirectory(), limits, clock);
  }

  private ScimServer(FakeDirectory directory, Limits limits, Clock clock) {
    this(directory, start(api(directory, limits, clock)));
  }

  private ScimServer(FakeDirectory directory, HttpServer server) {
    super(baseOf(server, FakeDirectory.INSTANCE), FakeDirectory.KEY);
    this.directory = directory;
    this.server = server;
  }

  private static ScimApi api(FakeDirectory directory, Limits limits, Clock clock) {
    AtomicInteger correlations = new AtomicInteger();
    return new ScimApi(
        directory,
        directory,
        directory,
        directory,
        directory,
        () -> new CorrelationId("c-" + correlations.incrementAndGet()),
        clock,
        Optional.empty(),
        limits);
  }

  static HttpServer start(ScimApi api) {
    Application application =
        new Application() {
          @Override
          @SuppressWarnings("deprecation") // as in ScimApplication
          public Set<Object> getSingletons() {
            return ScimApplication.components(api);
          }
        };
    return JdkHttpServerFactory.createHttpServer(
        URI.create("http://localhost:0/instances/"), ResourceConfig.forApplication(application));
  }

  static String baseOf(HttpServer server, String instance) {
    return "http://localhost:"
        + server.getAddress().getPort()
        + "/instances/"
        + instance
        + "/scim/v2";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
