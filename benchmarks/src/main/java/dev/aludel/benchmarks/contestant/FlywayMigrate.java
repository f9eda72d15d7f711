package dev.aludel.benchmarks.contestant;

import org.flywaydb.core.Flyway;

/** {@code migrate} as an application runs it. */
final class FlywayMigrate {

  private FlywayMigrate() {}

  public static void main(String[] args) {
    long start = System.nanoTime();
    Flyway.configure()
        .dataSource(args[0], "", "")
        .locations("filesystem:" + args[1])
        .load()
        .migrate();
    Figure.since(start);
  }
}
