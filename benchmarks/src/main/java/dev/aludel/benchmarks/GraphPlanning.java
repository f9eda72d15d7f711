package dev.aludel.benchmarks;

import dev.aludel.benchmarks.Jvm.Jars;
import java.util.List;

/** The pure part alone: no file, no database. */
final class GraphPlanning {

  private static final String COLD = "cold";
  private static final String WARM = "warm";

  private GraphPlanning() {}

  static void run(Setting setting) throws Exception {
    Launch floor = setting.jvm().contestant("GraphSort", Jars.ALUDEL, List.of(), "10000");
    Launch aludel = setting.jvm().contestant("GraphPlan", Jars.ALUDEL, List.of(), "10000");
    String name = "Aludel: build the graph and plan base to head";
    String sort = "a topological sort of the same ids and parents";
    Contest contest =
        Contest.of(
            List.of(Contestant.of(sort, floor::run), Contestant.of(name, aludel::run)),
            setting.rounds());
    Setting.say(contest.table(sort, List.of(WARM, COLD), Contest::time));
    Setting.verdict(
        "a plan of 10,000 revisions in under 50 ms, warm", contest.median(name, WARM) < 50e6);
    Setting.verdict("the same the first time in a cold JVM", contest.median(name, COLD) < 50e6);
  }
}
