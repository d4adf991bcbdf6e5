package io.scimify.webapp.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The product keeps every rule, and a planted violation breaks every rule. */
class ArchitectureTest {
  private static final String PRODUCT = "io.scimify";
  private static final String PLANTED = "io.scimify.webapp.architecture.planted";

  @TestFactory
  Stream<DynamicTest> holds() {
    JavaClasses product =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar")) // contracts and fakes
            .withImportOption(location -> !location.contains("simulator"))
            .importPackages(PRODUCT);
    return rules(new ArchitectureRules(PRODUCT))
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(product)));
  }

  // A rule whose target package is misspelt would pass silently.
  @TestFactory
  Stream<DynamicTest> bites() {
    JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);
    return rules(new ArchitectureRules(PLANTED))
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.getDescription(),
                    () -> assertThat(rule.evaluate(planted).hasViolation()).isTrue()));
  }

  private static Stream<ArchRule> rules(ArchitectureRules rules) {
    return Stream.of(
        rules.domainIsPlainJava(),
        rules.applicationKnowsOnlyTheDomain(),
        rules.portsIgnoreServices(),
        rules.onlyServicesOfferUseCases(),
        rules.onlyTheWiringSeesServices(),
        rules.adaptersIgnoreEachOther(),
        rules.onlyTheWiringSeesAdapters(),
        rules.consoleAndApiEnterByUseCases(),
        rules.timeAndIdsAreInjected(),
        rules.entitiesStayInPersistence(),
        rules.modulesAreFreeOfCycles(),
        rules.repositoriesAreScoped(),
        rules.packagesAreFeatures());
  }
}
