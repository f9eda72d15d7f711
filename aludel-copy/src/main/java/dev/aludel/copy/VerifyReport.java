package dev.aludel.copy;

import java.util.List;

/**
 * How two databases compare.
 *
 * @param tables by table, in order
 */
public record VerifyReport(List<TableComparison> tables) {

  /**
   * How one table compares.
   *
   * @param sourceRows the rows of the source that count; those that were rejected do not
   * @param sourceChecksum the sum, modulo 2^64, of a hash of each row
   * @param differences what differs, as far as it was looked for; empty if nothing does
   * @param more whether there are more differences than are told
   */
  public record TableComparison(
      String table,
      long sourceRows,
      long targetRows,
      long sourceChecksum,
      long targetChecksum,
      List<Difference> differences,
      boolean more) {

    public TableComparison {
      differences = List.copyOf(differences);
    }

    public boolean isEqual() {
      return sourceRows == targetRows && sourceChecksum == targetChecksum;
    }
  }

  /**
   * A row that is not the same on both sides.
   *
   * @param kind on which side it is
   * @param key its key, for people
   * @param columns the columns that differ; empty if the row is missing on one side
   */
  public record Difference(Kind kind, String key, List<String> columns) {
    /** Where a row is. */
    public enum Kind {
      ONLY_IN_SOURCE,
      ONLY_IN_TARGET,
      CHANGED
    }

    public Difference {
      columns = List.copyOf(columns);
    }

    /** One line for people. */
    public String describe() {
      return switch (kind) {
        case ONLY_IN_SOURCE -> key + " is in the source only";
        case ONLY_IN_TARGET -> key + " is in the target only";
        case CHANGED -> key + " differs in " + String.join(", ", columns);
      };
    }
  }

  public VerifyReport {
    tables = List.copyOf(tables);
  }

  public boolean isEqual() {
    return tables.stream().allMatch(TableComparison::isEqual);
  }
}
