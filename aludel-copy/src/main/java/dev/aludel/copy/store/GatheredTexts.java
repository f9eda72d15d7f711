package dev.aludel.copy.store;

import dev.aludel.copy.wire.Value;
import dev.aludel.copy.wire.Wire;
import java.util.ArrayList;
import java.util.List;

/**
 * The texts of a row that were fetched as one, with a NUL between them. Where a value of the row is
 * a BLOB, or a text has a NUL of its own, they cannot be told apart, and are fetched one by one.
 */
final class GatheredTexts {

  /** In rows larger than this, texts are fetched one by one: a copy more of them is dear. */
  private static final long WIDEST = 16 * 1024;

  private final boolean[] gathered;
  private final int[] starts;
  private final int[] ends;
  private byte[] bytes = new byte[0];

  private GatheredTexts(List<ColumnPlan> columns, List<ColumnPlan> chosen) {
    gathered = new boolean[columns.size()];
    for (int i = 0; i < gathered.length; i++) {
      gathered[i] = chosen.contains(columns.get(i));
    }
    starts = new int[gathered.length];
    ends = new int[gathered.length];
  }

  /**
   * The columns that are worth it; none, or two and more.
   *
   * @param widest the bytes of the table's largest row
   */
  static List<ColumnPlan> of(TablePlan plan, long widest) {
    List<ColumnPlan> chosen = new ArrayList<>();
    for (ColumnPlan column : plan.columns()) {
      if (isText(column.wire().kind())) {
        chosen.add(column);
      }
    }
    return chosen.size() < 2 || widest > WIDEST ? List.of() : chosen;
  }

  static GatheredTexts of(TablePlan plan, List<ColumnPlan> chosen) {
    return new GatheredTexts(plan.columns(), chosen);
  }

  private static boolean isText(Wire.Kind kind) {
    return switch (kind) {
      case TEXT,
          BPCHAR,
          DATE,
          TIME,
          TIMETZ,
          TIMESTAMP,
          TIMESTAMPTZ,
          ENUM,
          UUID,
          JSON,
          JSONB,
          AS_TEXT,
          INTERVAL ->
          true;
      default -> false;
    };
  }

  /**
   * Takes the texts of a row apart.
   *
   * @param storages the storage class of each column
   * @return false if that cannot be done
   */
  boolean split(byte[] texts, int[] storages) {
    bytes = texts;
    int at = 0;
    boolean first = true;
    for (int i = 0; i < gathered.length; i++) {
      if (!gathered[i] || storages[i] == Value.NULL) {
        continue;
      }
      // Of each but the first, the NUL before it is skipped; one that is missing is no text's end.
      if (storages[i] == Value.BLOB || (!first && at++ >= texts.length)) {
        return false;
      }
      first = false;
      starts[i] = at;
      while (at < texts.length && texts[at] != 0) {
        at++;
      }
      ends[i] = at;
    }
    return at == texts.length;
  }

  /** Whether the text of this column came with the others. */
  boolean has(int column) {
    return gathered[column];
  }

  void load(int column, Value into) {
    into.setText(bytes, starts[column], ends[column] - starts[column]);
  }
}
