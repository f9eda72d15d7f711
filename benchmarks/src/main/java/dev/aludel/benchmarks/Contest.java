package dev.aludel.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleFunction;

/**
 * Contestants who take turns, in the opposite order every other round, so that what else the
 * machine does falls on all of them alike.
 */
final class Contest {

  private final List<Contestant> contestants;
  private final Map<String, Map<String, Samples>> samples = new LinkedHashMap<>();

  private Contest(List<Contestant> contestants) {
    this.contestants = contestants;
  }

  static Contest of(List<Contestant> contestants, int rounds) throws Exception {
    Contest contest = new Contest(List.copyOf(contestants));
    for (int round = 0; round < rounds; round++) {
      List<Contestant> order = new ArrayList<>(contestants);
      if (round % 2 == 1) {
        Collections.reverse(order);
      }
      for (Contestant contestant : order) {
        if (round < contestant.rounds()) {
          contest.add(contestant.name(), contestant.run().once());
        }
      }
    }
    return contest;
  }

  private void add(String name, Measurement measurement) {
    Map<String, Samples> own = samples.computeIfAbsent(name, n -> new LinkedHashMap<>());
    own.computeIfAbsent(Measurement.WHOLE_PROCESS, f -> new Samples())
        .add(measurement.wholeProcess());
    measurement
        .figures()
        .forEach((figure, value) -> own.computeIfAbsent(figure, f -> new Samples()).add(value));
  }

  /** What a contestant measured; empty where it did not tell that. */
  Samples samples(String contestant, String figure) {
    Map<String, Samples> own = Objects.requireNonNull(samples.get(contestant));
    return own.getOrDefault(figure, new Samples());
  }

  double median(String contestant, String figure) {
    return samples(contestant, figure).median();
  }

  /** How many times as much a contestant measured as another: the median of all rounds' ratios. */
  double ratio(String contestant, String baseline, String figure) {
    return samples(contestant, figure).ratioTo(samples(baseline, figure));
  }

  /**
   * The figures as a table in Markdown.
   *
   * @param baseline the contestant whose first figure counts as one
   */
  String table(String baseline, List<String> figures, DoubleFunction<String> unit) {
    StringBuilder table = new StringBuilder("| |");
    figures.forEach(figure -> table.append(' ').append(figure).append(" |"));
    table.append(" ratio | runs |\n|---|").append("---:|".repeat(figures.size() + 2)).append('\n');
    for (Contestant contestant : contestants) {
      table.append("| ").append(contestant.name()).append(" |");
      for (String figure : figures) {
        table.append(' ').append(cell(samples(contestant.name(), figure), unit)).append(" |");
      }
      Samples first = samples(contestant.name(), figures.get(0));
      String ratio =
          first.isEmpty()
              ? ""
              : "%.2f".formatted(ratio(contestant.name(), baseline, figures.get(0)));
      table.append(' ').append(ratio).append(" | ");
      table.append(samples(contestant.name(), Measurement.WHOLE_PROCESS).count()).append(" |\n");
    }
    return table.toString();
  }

  private static String cell(Samples samples, DoubleFunction<String> unit) {
    return samples.isEmpty()
        ? ""
        : "%s (%s–%s)"
            .formatted(
                unit.apply(samples.median()),
                unit.apply((double) samples.least()),
                unit.apply((double) samples.most()));
  }

  /** Nanoseconds as a person reads them: {@code 412 ms}, {@code 8.24 s}. */
  static String time(double nanos) {
    return nanos < 1e7
        ? "%.1f ms".formatted(nanos / 1e6)
        : nanos < 2e9 ? "%.0f ms".formatted(nanos / 1e6) : "%.1f s".formatted(nanos / 1e9);
  }

  static String mebibytes(double bytes) {
    return "%.0f MiB".formatted(bytes / (1 << 20));
  }
}
