package dev.aludel.benchmarks.contestant;

import org.flywaydb.core.Flyway;

/** {@code migrate} for the schema of one tenant after the other. */
final class FlywayFleet {

  private FlywayFleet() {}

  public static void main(String[] args) {
    long start = System.nanoTime();
    for (int i = 1; i <= Integer.parseInt(args[2]); i++) {
      Flyway.configure()
          .dataSource(args[0], "", "")
          .schemas("tenant_%04d".formatted(i))
          .locations("filesystem:" + args[1])
          .load()
          .migrate();
    }
    Figure.since(start);
  }
}
