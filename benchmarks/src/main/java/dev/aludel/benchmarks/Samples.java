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
    List<Long> sorted = values.stream().sorted().toList();
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
