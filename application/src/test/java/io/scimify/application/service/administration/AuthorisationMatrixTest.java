package io.scimify.application.service.administration;

import static io.scimify.application.service.administration.Office.ACME;
import static io.scimify.application.service.administration.Office.ACME_JAMF;
import static io.scimify.application.service.administration.Office.GLOBEX;
import static io.scimify.application.service.administration.Office.caller;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.AdministerIntegrationsUseCase.IntegrationPatch;
import io.scimify.application.port.in.AdministerIntegrationsUseCase.NewIntegration;
import io.scimify.application.port.in.ReadActivityUseCase;
import io.scimify.application.service.provisioning.DriftRepair;
import io.scimify.application.service.provisioning.SubjectLeases;
import io.scimify.application.service.reconciliation.DriftComparison;
import io.scimify.domain.administration.Role;
import io.scimify.domain.integration.ScimToken;
import io.scimify.domain.integration.ScimTokenId;
import io.scimify.domain.integration.TokenHash;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.reconciliation.DriftKind;
import io.scimify.domain.user.ScimUserId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every act on a tenant's things, by every role, in the own tenant, in a foreign one, overall. */
final class AuthorisationMatrixTest {

  /** One thing an administrator can ask for, and the role it takes. */
  private record Act(
      String name, Role needs, BiFunction<Office, AdminCaller, AdminResult<?>> call) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static List<Act> acts() {
    return List.of(
        new Act("read tenant", Role.VIEWER, (o, c) -> tenants(o).get(c, ACME)),
        new Act("rename tenant", Role.OWNER, (o, c) -> tenants(o).rename(c, ACME, "Acme 2")),
        new Act("list instances", Role.VIEWER, (o, c) -> instances(o).list(c, ACME)),
        new Act("read instance", Role.VIEWER, (o, c) -> instances(o).get(c, ACME, ACME_JAMF)),
        new Act("create instance", Role.ADMIN, (o, c) -> instances(o).create(c, ACME, another())),
        new Act(
            "change instance",
            Role.ADMIN,
            (o, c) -> instances(o).patch(c, ACME, ACME_JAMF, named("x"))),
        new Act("delete instance", Role.ADMIN, (o, c) -> instances(o).delete(c, ACME, ACME_JAMF)),
        new Act("activate", Role.ADMIN, (o, c) -> instances(o).activate(c, ACME, ACME_JAMF)),
        new Act("pause", Role.ADMIN, (o, c) -> instances(o).pause(c, ACME, ACME_JAMF)),
        new Act("check", Role.VIEWER, (o, c) -> instances(o).checkConnection(c, ACME, ACME_JAMF)),
        new Act("list keys", Role.VIEWER, (o, c) -> instances(o).keys(c, ACME, ACME_JAMF)),
        new Act(
            "issue key",
            Role.ADMIN,
            (o, c) -> instances(o).issueKey(c, ACME, ACME_JAMF, "okta", Optional.empty())),
        new Act(
            "revoke key",
            Role.ADMIN,
            (o, c) -> instances(o).revokeKey(c, ACME, ACME_JAMF, someKey(o))),
        new Act(
            "activity",
            Role.VIEWER,
            (o, c) ->
                new ActivityService(o.ports)
                    .activity(c, ACME, ACME_JAMF, ReadActivityUseCase.Filter.none(), 0, 10)),
        new Act(
            "waiting",
            Role.VIEWER,
            (o, c) -> review(o).waiting(c, ACME, ACME_JAMF, OperationState.HELD, 0, 10)),
        new Act(
            "all", Role.VIEWER, (o, c) -> review(o).all(c, ACME, ACME_JAMF, OperationState.HELD)),
        new Act("counts", Role.VIEWER, (o, c) -> review(o).counts(c, ACME, ACME_JAMF)),
        new Act("observed", Role.VIEWER, (o, c) -> review(o).observed(c, ACME, ACME_JAMF)),
        new Act("removal", Role.VIEWER, (o, c) -> removal(o).outlook(c, ACME, ACME_JAMF)),
        new Act(
            "remove with users",
            Role.ADMIN,
            (o, c) -> removal(o).begin(c, ACME, ACME_JAMF, o.user("ada").active() ? 1 : 0)),
        new Act("call removal off", Role.ADMIN, (o, c) -> removing(o).callOff(c, ACME, ACME_JAMF)),
        new Act(
            "approve", Role.ADMIN, (o, c) -> review(o).approve(c, ACME, ACME_JAMF, List.of(), "")),
        new Act(
            "reject", Role.ADMIN, (o, c) -> review(o).reject(c, ACME, ACME_JAMF, List.of(), "")),
        new Act(
            "search people",
            Role.VIEWER,
            (o, c) -> new PersonService(o.ports).search(c, ACME, ACME_JAMF, "a", 0, 10)),
        new Act(
            "look a person up",
            Role.VIEWER,
            (o, c) -> new PersonService(o.ports).person(c, ACME, ACME_JAMF, someUser(o))),
        new Act(
            "list groups",
            Role.VIEWER,
            (o, c) -> new PersonService(o.ports).groups(c, ACME, ACME_JAMF, "", 0, 10)),
        new Act(
            "count groups",
            Role.VIEWER,
            (o, c) -> new PersonService(o.ports).countGroups(c, ACME, ACME_JAMF, "")),
        new Act(
            "find people",
            Role.VIEWER,
            (o, c) -> new PersonService(o.ports).find(c, ACME, ACME_JAMF, "a", 0, 10)),
        new Act(
            "count people",
            Role.VIEWER,
            (o, c) -> new PersonService(o.ports).count(c, ACME, ACME_JAMF, "")),
        new Act(
            "look one person up",
            Role.VIEWER,
            (o, c) -> new PersonService(o.ports).user(c, ACME, ACME_JAMF, someUser(o))),
        new Act(
            "activity events",
            Role.VIEWER,
            (o, c) ->
                new ActivityService(o.ports)
                    .events(c, ACME, ACME_JAMF, ReadActivityUseCase.Filter.none(), 0, 10)),
        new Act(
            "count activity",
            Role.VIEWER,
            (o, c) ->
                new ActivityService(o.ports)
                    .count(c, ACME, ACME_JAMF, ReadActivityUseCase.Filter.none())),
        new Act(
            "export activity",
            Role.VIEWER,
            (o, c) ->
                new ActivityService(o.ports)
                    .after(
                        c,
                        ACME,
                        ACME_JAMF,
                        ReadActivityUseCase.Filter.none(),
                        Optional.empty(),
                        10)),
        new Act(
            "push a person",
            Role.ADMIN,
            (o, c) -> new PersonService(o.ports).pushAgain(c, ACME, ACME_JAMF, someUser(o))),
        new Act(
            "read drift",
            Role.VIEWER,
            (o, c) -> drift(o).overview(c, ACME, ACME_JAMF, Optional.empty(), 0, 10)),
        new Act("compare", Role.ADMIN, (o, c) -> drift(o).run(c, ACME, ACME_JAMF)),
        new Act(
            "repair drift",
            Role.ADMIN,
            (o, c) -> compared(o).repair(c, ACME, ACME_JAMF, List.of())),
        new Act(
            "repair all drift",
            Role.ADMIN,
            (o, c) -> compared(o).repairAll(c, ACME, ACME_JAMF, DriftKind.MISSING_IN_JAMF)),
        new Act(
            "preview matches", Role.VIEWER, (o, c) -> drift(o).matchPreview(c, ACME, ACME_JAMF)));
  }

