package dev.aludel.benchmarks;

import dev.aludel.benchmarks.Jvm.Jars;
import java.util.ArrayList;
import java.util.List;

/** Every start of an application that is up to date pays for this. */
final class NothingToDo {

  private static final String CONNECT = "JDBC: connect and read one value, PostgreSQL";
  private static final String ALUDEL = "Aludel, PostgreSQL";
  private static final int MORE_ROUNDS = 3;

  private NothingToDo() {}

  static void run(Setting setting) throws Exception {
    RevisionSet revisions = RevisionSet.write(setting.work().resolve("nothing"), 1_000);
    List<Contestant> contestants = new ArrayList<>();
    try (Database postgresql = setting.postgresql().create();
        Database sqlite = setting.sqlite().create();
        Database flyway = setting.postgresql().create();
        Database liquibase = setting.postgresql().create()) {
      Launch connect =
          setting.jvm().contestant("JdbcConnect", Jars.NONE, List.of(), postgresql.url());
      contestants.add(Contestant.of(CONNECT, connect::run));
      add(contestants, setting, Tool.ALUDEL, ALUDEL, revisions, postgresql);
      add(contestants, setting, Tool.ALUDEL, "Aludel, SQLite", revisions, sqlite);
      if (setting.peerRounds() > 0) {
        add(contestants, setting, Tool.FLYWAY, Tool.FLYWAY.title(), revisions, flyway);
        add(contestants, setting, Tool.LIQUIBASE, Tool.LIQUIBASE.title(), revisions, liquibase);
      }
      Contest contest = Contest.of(contestants, setting.rounds() * MORE_ROUNDS);
      Setting.say(
          contest.table(
              ALUDEL,
              List.of(Measurement.IN_PROCESS, Measurement.WHOLE_PROCESS, Measurement.PROCESSOR),
              Contest::time));
      Setting.verdict(
          "Aludel on PostgreSQL in under 150 ms in-process",
          contest.median(ALUDEL, Measurement.IN_PROCESS) < 150e6);
    }
  }

  /** Applies the revisions now, so that later there is nothing to do. */
  private static void add(
      List<Contestant> contestants,
      Setting setting,
      Tool tool,
      String name,
      RevisionSet revisions,
      Database database) {
    Launch upgrade = tool.upgrade(setting.jvm(), revisions, database);
    upgrade.run();
    contestants.add(Contestant.of(name, upgrade::run));
  }
}
