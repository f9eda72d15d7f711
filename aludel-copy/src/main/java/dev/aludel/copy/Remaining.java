package dev.aludel.copy;

import dev.aludel.copy.store.KeyRange;
import dev.aludel.copy.store.LedgerEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What of a table is still to be copied, where earlier runs have copied some of it. */
final class Remaining {

  private Remaining() {}

  /**
   * The parts without what is done. Earlier runs may have cut the table in other places.
   *
   * @param hasCounter whether the table can be cut; one that cannot is done or not done
   */
  static List<KeyRange> of(boolean hasCounter, List<LedgerEntry> done, List<KeyRange> parts) {
    if (!hasCounter) {
      return done.isEmpty() ? parts : List.of();
    }
    List<KeyRange> ranges =
        done.stream()
            .map(LedgerEntry::range)
            .sorted(Comparator.comparingLong(KeyRange::after))
            .toList();
    List<KeyRange> remaining = new ArrayList<>();
    for (KeyRange part : parts) {
      long from = part.after();
      for (KeyRange range : ranges) {
        if (range.upTo() <= from || range.after() >= part.upTo()) {
          continue;
        }
        if (range.after() > from) {
          remaining.add(new KeyRange(from, range.after()));
        }
        from = Math.max(from, range.upTo());
      }
      if (from < part.upTo()) {
        remaining.add(new KeyRange(from, part.upTo()));
      }
    }
    return remaining;
  }
}
