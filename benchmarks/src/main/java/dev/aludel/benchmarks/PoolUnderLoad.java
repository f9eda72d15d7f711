package dev.aludel.benchmarks;

import dev.aludel.benchmarks.Jvm.Jars;
import java.util.List;

/** More threads than connections, and some hold theirs for long: nothing may be lost or kept. */
final class PoolUnderLoad {

  private static final List<String> FIGURES =
      List.of(
          "seconds",
          "transactions",
          "per-second",
          "timeouts",
          "timeouts-that-name-the-holders",
          "other-errors",
          "updates-missing",
          "connections-not-given-back",
          "sessions-beyond-the-pool");

  private PoolUnderLoad() {}

  static void run(Setting setting) throws Exception {
    try (Database database = setting.postgresql().create()) {
      Launch load =
          setting.jvm().contestant("PoolLoad", Jars.CONNECT, List.of(), database.url(), "64", "30");
      Measurement measured = load.run();
      Setting.say("| | |\n|---|---:|");
      FIGURES.forEach(
          figure ->
              Setting.say(
                  "| %s | %,d |".formatted(figure.replace('-', ' '), of(measured, figure))));
      Setting.say("");
      Setting.verdict(
          "no error but the pool's own timeout, which names the holders",
          of(measured, "other-errors") == 0
              && of(measured, "timeouts") == of(measured, "timeouts-that-name-the-holders"));
      Setting.verdict(
          "nothing lost and nothing leaked",
          of(measured, "updates-missing") == 0
              && of(measured, "connections-not-given-back") == 0
              && of(measured, "sessions-beyond-the-pool") == 0);
    }
  }

  private static long of(Measurement measured, String figure) {
    return measured.figure(figure).orElseThrow();
  }
}
