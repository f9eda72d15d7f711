package dev.aludel.operation;

import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inserts rows that belong to the schema, such as the values of a look-up table. */
public record BulkInsert(
    QualifiedName table, List<String> columns, List<List<@Nullable Object>> rows)
    implements Operation {

  public BulkInsert {
    columns = List.copyOf(columns);
    rows = Rows.copyOf(table, columns, rows);
  }

  @Override
  public Schema apply(Schema before) {
    return before;
  }

  @Override
  public List<Operation> inverse() {
    return List.of(new DeleteRows(table, columns, rows));
  }

  @Override
  public String describe() {
    return "insert %d rows into %s".formatted(rows.size(), table);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
