package dev.aludel.benchmarks;

import java.util.Locale;

/** One question that is answered with figures. */
enum Benchmark {
  START("a command from the shell, warm, to its end"),
  NOTHING("1,000 revisions applied, upgrade with nothing to do, cold JVM"),
  APPLY("1,000 revisions to apply, cold JVM"),
  MEMORY("both in a heap of 128 MiB"),
  GRAPH("10,000 revisions with branches and merges, planned"),
  SCHEMAS("1,000 and 10,000 tables, read and compared with their model"),
  POOL("a pooled transaction with one SELECT, beside bare HikariCP"),
  LOAD("64 threads on 15 connections for 30 seconds"),
  FLEET("1,000 schemas with 10 revisions each, upgraded"),
  COPY("a bank's rows from SQLite to PostgreSQL, in a heap of 256 MiB");

  private final String about;

  Benchmark(String about) {
    this.about = about;
  }

  /** As the command line names it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String about() {
    return about;
  }

  /** Measures and says what it found. */
  void run(Setting setting) throws Exception {
    Setting.say("## " + word() + ": " + about + "\n");
    switch (this) {
      case START -> CommandLineStart.run(setting);
      case NOTHING -> NothingToDo.run(setting);
      case APPLY -> ApplyRevisions.run(setting);
      case MEMORY -> Memory.run(setting);
      case GRAPH -> GraphPlanning.run(setting);
      case SCHEMAS -> CompareSchemas.run(setting);
      case POOL -> PooledTransaction.run(setting);
      case LOAD -> PoolUnderLoad.run(setting);
      case FLEET -> FleetOfSchemas.run(setting);
      case COPY -> CopyRows.run(setting);
    }
  }
}
