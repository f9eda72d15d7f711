package dev.aludel.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** A new database, from nothing to head: the server's work is most of it. */
final class ApplyRevisions {

  private static final double MOST = 1.15;

  private ApplyRevisions() {}

  static void run(Setting setting) throws Exception {
    RevisionSet revisions = RevisionSet.write(setting.work().resolve("apply"), 1_000);
    List<Contestant> contestants = new ArrayList<>();
    for (Tool tool : Tool.values()) {
      boolean fast = tool == Tool.JDBC || tool == Tool.ALUDEL;
      if (fast || setting.peerRounds() > 0) {
        contestants.add(
            Contestant.slow(
                tool.title(),
                fast ? Integer.MAX_VALUE : setting.peerRounds(),
                () -> {
                  try (Database fresh = setting.postgresql().create()) {
                    return tool.upgrade(setting.jvm(), revisions, fresh).run();
                  }
                }));
      }
    }
    Contest contest = Contest.of(contestants, setting.rounds());
    String floor = Tool.JDBC.title();
    Setting.say(
        contest.table(
            floor,
            List.of(Measurement.IN_PROCESS, Measurement.WHOLE_PROCESS, Measurement.PROCESSOR),
            Contest::time));
    double ratio = contest.ratio(Tool.ALUDEL.title(), floor, Measurement.IN_PROCESS);
    Setting.verdict("Aludel within %.2f times of the plain loop".formatted(MOST), ratio <= MOST);
  }
}
