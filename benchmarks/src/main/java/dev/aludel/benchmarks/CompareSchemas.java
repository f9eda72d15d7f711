package dev.aludel.benchmarks;

import dev.aludel.benchmarks.Jvm.Jars;
import java.util.List;

/** A large database is read and compared with the model that it was made from. */
final class CompareSchemas {

  private static final String FLOOR = "plain JDBC: connect, and fetch what the catalog has";
  private static final String ALUDEL = "Aludel: read, compare with the model";
  private static final int TABLES = 1_000;
  private static final int MANY = 10_000;
  private static final double MOST_MEMORY = 1L << 30;

  private CompareSchemas() {}

  static void run(Setting setting) throws Exception {
    compare(setting, "PostgreSQL", setting.postgresql());
    compare(setting, "SQLite", setting.sqlite());
    many(setting);
  }

  private static void compare(Setting setting, String name, Database.Kind kind) throws Exception {
    try (Database database = kind.create()) {
      Contest contest = contest(setting, database, TABLES, setting.rounds());
      Setting.say(name + ", " + TABLES + " tables:\n");
      say(contest);
      Setting.verdict(
          "%d tables of %s read and compared in under 1 s".formatted(TABLES, name),
          contest.median(ALUDEL, Measurement.IN_PROCESS) < 1e9);
    }
  }

  private static void many(Setting setting) throws Exception {
    try (Database database = setting.postgresql().create()) {
      Contest contest = contest(setting, database, MANY, 1);
      Setting.say("PostgreSQL, " + MANY + " tables, in a heap of 1 GiB:\n");
      say(contest);
      Setting.verdict(
          "%d tables within 1 GiB".formatted(MANY),
          contest.median(ALUDEL, "resident") < MOST_MEMORY);
    }
  }

  private static Contest contest(Setting setting, Database database, int tables, int rounds)
      throws Exception {
    String count = String.valueOf(tables);
    Jvm jvm = setting.jvm();
    jvm.contestant("SchemaCreate", Jars.ALUDEL, List.of(), database.url(), count).run();
    List<String> options = List.of("-Xmx1g", "-Daludel.benchmarks.memory=true");
    Launch floor = jvm.contestant("CatalogRead", Jars.NONE, options, database.url());
    Launch aludel = jvm.contestant("SchemaCompare", Jars.ALUDEL, options, database.url(), count);
    return Contest.of(
        List.of(Contestant.of(FLOOR, floor::run), Contestant.of(ALUDEL, aludel::run)), rounds);
  }

  private static void say(Contest contest) {
    Setting.say(
        contest.table(
            FLOOR, List.of(Measurement.IN_PROCESS, Measurement.PROCESSOR), Contest::time));
    Setting.say(contest.table(FLOOR, List.of("heap", "resident"), Contest::mebibytes));
  }
}
