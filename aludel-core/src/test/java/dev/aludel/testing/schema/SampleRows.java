package dev.aludel.testing.schema;

import dev.aludel.schema.Column;
import dev.aludel.schema.Identity;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import dev.aludel.schema.Type.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Two rows for every table of a random schema, as INSERT statements.
 *
 * <p>The first row of every table holds the first value of each type and the second row the second,
 * so that each foreign key, unique constraint and check holds, whatever refers to what. Foreign
 * keys may go in circles: insert with their checks put off.
 */
public final class SampleRows {

  public static final int PER_TABLE = 2;

  private SampleRows() {}

  /**
   * The statements that fill the schema.
   *
   * @param dialect {@code postgresql} or {@code sqlite}
   */
  public static List<String> inserts(Schema schema, String dialect) {
    List<String> inserts = new ArrayList<>();
    for (Table table : schema.tables()) {
      for (int row = 1; row <= PER_TABLE; row++) {
        inserts.add(insert(table, row, dialect));
      }
    }
    return inserts;
  }

  private static String insert(Table table, int row, String dialect) {
    List<Column> columns = RandomParts.plainColumns(table, column -> true);
    boolean overriding =
        dialect.equals("postgresql")
            && columns.stream().anyMatch(c -> c.identity().filter(Identity::always).isPresent());
    return "INSERT INTO %s (%s)%s VALUES (%s)"
        .formatted(
            RandomParts.quoted(table.name().name()),
            columns.stream()
                .map(column -> RandomParts.quoted(column.name()))
                .collect(Collectors.joining(", ")),
            overriding ? " OVERRIDING SYSTEM VALUE" : "",
            columns.stream()
                .map(column -> value(column.type(), row, dialect))
                .collect(Collectors.joining(", ")));
  }

  private static String value(Type type, int row, String dialect) {
    boolean sqlite = dialect.equals("sqlite");
    if (type instanceof Scalar scalar) {
      return switch (scalar) {
        case SMALL_INTEGER, INTEGER, BIG_INTEGER -> "" + row;
        case REAL, DOUBLE_PRECISION -> row + ".5";
        case BOOLEAN -> row == 1 ? "TRUE" : "FALSE";
        case TEXT -> text(row);
        case BYTES -> (sqlite ? "X'0" : "'\\x0") + row + "'";
        case DATE -> "'2024-01-0" + row + "'";
        case INTERVAL -> "'" + row + " hours'";
        case UUID -> "'6f1ed002-ab5f-4a2f-8c5e-00000000000" + row + "'";
        case JSON -> "'{\"row\": " + row + "}'";
      };
    }
    if (type instanceof Type.Decimal) {
      return "" + row;
    }
    if (type instanceof Type.Time time) {
      return "'12:00:0" + row + (time.withTimeZone() ? "+00'" : "'");
    }
    if (type instanceof Type.Timestamp time) {
      return "'2024-01-01 12:00:0" + row + (time.withTimeZone() ? "+00'" : "'");
    }
    if (type instanceof Type.Enumeration used) {
      return "'" + used.values().get(row - 1).replace("'", "''") + "'";
    }
    if (type instanceof Type.Array) {
      return sqlite ? "'[]'" : "'{}'";
    }
    return text(row);
  }

  private static String text(int row) {
    return row == 1 ? "'x'" : "'y'";
  }
}
