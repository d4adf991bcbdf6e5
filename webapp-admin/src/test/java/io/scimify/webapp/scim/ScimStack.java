package io.scimify.webapp.scim;

import com.sun.net.httpserver.HttpServer;
import io.scimify.adapter.jamf.HttpJamfDirectory;
import io.scimify.adapter.jamf.JamfSettings;
import io.scimify.adapter.scim.resource.ScimApi;
import io.scimify.adapter.scim.resource.ScimApplication;
import io.scimify.adapter.scim.resource.ScimClient;
import io.scimify.adapter.scim.wire.Limits;
import io.scimify.application.port.out.InMemoryAuditTrail;
import io.scimify.application.port.out.InMemoryIntegrationInstanceRepository;
import io.scimify.application.port.out.InMemoryProvisionedGroupRepository;
import io.scimify.application.port.out.InMemoryProvisionedUserRepository;
import io.scimify.application.port.out.InMemoryProvisioningOperationRepository;
import io.scimify.application.port.out.InMemoryTransactions;
import io.scimify.application.port.out.RandomIds;
import io.scimify.application.service.provisioning.AuthenticateScimClientService;
import io.scimify.application.service.provisioning.ProvisionGroupService;
import io.scimify.application.service.provisioning.ProvisionUserService;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.application.service.provisioning.ReadGroupsService;
import io.scimify.application.service.provisioning.ReadUsersService;
import io.scimify.application.service.provisioning.SubjectLeases;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.JamfConnection;
import io.scimify.domain.integration.ScimToken;
import io.scimify.domain.integration.ScimTokenId;
import io.scimify.domain.integration.SecretText;
import io.scimify.domain.integration.TokenHash;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.tenant.Tenant;
import io.scimify.domain.tenant.TenantId;
import io.scimify.jamf.simulator.JamfGroup;
import io.scimify.jamf.simulator.JamfSimulator;
import io.scimify.jamf.simulator.JamfUser;
import io.scimify.jamf.simulator.RecordedRequest;
import io.scimify.jamf.simulator.SimulatorConfig;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** The real SCIM resources, services and Jamf client over in-memory repositories. */
final class ScimStack implements AutoCloseable, JamfUnderTest {

  private static final IntegrationInstanceId INSTANCE = new IntegrationInstanceId("acme-00000001");
  private static final String KEY = "key-of-acme";

  final JamfSimulator jamf = JamfSimulator.builder().start();
  final ScimClient client;

  private final HttpJamfDirectory directory =
      new HttpJamfDirectory(
          Clock.systemUTC(),
          JamfSettings.defaults().withInsecureUrls(true).withBackOff(Duration.ofMillis(10)));
  private final HttpServer server;

  ScimStack() {
    Clock clock = Clock.systemUTC();
    RandomIds ids = new RandomIds();
    InMemoryTransactions transactions = new InMemoryTransactions();
    InMemoryIntegrationInstanceRepository integrations =
        new InMemoryIntegrationInstanceRepository(transactions);
    ProvisioningPorts ports =
        new ProvisioningPorts(
            integrations,
            new InMemoryProvisionedUserRepository(transactions, ids, clock),
            new InMemoryProvisionedGroupRepository(transactions, ids, clock),
            new InMemoryProvisioningOperationRepository(transactions, integrations),
            new InMemoryAuditTrail(transactions),
            directory,
            transactions,
            ids,
            clock);
    addInstance(integrations, ids, clock);
    SubjectLeases leases = new SubjectLeases(ports);
    server =
        start(
            new ScimApi(
                new AuthenticateScimClientService(ports),
                new ReadUsersService(ports),
                new ReadGroupsService(ports),
                new ProvisionUserService(ports, leases),
                new ProvisionGroupService(ports, leases),
                () -> new CorrelationId(ids.nextId().toString()),
                clock,
                Optional.empty(),
                Limits.STANDARD));
    client =
        new ScimClient(
            "http://localhost:%d/instances/%s/scim/v2"
                .formatted(server.getAddress().getPort(), INSTANCE),
            KEY);
  }

  private void addInstance(
      InMemoryIntegrationInstanceRepository integrations, RandomIds ids, Clock clock) {
    TenantId tenant = new TenantId("acme");
    integrations.insertTenant(new Tenant(tenant, "Acme", clock.instant()));
    JamfConnection connection =
        new JamfConnection(
            URI.create(jamf.baseUrl()),
            SimulatorConfig.DEFAULT_CLIENT_ID,
            new SecretText(SimulatorConfig.DEFAULT_CLIENT_SECRET));
    integrations.insert(
        IntegrationInstance.draft(
                INSTANCE, tenant, Optional.empty(), connection, Optional.empty(), clock.instant())
            .activate(clock.instant()));
    integrations.insertToken(
        new ScimToken(
            new ScimTokenId(ids.nextId()),
            INSTANCE,
            "okta",
            new TokenHash(sha256(KEY)),
            clock.instant(),
            Optional.empty(),
            Optional.empty()));
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static HttpServer start(ScimApi api) {
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

  @Override
  public Set<String> userNames() {
    return jamf.users().all().stream().map(JamfUser::name).collect(Collectors.toSet());
  }

  @Override
  public Set<String> groupNames() {
    return jamf.groups().all().stream().map(JamfGroup::name).collect(Collectors.toSet());
  }

  @Override
  public int groupId(String group) {
    return jamf.groups().get(group).id();
  }

  @Override
  public List<String> memberNames(String group) {
    return jamf.groups().memberNames(group);
  }

  @Override
  public void addUser(String name) {
    jamf.users().add(name);
  }

  @Override
  public void addGroup(String name, String... members) {
    jamf.groups()
        .add(
            JamfGroup.named(name)
                .withMembers(
                    Arrays.stream(members).map(user -> jamf.users().get(user).id()).toList()));
  }

  @Override
  public void seedUsers(int count, String prefix) {
    jamf.users().seed(count, prefix);
  }

  @Override
  public List<String> calls() {
    List<String> calls =
        jamf.requests().withoutTokens().stream().map(RecordedRequest::call).toList();
    jamf.requests().clear();
    return calls;
  }

  @Override
  public void close() {
    server.stop(0);
    directory.close();
    jamf.close();
  }
}
