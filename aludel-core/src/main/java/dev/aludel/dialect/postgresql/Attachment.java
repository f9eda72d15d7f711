package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.Inheritance;
import dev.aludel.schema.KeyIndexes;
import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Partitions that CREATE TABLE … PARTITION OF cannot make as they are, and that are tables of their
 * own first (ALTER TABLE, ATTACH PARTITION): PARTITION OF gives them the columns in the order of
 * the table above, and names for its indexes that theirs may have.
 */
final class Attachment {

  /** As the server names what nobody has named. */
  private static final Pattern NAMED_BY_SERVER =
      Pattern.compile("(?s).+_(?:idx|key|pkey|excl)[0-9]*");

  private Attachment() {}

  static boolean isNamedByServer(String part) {
    return NAMED_BY_SERVER.matcher(part).matches();
  }

  /**
   * Whether the partition is made in this way.
   *
   * @param before what is there
   */
  static boolean isWanted(Table table, Schema before) {
    return Descent.isPartition(table)
        && TableParents.of(table).stream()
            .flatMap(parent -> before.table(parent).stream())
            .anyMatch(
                parent ->
                    hasOtherOrder(table, parent)
                        || !KeyIndexes.of(table.options()).isEmpty()
                        || isInTheWay(table, parent, before)
                        || hasNamedNotNull(table, parent));
  }

  /** Whether it has another name for a NOT NULL from above than that has. */
  private static boolean hasNamedNotNull(Table table, Table parent) {
    return parent.columns().stream()
        .filter(column -> !NotNullOptions.given(parent, column).nullable())
        .anyMatch(column -> NotNullNames.of(table.options(), column.name()).isPresent());
  }

  private static boolean hasOtherOrder(Table table, Table parent) {
    List<String> columns = table.columns().stream().map(Column::name).toList();
    List<String> above = parent.columns().stream().map(Column::name).toList();
    return !columns.equals(above) && columns.size() == above.size() && columns.containsAll(above);
  }

  /**
   * Whether an index of its own may have the name that the server would give one from above. Where
   * it is as one above is, the two would become one.
   */
  private static boolean isInTheWay(Table table, Table parent, Schema before) {
    Predicate<Optional<String>> mayBe =
        name -> name.filter(Attachment::isNamedByServer).isPresent();
    boolean named =
        Stream.concat(
                table.indexes().stream().map(Index::name),
                table.constraints().stream().map(Constraint::name))
            .anyMatch(mayBe);
    List<Index> above = new ArrayList<>(parent.indexes());
    TableParents.above(parent.name(), before).stream()
        .flatMap(name -> before.table(name).stream())
        .forEach(over -> above.addAll(over.indexes()));
    return named
        && !above.isEmpty()
        && above.stream()
            .map(Index::unnamed)
            .noneMatch(
                index -> table.indexes().stream().map(Index::unnamed).anyMatch(index::equals));
  }

  static List<String> create(Table partition, Schema before, int majorVersion) {
    List<Index> twins = twins(partition, before);
    Table alone = Inheritance.alone(partition, before);
    List<Index> first = new ArrayList<>(alone.indexes());
    first.removeAll(twins);
    List<Constraint> keys = twinKeys(partition, before);
    List<Constraint> firstKeys = new ArrayList<>(alone.constraints());
    firstKeys.removeAll(keys);
    Table there = alone.withIndexes(first).withConstraints(firstKeys);
    List<String> statements = new ArrayList<>(TableText.create(there, before, majorVersion));
    statements.addAll(TiedKeys.inOrder(there, partition.options(), before));
    statements.addAll(Descent.changes(partition.name(), alone.options(), partition.options()));
    statements.addAll(InheritedIndexes.created(partition, before));
    for (Index index : twins) {
      InheritedIndexes.giveWay(partition, index.name()).ifPresent(statements::add);
      statements.addAll(PartText.again(partition, index));
    }
    for (Constraint key : keys) {
      InheritedConstraints.giveWay(partition, key.name(), before).ifPresent(statements::add);
      InheritedIndexes.giveWay(partition, key.name()).ifPresent(statements::add);
      statements.addAll(PartText.again(partition, key));
    }
    return statements;
  }

  /**
   * The keys of its own, foreign ones too, that ATTACH PARTITION would take for those above, or for
   * unique indexes there, and that are not.
   */
  private static List<Constraint> twinKeys(Table partition, Schema before) {
    List<Index> indexes = indexesAbove(partition, before);
    List<Table> tables =
        TableParents.above(partition.name(), Descent.with(partition, before)).stream()
            .flatMap(name -> before.table(name).stream())
            .toList();
    return partition.constraints().stream()
        .filter(own -> !KeyIndexes.isTaken(own, partition.options()))
        .filter(
            own ->
                tables.stream().anyMatch(above -> isTakenFor(own, partition, above))
                    || indexes.stream()
                        .anyMatch(index -> KeyIndexes.fits(own, partition.options(), index)))
        .toList();
  }

  private static boolean isTakenFor(Constraint own, Table partition, Table above) {
    return above.constraints().stream()
        .anyMatch(
            given ->
                (own instanceof ForeignKey && own.unnamed().equals(given.unnamed()))
                    || KeyIndexes.fitsAttached(own, partition.options(), given, above.options()));
  }

  /** The indexes of its own that ATTACH PARTITION would take for those from above. */
  private static List<Index> twins(Table partition, Schema before) {
    List<Index> above = indexesAbove(partition, before);
    return partition.indexes().stream().filter(index -> above.contains(index.unnamed())).toList();
  }

  private static List<Index> indexesAbove(Table partition, Schema before) {
    return TableParents.above(partition.name(), Descent.with(partition, before)).stream()
        .flatMap(name -> before.table(name).stream())
        .flatMap(table -> table.indexes().stream())
        .map(Index::unnamed)
        .toList();
  }
}
