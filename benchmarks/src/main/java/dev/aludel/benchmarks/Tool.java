package dev.aludel.benchmarks;

import dev.aludel.benchmarks.Jvm.Jars;
import java.nio.file.Path;
import java.util.List;

/** A tool that brings a database up to date, from its own form of the revisions. */
enum Tool {
  JDBC("plain JDBC loop, a transaction for each file", "JdbcLoop", Jars.NONE),
  ALUDEL("Aludel", "AludelUpgrade", Jars.ALUDEL),
  FLYWAY("Flyway 13.12.0", "FlywayMigrate", Jars.FLYWAY),
  LIQUIBASE("Liquibase 5.0.4", "LiquibaseUpdate", Jars.LIQUIBASE);

  private final String title;
  private final String mainClass;
  private final Jars jars;

  Tool(String title, String mainClass, Jars jars) {
    this.title = title;
    this.mainClass = mainClass;
    this.jars = jars;
  }

  String title() {
    return title;
  }

  private Path folder(RevisionSet revisions) {
    return switch (this) {
      case JDBC -> revisions.plain();
      case ALUDEL -> revisions.aludel();
      case FLYWAY -> revisions.flyway();
      case LIQUIBASE -> revisions.liquibase();
    };
  }

  /** What runs all revisions that the database lacks. */
  Launch upgrade(Jvm jvm, RevisionSet revisions, Database database, String... options) {
    return jvm.contestant(
        mainClass, jars, List.of(options), database.url(), folder(revisions).toString());
  }
}
