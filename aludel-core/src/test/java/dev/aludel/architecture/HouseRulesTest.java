package dev.aludel.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What holds for every class of the core. */
class HouseRulesTest {

  @Test
  void aLibraryDoesNotPrint() {
    Core.obeys(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
  }

  @Test
  void logsGoThroughSlf4jSoThatTheUserChoosesWhere() {
    Core.obeys(
        noClasses()
            .should()
            .callMethodWhere(target(owner(resideInAPackage("java.util.logging.."))))
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName(System.Logger.class.getName()));
  }

  @Test
  void aNameSaysWhatTheClassIs() {
    Core.obeys(
        noClasses()
            .should()
            .haveNameMatching(".*(Utils?|Helpers?|Manager|Impl|Common|Misc)")
            .because("such a name would suit any class"));
  }

  @Test
  void noPackageTakesOrReturnsNullUnsaid() {
    Core.obeys(classes().should(resideInANullMarkedPackage()));
  }

  private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
    return new ArchCondition<>("reside in a package with @NullMarked in its package-info.java") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        events.add(
            new SimpleConditionEvent(
                type,
                type.getPackage().isAnnotatedWith(NullMarked.class),
                type.getName() + " is in " + type.getPackageName()));
      }
    };
  }
}
