package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.IndexKey.Nulls;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the rows of {@link CatalogQueries#indexes}, several for one index. */
final class IndexReader {

  /** The bits of {@code pg_index.indoption}. */
  private static final long DESCENDING = 1;

  private static final long NULLS_FIRST = 2;

  private final Session session;
  private final Map<Long, TableDraft> tables;

  private Optional<Index> current = Optional.empty();
  private Optional<TableDraft> currentTable = Optional.empty();
  private long currentOid;

  private final List<IndexKey> keys = new ArrayList<>();
  private final List<String> included = new ArrayList<>();

  IndexReader(Session session, Map<Long, TableDraft> tables) {
    this.session = session;
    this.tables = tables;
  }

  void read(Row row) throws SQLException {
    TableDraft table = tables.get(row.number("indrelid"));
    if (table == null) {
      return;
    }
    if (row.number("indexrelid") != currentOid) {
      finish();
      begin(row, table);
    }
    if (row.flag("is_key")) {
      keys.add(key(row, table));
    } else {
      included.add(table.columnName((int) row.number("attnum")));
    }
  }

  private void begin(Row row, TableDraft table) throws SQLException {
    currentOid = row.number("indexrelid");
    currentTable = Optional.of(table);
    current =
        Optional.of(
            new Index(
                row.optional("relname"),
                List.of(IndexKey.column("?")),
                row.flag("indisunique"),
                row.flag("nulls_not_distinct"),
                row.optional("predicate").map(ExpressionReader::read),
                row.optional("method"),
                List.of()));
  }

  /** Gives the last index read to its table. */
  void finish() {
    currentTable.ifPresent(
        table -> {
          Index index = current.orElseThrow();
          table.indexes.add(
              new Index(
                  index.name(),
                  keys,
                  index.unique(),
                  index.nullsNotDistinct(),
                  index.where(),
                  index.method(),
                  included));
        });
    currentTable = Optional.empty();
    keys.clear();
    included.clear();
  }

  private IndexKey key(Row row, TableDraft table) throws SQLException {
    int attribute = (int) row.number("attnum");
    long order = row.number("order_bits");
    boolean descending = (order & DESCENDING) != 0;
    boolean nullsFirst = (order & NULLS_FIRST) != 0;
    Optional<Nulls> nulls =
        nullsFirst == descending
            ? Optional.empty()
            : Optional.of(nullsFirst ? Nulls.FIRST : Nulls.LAST);
    Optional<String> operatorClass = row.optional("opcname");
    if (operatorClass.isPresent()) {
      operatorClass =
          Optional.of(
              new OperatorClass(
                      session.attributeName(row.text("opclass_schema"), operatorClass.get()),
                      row.optional("parameters").orElse(""))
                  .toString());
    }
    return new IndexKey(
        attribute == 0 ? Optional.empty() : Optional.of(table.columnName(attribute)),
        row.optional("expression").map(ExpressionReader::read),
        descending,
        nulls,
        collation(row),
        operatorClass);
  }

  /** An expression has a collation of its own, so that only the definition tells one given. */
  private Optional<String> collation(Row row) throws SQLException {
    Optional<String> name = row.optional("collname");
    if (name.isEmpty()) {
      return name;
    }
    Optional<String> expression = row.optional("expression");
    if (expression.isPresent()
        && !row.optional("definition")
            .orElse("")
            .contains(expression.orElseThrow() + " COLLATE ")) {
      return Optional.empty();
    }
    return Optional.of(session.attributeName(row.text("collation_schema"), name.orElseThrow()));
  }
}