  private static ReconciliationService drift(Office office) {
    SubjectLeases leases = new SubjectLeases(office.ports);
    return new ReconciliationService(
        office.ports,
        office.driftReports,
        new DriftComparison(office.ports, office.driftReports, leases),
        new DriftRepair(office.ports, leases),
        Runnable::run);
  }

  private static ReconciliationService compared(Office office) {
    ReconciliationService service = drift(office);
    service.run(caller(Role.OWNER), ACME, ACME_JAMF);
    return service;
  }

  private static RemovalService removal(Office office) {
    return new RemovalService(office.ports);
  }

  private static RemovalService removing(Office office) {
    RemovalService service = removal(office);
    office.user("ada");
    service.begin(caller(Role.OWNER), ACME, ACME_JAMF, 1);
    return service;
  }

  private static TenantsService tenants(Office office) {
    return new TenantsService(office.ports);
  }

  private static IntegrationsService instances(Office office) {
    return new IntegrationsService(office.ports, new InstanceUrlRule(false));
  }

  private static ReviewService review(Office office) {
    return new ReviewService(office.ports);
  }

  private static NewIntegration another() {
    return new NewIntegration(
        "jamf-pro-end-users",
        Optional.empty(),
        "https://acme2.jamfcloud.com",
        "id",
        "secret",
        Optional.empty());
  }

  private static IntegrationPatch named(String name) {
    return new IntegrationPatch(
        Optional.of(name),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static ScimTokenId someKey(Office office) {
    ScimToken key =
        new ScimToken(
            new ScimTokenId(office.ids.nextId()),
            ACME_JAMF,
            "old",
            new TokenHash("0".repeat(64)),
            office.clock.instant(),
            Optional.empty(),
            Optional.empty());
    office.integrations.insertToken(key);
    return key.id();
  }

  private static ScimUserId someUser(Office office) {
    return office.user("ada").id();
  }

  static Stream<Arguments> everyActByEveryRole() {
    return acts().stream()
        .flatMap(act -> Stream.of(Role.values()).map(role -> arguments(act, role)));
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("everyActByEveryRole")
  void ofTheOwnTenant(Act act, Role role) {
    AdminResult<?> result = act.call().apply(new Office(), caller(role, ACME));

    assertAllowedOnlyFor(act, role, result);
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("everyActByEveryRole")
  void overall(Act act, Role role) {
    AdminResult<?> result = act.call().apply(new Office(), caller(role));

    assertAllowedOnlyFor(act, role, result);
  }

  private static void assertAllowedOnlyFor(Act act, Role role, AdminResult<?> result) {
    if (role.includes(act.needs())) {
      assertThat(result).isInstanceOf(AdminResult.Done.class);
    } else {
      assertThat(Office.refused(result).reason()).isEqualTo(AdminResult.Reason.FORBIDDEN);
    }
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("everyActByEveryRole")
  void ofAForeignTenant(Act act, Role role) {
    Office office = new Office();
    AdminResult<?> foreign = act.call().apply(office, caller(role, GLOBEX));

    assertThat(Office.refused(foreign).reason()).isEqualTo(AdminResult.Reason.NOT_FOUND);
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("everyActByEveryRole")
  void aForeignTenantLooksLikeNone(Act act, Role role) {
    Office with = new Office();
    Office without = new Office();
    without.integrations.delete(ACME_JAMF);
    without.integrations.deleteTenant(ACME);
    assertThat(act.call().apply(with, caller(role, GLOBEX)))
        .isEqualTo(act.call().apply(without, caller(role, GLOBEX)));
  }
}
