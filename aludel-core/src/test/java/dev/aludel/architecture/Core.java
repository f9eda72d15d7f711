package dev.aludel.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

/** The classes of aludel-core, without those of its tests. */
final class Core {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.aludel");

  private Core() {}

  /** Fails with every violation named. A rule about classes that are not there yet holds. */
  static void obeys(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }
}
