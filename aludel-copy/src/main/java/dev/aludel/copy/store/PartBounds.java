package dev.aludel.copy.store;

import java.util.ArrayList;
import java.util.List;

/** Where a table is cut into parts. */
final class PartBounds {

  private PartBounds() {}

  /** Parts of equal steps of the counter. */
  static List<KeyRange> even(Survey survey, int rows) {
    long count = Math.max(1, (survey.rows() + rows - 1) / rows);
    long step = (survey.greatest() - survey.least()) / count + 1;
    List<Long> bounds = new ArrayList<>();
    for (long i = 1; i < count; i++) {
      bounds.add(survey.least() - 1 + i * step);
    }
    return between(bounds, survey);
  }

  /** The parts between these counters, each the last of its part, up to the greatest of all. */
  static List<KeyRange> between(List<Long> bounds, Survey survey) {
    List<KeyRange> parts = new ArrayList<>();
    long after = Long.MIN_VALUE;
    for (long bound : bounds) {
      parts.add(new KeyRange(after, bound));
      after = bound;
    }
    if (after < survey.greatest() || bounds.isEmpty()) {
      parts.add(new KeyRange(after, survey.last()));
    }
    return parts;
  }
}
