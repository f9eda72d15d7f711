package dev.aludel.cli;

import java.util.Collection;

/** Version rows in words. */
final class VersionRows {

  private VersionRows() {}

  static String names(Collection<String> rows) {
    return rows.isEmpty() ? "base" : String.join(", ", rows.stream().sorted().toList());
  }
}
