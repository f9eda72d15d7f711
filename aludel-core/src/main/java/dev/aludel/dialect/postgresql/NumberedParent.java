package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Column;
import dev.aludel.schema.Expression;
import dev.aludel.schema.Identity;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A numbered column that comes to a table with children, or before 17 with partitions: PostgreSQL
 * refuses to add it in one go, since only the table itself can be numbered. A sequence that is
 * there for a moment gives the rows of all of them their numbers, and the column's own goes on
 * where it stands.
 */
final class NumberedParent {

  private static final String NUMBERS = "pg_temp.aludel_numbers";
  static final int PARTITIONS_ARE_NUMBERED = 17;

  private NumberedParent() {}

  /** The statements that add the column, if the table has others below it. */
  static Optional<List<String>> addColumn(
      QualifiedName table, Column column, Schema schema, int majorVersion) {
    Identity identity = column.identity().orElseThrow();
    boolean heirs =
        schema.tables().stream().anyMatch(other -> TableParents.of(other).contains(table));
    boolean divided = schema.table(table).flatMap(TableParents::partitioning).isPresent();
    if (!heirs || (divided && majorVersion >= PARTITIONS_ARE_NUMBERED)) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    words.add("CREATE TEMPORARY SEQUENCE aludel_numbers AS " + TypeTable.write(column.type()));
    words.addAll(SequenceText.clauses(identity.options()));
    String name = Quoting.name(table);
    String own = Quoting.name(column.name());
    Column plain =
        column
            .withIdentity(Optional.empty())
            .withDefault(Optional.of(new Expression.Sql("nextval('" + NUMBERS + "'::regclass)")));
    List<String> statements = new ArrayList<>();
    statements.add(String.join(" ", words));
    statements.add("ALTER TABLE %s ADD COLUMN %s".formatted(name, TableText.column(plain)));
    statements.add("ALTER TABLE %s ALTER COLUMN %s DROP DEFAULT".formatted(name, own));
    statements.add(
        "ALTER TABLE %s ALTER COLUMN %s ADD %s".formatted(name, own, TableText.identity(identity)));
    statements.add(
        "SELECT setval(pg_get_serial_sequence(%s, %s), last_value, is_called) FROM %s"
            .formatted(Quoting.string(name), Quoting.string(column.name()), NUMBERS));
    statements.add("DROP SEQUENCE " + NUMBERS);
    if (column.comment().isPresent()) {
      statements.add(TableText.comment(table, column.name(), column.comment()));
    }
    return Optional.of(statements);
  }

  /**
   * Numbers the partitions of a divided table that has become a partition: ALTER TABLE, ATTACH
   * PARTITION numbers that table alone, so that its own are detached and attached again.
   *
   * @param schema as it is with the partition in its place
   */
  static List<String> numberBelow(QualifiedName partition, Schema schema, int majorVersion) {
    boolean numbered =
        TableParents.above(partition, schema).stream()
            .flatMap(above -> schema.table(above).stream())
            .flatMap(above -> above.columns().stream())
            .anyMatch(column -> column.identity().isPresent());
    List<String> statements = new ArrayList<>();
    if (numbered && majorVersion >= PARTITIONS_ARE_NUMBERED) {
      for (Table below : schema.tables()) {
        if (Descent.isPartition(below) && TableParents.of(below).contains(partition)) {
          SortedMap<String, String> free = TableParents.with(List.of(), below.options());
          statements.addAll(Descent.changes(below.name(), below.options(), free));
          statements.addAll(Descent.changes(below.name(), free, below.options()));
          statements.addAll(numberBelow(below.name(), schema, majorVersion));
        }
      }
    }
    return statements;
  }

  /**
   * Lets the numbers that a partitioned table gives go on after those that a table brought along
   * which has become a partition, so that the next row does not meet them. A sequence that is no
   * column's own stays where it stands.
   */
  static List<String> goOnAfter(QualifiedName partition, Schema schema) {
    List<String> statements = new ArrayList<>();
    for (QualifiedName above : TableParents.above(partition, schema)) {
      Optional<Table> root = schema.table(above).filter(table -> !Descent.isPartition(table));
      for (Column column : root.map(Table::columns).orElse(List.of())) {
        boolean draws = TypeTable.isInteger(column.type()) && Serial.sequenceOf(column).isPresent();
        if (column.identity().isPresent() || draws) {
          statements.add(goOnAfter(partition, above, column));
        }
      }
    }
    return statements;
  }

  private static String goOnAfter(QualifiedName partition, QualifiedName root, Column column) {
    SequenceOptions options =
        column.identity().map(Identity::options).orElse(SequenceOptions.DEFAULT);
    boolean up = options.increment() > 0;
    return "SELECT setval(n.sequence, %s(n.last, pg_sequence_last_value(n.sequence))) FROM (SELECT %s(%s) AS last, pg_get_serial_sequence(%s, %s)::regclass AS sequence FROM %s) n WHERE n.last BETWEEN %d AND %d"
        .formatted(
            up ? "greatest" : "least",
            up ? "max" : "min",
            Quoting.name(column.name()),
            Quoting.string(Quoting.name(root)),
            Quoting.string(column.name()),
            Quoting.name(partition),
            SequenceText.minimum(options, column.type()),
            SequenceText.maximum(options, column.type()));
  }
}
