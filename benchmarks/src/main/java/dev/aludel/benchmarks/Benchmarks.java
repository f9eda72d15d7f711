package dev.aludel.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The command: measures what its arguments name, or everything. */
final class Benchmarks {

  private Benchmarks() {}

  public static void main(String[] args) throws Exception {
    int rounds = 5;
    int peerRounds = 2;
    List<Benchmark> chosen = new ArrayList<>();
    for (String arg : args) {
      if (arg.equals("--help") || arg.equals("-h")) {
        help();
        return;
      } else if (arg.equals("--quick")) {
        rounds = 2;
        peerRounds = 1;
      } else if (arg.equals("--without-peers")) {
        peerRounds = 0;
      } else if (arg.startsWith("--rounds=")) {
        rounds = Integer.parseInt(arg.substring("--rounds=".length()));
      } else {
        chosen.add(named(arg));
      }
    }
    run(chosen.isEmpty() ? List.of(Benchmark.values()) : chosen, rounds, peerRounds);
  }

  private static Benchmark named(String word) {
    return Arrays.stream(Benchmark.values())
        .filter(benchmark -> benchmark.word().equals(word))
        .findFirst()
        .orElseThrow(
            () -> {
              help();
              return new IllegalArgumentException("There is no benchmark '" + word + "'.");
            });
  }

  private static void help() {
    Setting.say("benchmarks/run [OPTION…] [BENCHMARK…]\n");
    Setting.say("Measures these, or all of them:");
    for (Benchmark benchmark : Benchmark.values()) {
      Setting.say("  %-8s  %s".formatted(benchmark.word(), benchmark.about()));
    }
    Setting.say(
        """

        Options:
          --rounds=N       how often each contestant runs (5)
          --quick          two rounds, the slow peers once, a fleet of 200 schemas, 200,000 rows
          --without-peers  leaves out the peers that take half a minute for one run

        Figures are medians, with the least and the most in parentheses.""");
  }

  private static void run(List<Benchmark> chosen, int rounds, int peerRounds) throws Exception {
    Path root = Path.of(System.getProperty("aludel.root"));
    Path work = Files.createTempDirectory("aludel-benchmarks");
    Thread clearing = new Thread(() -> delete(work));
    try (var server = PostgresServer.start(work.resolve("postgresql"))) {
      Setting.say("# Benchmarks of " + LocalDate.now(java.time.ZoneOffset.UTC) + "\n");
      Setting.say(machine() + "\n" + server.describe() + "\n");
      Setting setting = new Setting(root, work, server, new Jvm(root, work), rounds, peerRounds);
      for (Benchmark benchmark : chosen) {
        benchmark.run(setting);
      }
    } finally {
      Runtime.getRuntime().addShutdownHook(clearing);
    }
  }

  private static String machine() {
    return "%d processors, %s %s, %s %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty("java.vm.name"),
            System.getProperty("java.runtime.version"));
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      Setting.say("Left behind: " + folder);
    }
  }
}
