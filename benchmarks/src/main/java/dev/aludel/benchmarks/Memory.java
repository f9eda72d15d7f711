package dev.aludel.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** A container of 256 MiB has room for a migration. */
final class Memory {

  private static final String[] OPTIONS = {"-Xmx128m", "-Daludel.benchmarks.memory=true"};

  private Memory() {}

  static void run(Setting setting) throws Exception {
    RevisionSet revisions = RevisionSet.write(setting.work().resolve("memory"), 1_000);
    List<Contestant> contestants = new ArrayList<>();
    String baseline = Tool.ALUDEL.title() + ", applying";
    try (Database upToDate = setting.postgresql().create()) {
      contestants.add(applying(setting, Tool.JDBC, revisions));
      contestants.add(applying(setting, Tool.ALUDEL, revisions));
      Launch nothing = Tool.ALUDEL.upgrade(setting.jvm(), revisions, upToDate, OPTIONS);
      nothing.run();
      contestants.add(Contestant.of("Aludel, nothing to do", nothing::run));
      if (setting.peerRounds() > 0) {
        contestants.add(applying(setting, Tool.FLYWAY, revisions));
        contestants.add(applying(setting, Tool.LIQUIBASE, revisions));
      }
      Contest contest = Contest.of(contestants, 1);
      Setting.say(contest.table(baseline, List.of("heap", "resident"), Contest::mebibytes));
      Setting.verdict("a run in a heap of 128 MiB", true);
    }
  }

  private static Contestant applying(Setting setting, Tool tool, RevisionSet revisions) {
    return Contestant.of(
        tool.title() + (tool == Tool.ALUDEL ? ", applying" : ""),
        () -> {
          try (Database fresh = setting.postgresql().create()) {
            return tool.upgrade(setting.jvm(), revisions, fresh, OPTIONS).run();
          }
        });
  }
}
