package dev.aludel.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What several runs of one contestant measured. */
final class Samples {

  private final List<Long> values = new ArrayList<>();

  void add(long value) {
    values.add(value);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  int count() {
    return values.size();
  }

  double median() {
    return median(values.stream().map(Long::doubleValue).toList());
  }

  /**
   * How many times as much this is as another: in each round by itself, of which the median is
   * told. So a minute in which the machine was slow for both counts no more than any other.
   */
  double ratioTo(Samples other) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < Math.min(count(), other.count()); round++) {
      ratios.add((double) values.get(round) / other.values.get(round));
    }
    return median(ratios);
  }

  private static double median(List<Double> of) {
    List<Double> sorted = of.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
  }

  long least() {
    return Collections.min(values);
  }

  long most() {
    return Collections.max(values);
  }
}
