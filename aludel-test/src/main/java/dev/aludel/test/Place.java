package dev.aludel.test;

import dev.aludel.AludelConfig;
import dev.aludel.script.Companions;
import dev.aludel.script.PackagedScripts;
import dev.aludel.script.ScriptDirectory;
import dev.aludel.script.ScriptEnvironment;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What a test begins with.
 *
 * @param migrations the folder of the project, or of the class path behind {@code classpath:}
 * @param targets the revisions that are applied; none for an empty database
 */
record Place(String migrations, List<String> targets) {

  private static final String CLASSPATH = "classpath:";

  /** As the annotations of a test say, its own before those of its class. */
  static Place of(ExtensionContext test) {
    String migrations =
        annotations(test).stream()
            .map(MigrationTest::migrations)
            .filter(folder -> !folder.isEmpty())
            .findFirst()
            .orElse("migrations");
    Optional<At> at =
        AnnotationSupport.findAnnotation(test.getTestMethod(), At.class)
            .or(() -> inClasses(test, At.class));
    List<String> targets = at.map(place -> List.of(place.value())).orElse(List.of("heads"));
    return new Place(migrations, targets.equals(List.of("base")) ? List.of() : targets);
  }

  /** The databases that a test runs on. */
  static List<TestedDatabase> databases(ExtensionContext test) {
    return annotations(test).stream()
        .map(MigrationTest::on)
        .filter(databases -> databases.length > 0)
        .map(List::of)
        .findFirst()
        .orElse(List.of(TestedDatabase.SQLITE));
  }

  private static List<MigrationTest> annotations(ExtensionContext test) {
    return Stream.concat(
            AnnotationSupport.findAnnotation(test.getTestMethod(), MigrationTest.class).stream(),
            inClasses(test, MigrationTest.class).stream())
        .toList();
  }

  /** On the class of the test, or on one that holds it. */
  private static <A extends Annotation> Optional<A> inClasses(
      ExtensionContext test, Class<A> annotation) {
    Optional<A> found = Optional.empty();
    Class<?> type = test.getTestClass().orElse(null);
    while (found.isEmpty() && type != null) {
      found = AnnotationSupport.findAnnotation(type, annotation);
      type = type.getEnclosingClass();
    }
    return found;
  }

  AludelConfig config(String jdbcUrl) {
    AludelConfig config = AludelConfig.of(new DriverDataSource(jdbcUrl));
    if (migrations.startsWith(CLASSPATH)) {
      String folder = migrations.substring(CLASSPATH.length());
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      return config.scripts(() -> PackagedScripts.load(loader, folder));
    }
    Path folder = Path.of(migrations);
    return config
        .scripts(ScriptDirectory.of(folder.resolve("versions")))
        .companions(() -> Companions.in(folder, ScriptEnvironment.standard()));
  }
}
