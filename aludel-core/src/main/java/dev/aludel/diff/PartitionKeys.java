package dev.aludel.diff;

import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Index;
import dev.aludel.schema.KeyIndexes;
import dev.aludel.schema.Mentions;
import dev.aludel.schema.PartAbove;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keys of partitions that are the index of one above as well. PostgreSQL drops neither of the two
 * nor builds one anew while they are tied, and only DETACH PARTITION cuts the tie.
 *
 * @param before what is there
 * @param after what will be there
 */
record PartitionKeys(Schema before, Schema after) {

  /** Whether the partition has to be let go for a while. */
  boolean isInTheWay(Table was, Table will) {
    Map<PartAbove, String> from = KeyIndexes.of(was.options());
    Map<PartAbove, String> to = KeyIndexes.of(will.options());
    return from.size() != to.size()
        || from.entrySet().stream()
            .anyMatch(
                tie ->
                    then(tie.getKey(), to.keySet())
                        .filter(part -> !changes(tie.getKey(), part))
                        .filter(
                            part -> !changes(was, tie.getValue(), will, to.getOrDefault(part, "")))
                        .isEmpty());
  }

  /**
   * The columns of keys for which the tables above have several equal parts, or one that is equal
   * to the partition's own, in the beginning or in the end: when the partition is attached, they
   * may have to be made anew in the order of those, and no foreign key may use them then.
   */
  Set<Set<String>> withSeveralAbove(QualifiedName partition) {
    Set<Set<String>> several = new HashSet<>();
    for (Schema schema : List.of(before, after)) {
      Set<Set<String>> keys = new HashSet<>();
      Stream.concat(Stream.of(partition), TableParents.above(partition, schema).stream())
          .flatMap(name -> schema.table(name).stream())
          .flatMap(above -> Part.of(above).stream())
          .flatMap(part -> part.key().stream())
          .filter(key -> !keys.add(key))
          .forEach(several::add);
    }
    return several;
  }

  /** The index above by the name that it has in the end. */
  private Optional<PartAbove> then(PartAbove part, Set<PartAbove> ties) {
    return ties.contains(part)
        ? Optional.of(part)
        : ties.stream()
            .filter(other -> other.table().equals(part.table()))
            .filter(other -> index(other, before).isEmpty() && index(part, after).isEmpty())
            .findFirst();
  }

  private static Optional<Index> index(PartAbove part, Schema schema) {
    return schema.table(part.table()).flatMap(table -> table.index(part.name()));
  }

  /** Whether the key changes in more than a name that is free. */
  private boolean changes(Table was, String key, Table will, String then) {
    Optional<Constraint> from = was.constraint(key);
    Optional<Constraint> to = will.constraint(then);
    return from.isEmpty()
        || to.isEmpty()
        || !from.get().unnamed().equals(to.get().unnamed())
        || !PartOptions.definition(was.options(), from.get().name())
            .equals(PartOptions.definition(will.options(), to.get().name()))
        || (!key.equals(then) && isTaken(then))
        || areMadeAnew(columns(was, from.get()), was, will);
  }

  private boolean isTaken(String name) {
    return before.tables().stream()
        .anyMatch(
            table ->
                table.name().name().equals(name)
                    || Part.of(table).stream()
                        .anyMatch(part -> part.name().filter(name::equals).isPresent()));
  }

  /** Whether the index above changes in more than its name. */
  private boolean changes(PartAbove part, PartAbove then) {
    Optional<Index> from = index(part, before);
    Optional<Index> to = index(then, after);
    if (from.isEmpty() || !from.map(Index::unnamed).equals(to.map(Index::unnamed))) {
      return true;
    }
    Table was = before.requireTable(part.table());
    Table will = after.requireTable(then.table());
    return !PartOptions.storage(was.options(), from.get().name())
            .equals(PartOptions.storage(will.options(), to.get().name()))
        || !PartOptions.tablespace(was.options(), from.get().name())
            .equals(PartOptions.tablespace(will.options(), to.get().name()))
        || areMadeAnew(from.get().columns(), was, will);
  }

  private static Set<String> columns(Table table, Constraint key) {
    Set<String> columns = new HashSet<>(key.columns());
    PartOptions.definition(table.options(), key.name())
        .map(Mentions::in)
        .ifPresent(
            words ->
                table.columns().stream()
                    .map(Column::name)
                    .filter(column -> words.contains(column.toLowerCase(Locale.ROOT)))
                    .forEach(columns::add));
    return columns;
  }

  private boolean areMadeAnew(Iterable<String> columns, Table was, Table will) {
    for (String name : columns) {
      Optional<Column> from = was.column(name);
      Optional<Column> to = will.column(name);
      if (from.isEmpty() || to.isEmpty() || isMadeAnew(from.get(), to.get())) {
        return true;
      }
      boolean isWorkedOutFromOthers =
          from.get().generated().isPresent()
              && areMadeAnew(
                  was.columns().stream()
                      .map(Column::name)
                      .filter(from.get().generated().get().expression()::mentions)
                      .toList(),
                  was,
                  will);
      if (isWorkedOutFromOthers) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMadeAnew(Column from, Column to) {
    return !from.type().equals(to.type())
        || !from.collation().equals(to.collation())
        || !from.generated().equals(to.generated());
  }
}
