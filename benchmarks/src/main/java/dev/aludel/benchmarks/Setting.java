package dev.aludel.benchmarks;

import java.nio.file.Path;

/**
 * What the benchmarks of one run share.
 *
 * @param rounds how often each contestant runs
 * @param peerRounds how often a contestant runs that takes half a minute
 */
record Setting(Path root, Path work, PostgresServer server, Jvm jvm, int rounds, int peerRounds) {

  Database.Kind postgresql() {
    return Database.OnServer.kind(server);
  }

  Database.Kind sqlite() {
    return Database.InFile.kind(work.resolve("databases"));
  }

  static void say(String text) {
    System.out.println(text);
  }

  /** Says whether a target is met. */
  static void verdict(String target, boolean met) {
    say("Target: " + target + ": " + (met ? "met." : "MISSED.") + "\n");
  }
}
