package dev.aludel.benchmarks;

import dev.aludel.benchmarks.Jvm.Jars;
import java.util.List;

/**
 * What a transaction of {@code Database} costs more than one on the pool itself. The two take turns
 * in one JVM, transaction by transaction, so that what else the machine does falls on both alike.
 */
final class PooledTransaction {

  private static final double MOST = 1.10;
  private static final String BARE = "bare";
  private static final String ALUDEL = "aludel";

  private PooledTransaction() {}

  static void run(Setting setting) throws Exception {
    try (Database database = setting.postgresql().create()) {
      Launch both =
          setting
              .jvm()
              .contestant("PooledSelect", Jars.CONNECT, List.of(), database.url(), "100000");
      String name = "100,000 of each, in turns";
      Contest contest = Contest.of(List.of(Contestant.of(name, both::run)), setting.rounds());
      Setting.say("| | median of a transaction | ratio | bytes allocated |\n|---|---:|---:|---:|");
      double bare = contest.median(name, BARE);
      row(contest, name, BARE, "HikariCP and pgjdbc", bare);
      row(contest, name, ALUDEL, "Database.inTransaction", bare);
      Setting.say("");
      Setting.verdict(
          "Aludel within %.2f times of bare HikariCP and pgjdbc".formatted(MOST),
          contest.median(name, ALUDEL) / bare <= MOST);
    }
  }

  private static void row(Contest contest, String name, String who, String title, double bare) {
    Samples times = contest.samples(name, who);
    Setting.say(
        "| %s | %s (%s–%s) | %.3f | %.0f |"
            .formatted(
                title,
                microseconds(times.median()),
                microseconds((double) times.least()),
                microseconds((double) times.most()),
                times.median() / bare,
                contest.median(name, who + "-bytes")));
  }

  private static String microseconds(double nanos) {
    return "%.1f µs".formatted(nanos / 1e3);
  }
}
