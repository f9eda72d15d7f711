package dev.aludel.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The packages of the core are floors of a house: each stands on those below it only. */
class FloorsTest {

  private static final List<String> FROM_THE_GROUND_UP =
      List.of(
          "dev.aludel.error..",
          "dev.aludel.schema..",
          "dev.aludel.operation..",
          "dev.aludel.diff..",
          "dev.aludel.revision..",
          "dev.aludel.dialect..",
          "dev.aludel.script..",
          "dev.aludel.migrate..",
          "dev.aludel");

  static Stream<Arguments> floorsAndThoseAbove() {
    return IntStream.range(0, FROM_THE_GROUND_UP.size() - 1)
        .mapToObj(
            i ->
                Arguments.of(
                    FROM_THE_GROUND_UP.get(i),
                    FROM_THE_GROUND_UP.subList(i + 1, FROM_THE_GROUND_UP.size())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("floorsAndThoseAbove")
  void aFloorImportsNothingFromAbove(String floor, List<String> above) {
    Core.obeys(
        noClasses()
            .that()
            .resideInAPackage(floor)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(above.toArray(String[]::new)));
  }

  @Test
  void everyClassIsOnAFloor() {
    Core.obeys(classes().should().resideInAnyPackage(FROM_THE_GROUND_UP.toArray(String[]::new)));
  }

  @Test
  void noPackagesDependOnEachOtherInACircle() {
    Core.obeys(slices().matching("dev.aludel.(**)").should().beFreeOfCycles());
  }

  @Test
  void aDialectKnowsNothingOfTheOthers() {
    Core.obeys(slices().matching("dev.aludel.dialect.(*)..").should().notDependOnEachOther());
  }

  @Test
  void theRevisionGraphKnowsNoSchemaAndNoDialect() {
    Core.obeys(
        noClasses()
            .that()
            .resideInAPackage("dev.aludel.revision..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("dev.aludel..")
                    .and(not(resideInAnyPackage("dev.aludel.revision..", "dev.aludel.error..")))));
  }

  @Test
  void schemasDiffsAndTheRevisionGraphDoNoInputOrOutput() {
    Core.obeys(
        noClasses()
            .that()
            .resideInAnyPackage("dev.aludel.schema..", "dev.aludel.diff..", "dev.aludel.revision..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io", "java.net..", "java.nio.file..", "java.sql..")
            .because("they are values, computed with in memory"));
  }
}
