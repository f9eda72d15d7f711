package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.IndexKey.Nulls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the rows of {@link CatalogQueries#indexes}. */
final class IndexReader {

  /** The bits of {@code pg_index.indoption}. */
  private static final int DESCENDING = 1;

  private static final int NULLS_FIRST = 2;

  private final Session session;
  private final Map<Long, TableDraft> tables;

  IndexReader(Session session, Map<Long, TableDraft> tables) {
    this.session = session;
    this.tables = tables;
  }

  void read(Row row) {
    TableDraft table = tables.get(row.number("indrelid"));
    if (table == null) {
      return;
    }
    int[] attributes = row.numbers("attnums");
    int[] order = row.numbers("order_bits");
    List<Row> told = row.rows("keys", CatalogQueries.COLUMNS_OF_KEYS);
    int keyCount = (int) row.number("indnkeyatts");
    List<IndexKey> keys = new ArrayList<>(keyCount);
    List<String> included = new ArrayList<>(attributes.length - keyCount);
    for (int i = 0; i < attributes.length; i++) {
      if (i >= keyCount) {
        included.add(table.columnName(attributes[i]));
      } else if (told.isEmpty()) {
        keys.add(column(table.columnName(attributes[i]), order[i]));
      } else {
        keys.add(key(told.get(i), table, attributes[i], order[i]));
      }
    }
    (row.flag("inherited") ? table.inheritedIndexes : table.indexes)
        .add(
            new Index(
                row.optional("relname"),
                keys,
                row.flag("indisunique"),
                row.flag("nulls_not_distinct"),
                row.optional("predicate").map(ExpressionReader::read),
                row.optional("method"),
                included));
  }

  private static IndexKey column(String name, int order) {
    return new IndexKey(
        Optional.of(name),
        Optional.empty(),
        isDescending(order),
        nulls(order),
        Optional.empty(),
        Optional.empty());
  }

  private static boolean isDescending(int order) {
    return (order & DESCENDING) != 0;
  }

  private static Optional<Nulls> nulls(int order) {
    boolean first = (order & NULLS_FIRST) != 0;
    return first == isDescending(order)
        ? Optional.empty()
        : Optional.of(first ? Nulls.FIRST : Nulls.LAST);
  }

  private IndexKey key(Row row, TableDraft table, int attribute, int order) {
    Optional<String> operatorClass = row.optional("opcname");
    if (operatorClass.isPresent()) {
      operatorClass =
          Optional.of(
              new OperatorClass(
                      session.operatorClassName(row.text("opclass_schema"), operatorClass.get()),
                      row.optional("parameters").orElse(""))
                  .toString());
    }
    return new IndexKey(
        attribute == 0 ? Optional.empty() : Optional.of(table.columnName(attribute)),
        row.optional("expression").map(ExpressionReader::read),
        isDescending(order),
        nulls(order),
        collation(row),
        operatorClass);
  }

  /** An expression has a collation of its own, so that only the definition tells one given. */
  private Optional<String> collation(Row row) {
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
    return Optional.of(session.collationName(row.text("collation_schema"), name.orElseThrow()));
  }
}
