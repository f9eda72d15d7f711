package dev.aludel.schema;

import java.nio.charset.StandardCharsets;

/**
 * The names that PostgreSQL makes for what comes with a table: {@code <table>_<columns>_<label>},
 * of 63 bytes at most (its manual, section 4.1.1).
 */
final class ServerNames {

  static final int MAX_BYTES = 63;

  private ServerNames() {}

  /**
   * The longer one of table and columns is cut where all of it is longer than a name may be.
   *
   * @param columns none are left out
   */
  static String made(String table, String columns, String label) {
    String first = table;
    String second = columns;
    int rest = MAX_BYTES - 1 - bytes(label) - (columns.isEmpty() ? 0 : 1);
    while (bytes(first) + bytes(second) > rest) {
      if (bytes(first) > bytes(second)) {
        first = shorter(first);
      } else {
        second = shorter(second);
      }
    }
    return first + (second.isEmpty() ? "" : "_" + second) + "_" + label;
  }

  private static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String shorter(String name) {
    return name.substring(0, name.offsetByCodePoints(name.length(), -1));
  }
}
