package io.scimify.webapp.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** The rules for the classes below one root package: the product's, or a planted one's. */
record ArchitectureRules(String root) {
  private static final Set<String> CLOCKS_AND_IDS =
      Set.of(
          "java.time.Instant.now()",
          "java.time.LocalDate.now()",
          "java.time.LocalDateTime.now()",
          "java.time.ZonedDateTime.now()",
          "java.time.Clock.systemUTC()",
          "java.time.Clock.systemDefaultZone()",
          "java.lang.System.currentTimeMillis()",
          "java.util.UUID.randomUUID()");

  /** Repository methods that are for the worker and the owner, who stand above tenants. */
  private static final Set<String> ABOVE_TENANTS =
      Set.of("tenants", "all", "removing", "due", "purgeEnded", "purge");

  ArchRule domainIsPlainJava() {
    return classes()
        .that()
        .resideInAPackage(in("domain"))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(in("domain"), "java.lang..", "java.util..", "java.time..")
                .or(resideInAnyPackage("java.net", "java.text", "java.math", "java.nio.charset"))
                .or(resideInAnyPackage("java.io", "java.security", "org.jspecify.annotations"))
                .and(DescribedPredicate.not(resideInAnyPackage("java.util.logging.."))));
  }

  ArchRule applicationKnowsOnlyTheDomain() {
    return classes()
        .that()
        .resideInAPackage(in("application"))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                in("application"), in("domain"), "java..", "javax.crypto..", "org.jspecify.."))
        .andShould()
        .onlyDependOnClassesThat(
            DescribedPredicate.not(
                resideInAnyPackage("java.sql..", "java.net.http..", "java.util.logging..")));
  }

  ArchRule portsIgnoreServices() {
    return noClasses()
        .that()
        .resideInAPackage(in("application.port"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in("application.service"));
  }

  ArchRule onlyServicesOfferUseCases() {
    return classes()
        .that()
        .areNotInterfaces()
        .and()
        .areAssignableTo(describe("a use case", this::isUseCase))
        .should()
        .resideInAPackage(in("application.service"));
  }

  ArchRule onlyTheWiringSeesServices() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(in("application.service"), in("webapp.wiring"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in("application.service"));
  }

  ArchRule adaptersIgnoreEachOther() {
    return slices()
        .matching(root + ".adapter.(*)..")
        .should()
        .notDependOnEachOther()
        .as("adapters ignore each other");
  }

  ArchRule onlyTheWiringSeesAdapters() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(in("adapter"), in("webapp.wiring"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in("adapter"));
  }

  ArchRule consoleAndApiEnterByUseCases() {
    return noClasses()
        .that()
        .resideInAnyPackage(in("webapp.ui"), in("webapp.rest"), in("webapp.security"))
        .should()
        .dependOnClassesThat(
            resideInAPackage(in("application.port.out")).and(JavaClass.Predicates.INTERFACES));
  }

  ArchRule timeAndIdsAreInjected() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(in("webapp.wiring"))
        .should()
        .callMethodWhere(describe("reads a clock or makes an id", ArchitectureRules::isAmbient));
  }

  ArchRule entitiesStayInPersistence() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(in("adapter.persistence"), in("webapp.wiring"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.persistence..", "java.sql..", "javax.sql..");
  }

  ArchRule modulesAreFreeOfCycles() {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  ArchRule repositoriesAreScoped() {
    return methods()
        .that()
        .areDeclaredInClassesThat(
            describe("are repositories of what belongs to a tenant", this::isTenantRepository))
        .and()
        .areDeclaredInClassesThat()
        .resideInAPackage(in("application.port.out"))
        .should(nameTheTenant());
  }

  ArchRule packagesAreFeatures() {
    return noClasses()
        .should()
        .resideInAnyPackage(
            "..common..",
            "..util..",
            "..utils..",
            "..helper..",
            "..manager..",
            "..impl..",
            "..dto..")
        .as("a package is a feature, not a drawer");
  }

  private String in(String place) {
    return root + "." + place + "..";
  }

  private boolean isUseCase(JavaClass type) {
    return type.getPackageName().equals(root + ".application.port.in")
        && type.getSimpleName().endsWith("UseCase");
  }

  /** Administrators stand above tenants; their reach is checked by the use cases. */
  private boolean isTenantRepository(JavaClass type) {
    return type.getSimpleName().endsWith("Repository")
        && !type.getSimpleName().equals("AdministratorRepository");
  }

  private static boolean isAmbient(JavaCall<?> call) {
    return CLOCKS_AND_IDS.contains(call.getTarget().getFullName());
  }

  private ArchCondition<JavaMethod> nameTheTenant() {
    return new ArchCondition<>("take a TenantId or a domain value that embeds it, or several") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean scoped =
            ABOVE_TENANTS.contains(method.getName())
                || method.getParameterTypes().stream()
                    .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                    .anyMatch(type -> isFromDomain(type));
        events.add(
            new SimpleConditionEvent(method, scoped, method.getFullName() + " names no tenant"));
      }
    };
  }

  private boolean isFromDomain(JavaClass type) {
    return type.getPackageName().startsWith(root + ".domain");
  }
}
