package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.UnsupportedOperation;
import dev.aludel.schema.Column;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Type;
import java.util.List;

/**
 * Columns without a type, which SQLite has (its datatype3.html, section 3.1) and PostgreSQL has not
 * (CREATE TABLE, data_type). No type of PostgreSQL's would hold what such a column may hold, and
 * compare as nothing else in the model.
 */
final class TypedColumns {

  private TypedColumns() {}

  /**
   * Refuses a column without a type.
   *
   * @throws UnsupportedOperation with the table and the column
   */
  static void require(QualifiedName table, Column column) {
    if (column.type() instanceof Type.Sql sql && sql.text().isBlank()) {
      throw new UnsupportedOperation(
          "Column %s.%s has no type. In SQLite it then holds values of every kind, and PostgreSQL has no such columns. Give it a type that both have, such as text; or write what PostgreSQL shall get as a section of its own in a revision in SQL."
              .formatted(table, column.name()));
    }
  }

  static void require(QualifiedName table, List<Column> columns) {
    columns.forEach(column -> require(table, column));
  }
}
