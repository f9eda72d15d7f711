package dev.aludel.migrate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The scripts that a database has run, as its history tells.
 *
 * @param revisions the checksum of each revision's script when it was last run or accepted
 * @param repeatables the checksum of each repeatable script when it last ran; none that ran before
 *     the last downgrade, which may have taken away what it made
 */
record RanScripts(Map<String, String> revisions, Map<String, String> repeatables) {

  static final RanScripts NONE = new RanScripts(Map.of(), Map.of());

  /** Follows the history, oldest step first. */
  static final class Reader {

    private final Map<String, String> revisions = new HashMap<>();
    private final Map<String, String> repeatables = new HashMap<>();

    void add(String direction, String revision, Optional<String> checksum) {
      if (direction.equals(Action.DOWNGRADE.word())) {
        repeatables.clear();
      } else if (direction.equals(Action.REPEAT.word())) {
        checksum.ifPresent(sum -> repeatables.put(revision, sum));
      } else {
        checksum.ifPresent(sum -> revisions.put(revision, sum));
      }
    }

    RanScripts read() {
      return new RanScripts(Map.copyOf(revisions), Map.copyOf(repeatables));
    }
  }
}
