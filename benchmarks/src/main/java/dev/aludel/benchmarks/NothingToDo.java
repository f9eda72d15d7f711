package dev.aludel.benchmarks;

import dev.aludel.benchmarks.Jvm.Jars;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Every start of an application that is up to date pays for this: in a JVM as it comes, and in one
 * that finds its classes in an archive, as they do who care how long a start takes.
 */
final class NothingToDo {

  private static final String CONNECT = "JDBC: connect and read one value, PostgreSQL";
  private static final String ALUDEL = "Aludel, PostgreSQL";
  private static final int MORE_ROUNDS = 3;

  /** How a JVM is started. */
  private enum Start {
    PLAIN("", List.of()),
    ARCHIVE(" (AppCDS)", List.of()),
    /** With the options of the launcher: a command is short, and had better start fast. */
    LIKE_ALUDEL(
        " (AppCDS, options of ./aludel)",
        List.of(
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xlog:disable"));

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // what List.of gives cannot be changed
    private final List<String> options;

    Start(String label, List<String> options) {
      this.label = label;
      this.options = options;
    }
  }

  private final Setting setting;
  private final RevisionSet revisions;
  private final List<Contestant> contestants = new ArrayList<>();

  private NothingToDo(Setting setting, RevisionSet revisions) {
    this.setting = setting;
    this.revisions = revisions;
  }

  static void run(Setting setting) throws Exception {
    Path work = setting.work().resolve("nothing");
    new NothingToDo(setting, RevisionSet.write(work, 1_000)).run();
  }

  private void run() throws Exception {
    try (Database postgresql = setting.postgresql().create();
        Database sqlite = setting.sqlite().create();
        Database flyway = setting.postgresql().create();
        Database liquibase = setting.postgresql().create()) {
      applied(Tool.ALUDEL, postgresql);
      applied(Tool.ALUDEL, sqlite);
      boolean peers = setting.peerRounds() > 0;
      if (peers) {
        applied(Tool.FLYWAY, flyway);
        applied(Tool.LIQUIBASE, liquibase);
      }
      for (Start start : Start.values()) {
        add(CONNECT, start, options -> connect(postgresql, options));
        add(ALUDEL, start, options -> upgrade(Tool.ALUDEL, postgresql, options));
        if (start != Start.LIKE_ALUDEL) {
          add("Aludel, SQLite", start, options -> upgrade(Tool.ALUDEL, sqlite, options));
          if (peers) {
            add(Tool.FLYWAY.title(), start, options -> upgrade(Tool.FLYWAY, flyway, options));
            add(
                Tool.LIQUIBASE.title(),
                start,
                options -> upgrade(Tool.LIQUIBASE, liquibase, options));
          }
        }
      }
      Contest contest = Contest.of(contestants, setting.rounds() * MORE_ROUNDS);
      Setting.say(
          contest.table(
              ALUDEL,
              List.of(Measurement.IN_PROCESS, Measurement.WHOLE_PROCESS, Measurement.PROCESSOR),
              Contest::time));
      for (Start start : Start.values()) {
        Setting.verdict(
            "Aludel on PostgreSQL%s in under 150 ms in-process".formatted(start.label),
            contest.median(ALUDEL + start.label, Measurement.IN_PROCESS) < 150e6);
      }
    }
  }

  /** Applies the revisions now, so that later there is nothing to do. */
  private void applied(Tool tool, Database database) {
    upgrade(tool, database, List.of()).run();
  }

  private Launch connect(Database database, List<String> options) {
    return setting.jvm().contestant("JdbcConnect", Jars.NONE, options, database.url());
  }

  private Launch upgrade(Tool tool, Database database, List<String> options) {
    return tool.upgrade(setting.jvm(), revisions, database, options.toArray(String[]::new));
  }

  /** Makes the archive now, where one is used, by a run of the same. */
  private void add(String name, Start start, Function<List<String>, Launch> launch) {
    List<String> options = new ArrayList<>(start.options);
    if (start != Start.PLAIN) {
      Path archive = setting.work().resolve("nothing-" + contestants.size() + ".jsa");
      List<String> writing = new ArrayList<>(options);
      writing.add("-XX:ArchiveClassesAtExit=" + archive);
      launch.apply(writing).run();
      options.add("-XX:SharedArchiveFile=" + archive);
    }
    contestants.add(Contestant.of(name + start.label, launch.apply(options)::run));
  }
}
