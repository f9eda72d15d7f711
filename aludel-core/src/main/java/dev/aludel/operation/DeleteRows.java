package dev.aludel.operation;

import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deletes the rows that have these values in these columns: the inverse of {@link BulkInsert}. */
public record DeleteRows(
    QualifiedName table, List<String> columns, List<List<@Nullable Object>> rows)
    implements Operation {

  public DeleteRows {
    columns = List.copyOf(columns);
    rows = Rows.copyOf(table, columns, rows);
  }

  @Override
  public Schema apply(Schema before) {
    return before;
  }

  @Override
  public List<Operation> inverse() {
    return List.of(new BulkInsert(table, columns, rows));
  }

  @Override
  public String describe() {
    return "delete %d rows from %s".formatted(rows.size(), table);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
