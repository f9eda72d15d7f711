package dev.aludel.dialect.sqlite;

import dev.aludel.dialect.Statement;
import dev.aludel.operation.BulkInsert;
import dev.aludel.operation.DeleteRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Statements that work on rows, with their values bound. */
final class RowStatements {

  /** Well below SQLite's 32,766 parameters of a statement (limits.html), and readable. */
  private static final int ROWS_AT_ONCE = 100;

  private static final int MOST_PARAMETERS = 30_000;

  private RowStatements() {}

  static List<Statement> insert(BulkInsert operation) {
    List<Statement> statements = new ArrayList<>();
    int width = operation.columns().size();
    if (width == 0) {
      String sql = "INSERT INTO %s DEFAULT VALUES".formatted(Names.quote(operation.table()));
      return Collections.nCopies(operation.rows().size(), Statement.of(sql));
    }
    int step = Math.max(1, Math.min(ROWS_AT_ONCE, MOST_PARAMETERS / width));
    String row = "(" + String.join(", ", Collections.nCopies(width, "?")) + ")";
    for (int from = 0; from < operation.rows().size(); from += step) {
      List<List<@Nullable Object>> rows =
          operation.rows().subList(from, Math.min(from + step, operation.rows().size()));
      List<@Nullable Object> values = new ArrayList<>();
      rows.forEach(each -> each.forEach(value -> values.add(Literals.stored(value))));
      String sql =
          "INSERT INTO %s (%s) VALUES %s"
              .formatted(
                  Names.quote(operation.table()),
                  Names.quoteAll(operation.columns()),
                  String.join(", ", Collections.nCopies(rows.size(), row)));
      statements.add(new Statement(sql, values, true));
    }
    return statements;
  }

  static List<Statement> delete(DeleteRows operation) {
    if (operation.columns().isEmpty()) {
      return List.of();
    }
    // IS, so that NULL is found too.
    String condition =
        operation.columns().stream()
            .map(column -> Names.quote(column) + " IS ?")
            .collect(Collectors.joining(" AND "));
    String sql = "DELETE FROM %s WHERE %s".formatted(Names.quote(operation.table()), condition);
    List<Statement> statements = new ArrayList<>();
    for (List<@Nullable Object> row : operation.rows()) {
      statements.add(new Statement(sql, stored(row), true));
    }
    return statements;
  }

  static Statement execute(String sql, List<@Nullable Object> parameters) {
    return new Statement(sql, stored(parameters), !OutsideTransaction.needs(sql));
  }

  private static List<@Nullable Object> stored(List<@Nullable Object> values) {
    List<@Nullable Object> stored = new ArrayList<>();
    values.forEach(value -> stored.add(Literals.stored(value)));
    return stored;
  }
}
