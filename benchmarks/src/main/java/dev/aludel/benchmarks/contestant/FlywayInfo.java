package dev.aludel.benchmarks.contestant;

import org.flywaydb.core.Flyway;

/** {@code info}: what Flyway's command line does between its own start and its own table. */
final class FlywayInfo {

  private FlywayInfo() {}

  public static void main(String[] args) {
    long start = System.nanoTime();
    var info =
        Flyway.configure()
            .dataSource(args[0], "", "")
            .locations("filesystem:" + args[1])
            .load()
            .info();
    System.out.println(info.current() == null ? "none" : info.current().getVersion());
    Figure.since(start);
  }
}
