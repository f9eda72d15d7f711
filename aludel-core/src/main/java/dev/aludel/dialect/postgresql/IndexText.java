package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Expression;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.QualifiedName;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes CREATE INDEX. */
final class IndexText {

  private IndexText() {}

  /**
   * The statement; none for an index on an expression that has no text for PostgreSQL.
   *
   * @param options the table's, which may hold the index's storage parameters
   */
  static Optional<String> create(QualifiedName table, Index index, Map<String, String> options) {
    Optional<String> storage =
        index.name().flatMap(name -> TableOptions.of(options, IndexOptions.WITH + name));
    return create(table, index, storage, Optional.empty());
  }

  /** The same for an index that is stored so and there. */
  static Optional<String> create(
      QualifiedName table, Index index, Optional<String> storage, Optional<String> tablespace) {
    if (!isHeld(index)) {
      return Optional.empty();
    }
    StringBuilder sql = new StringBuilder("CREATE ");
    sql.append(index.unique() ? "UNIQUE INDEX " : "INDEX ");
    index.name().ifPresent(name -> sql.append(Quoting.name(name)).append(' '));
    sql.append("ON ").append(Quoting.name(table));
    index.method().ifPresent(method -> sql.append(" USING ").append(Quoting.name(method)));
    sql.append(" (");
    sql.append(index.keys().stream().map(IndexText::key).collect(Collectors.joining(", ")));
    sql.append(')');
    if (!index.include().isEmpty()) {
      sql.append(" INCLUDE (").append(Quoting.names(index.include())).append(')');
    }
    if (index.nullsNotDistinct()) {
      sql.append(" NULLS NOT DISTINCT");
    }
    storage.map(IndexText::storage).ifPresent(sql::append);
    tablespace.ifPresent(name -> sql.append(" TABLESPACE ").append(Quoting.name(name)));
    index
        .where()
        .flatMap(ExpressionWriter::own)
        .ifPresent(where -> sql.append(" WHERE ").append(ExpressionWriter.write(where)));
    return Optional.of(sql.toString());
  }

  /** The clause that stands in CREATE INDEX, and in the definition of a key. */
  static String storage(String parameters) {
    return " WITH (" + parameters + ")";
  }

  /** Whether PostgreSQL can have the index: each of its expressions has a text for it. */
  static boolean isHeld(Index index) {
    return index.keys().stream().flatMap(key -> key.expression().stream()).allMatch(IndexText::ours)
        && index.where().stream().allMatch(IndexText::ours);
  }

  private static boolean ours(Expression expression) {
    return ExpressionWriter.own(expression).isPresent();
  }

  private static String key(IndexKey key) {
    String what =
        key.column()
            .map(Quoting::name)
            .orElseGet(
                () ->
                    ExpressionWriter.indexKey(
                        key.expression().flatMap(ExpressionWriter::own).orElseThrow()));
    return what
        + collation(key.collation())
        + key.operatorClass().map(name -> " " + OperatorClass.parse(name).sql()).orElse("")
        + (key.descending() ? " DESC" : "")
        + key.nulls().map(nulls -> " NULLS " + nulls).orElse("");
  }

  static String collation(Optional<String> collation) {
    return collation
        .filter(Collations::isHeld)
        .map(name -> " COLLATE " + Quoting.name(QualifiedName.parse(name)))
        .orElse("");
  }

  /** Whether the index names the column, in an expression too. */
  static boolean uses(Index index, String column) {
    return index.columns().contains(column)
        || index.where().filter(condition -> condition.mentions(column)).isPresent()
        || index.keys().stream()
            .flatMap(key -> key.expression().stream())
            .anyMatch(expression -> expression.mentions(column));
  }
}
