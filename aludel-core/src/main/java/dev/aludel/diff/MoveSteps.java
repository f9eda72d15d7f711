package dev.aludel.diff;

import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.AlterTableOptions;
import dev.aludel.operation.ColumnChange;
import dev.aludel.operation.CreateIndex;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.InheritedOptions;
import dev.aludel.schema.OwnOptions;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import dev.aludel.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** When partitions and children are let go and taken: see {@link Moves}. */
final class MoveSteps {

  private final Comparison comparison;
  private final Moves moves;
  private final Supplier<Schema> state;
  private final Consumer<Change> add;

  /** Those of tables that are about to be taken, for those of the tables that take them. */
  private final List<Change> keysFromAbove = new ArrayList<>();

  MoveSteps(Comparison comparison, Supplier<Schema> state, Consumer<Change> add) {
    this.comparison = comparison;
    this.moves = comparison.moves;
    this.state = state;
    this.add = add;
  }

  /**
   * A partition can be let go only when no key refers to its rows.
   *
   * @param dropped the tables that go, whose keys may refer to them
   */
  void letGo(List<Table> dropped) {
    Set<QualifiedName> letting = moves.letting();
    for (Table table : dropped) {
      dropKeysTo(letting, table.name(), Part.of(table));
    }
    for (TableDiff table : comparison.tables.values()) {
      dropKeysTo(letting, table.name(), table.going());
    }
    moves.first().forEach(operation -> add.accept(Change.of(operation)));
  }

  private void dropKeysTo(Set<QualifiedName> letting, QualifiedName table, List<Part> going) {
    for (Part part : going) {
      part.foreignKey()
          .filter(
              key -> (!letting.contains(table) && letting.contains(key.table())) || isInTheWay(key))
          .ifPresent(key -> drop(table, part));
    }
  }

  /**
   * Whether it uses a key that may be made anew when the table is attached, on the way back too.
   */
  private boolean isInTheWay(ForeignKey key) {
    return moves.keysInNewOrder(key.table()).contains(Set.copyOf(key.referencedColumns()));
  }

  /** Drops a part that may have gone before. */
  void drop(QualifiedName table, Part part) {
    if (state.get().requireTable(table).constraint(part.name().orElse("")).isPresent()) {
      add.accept(Change.of(part.drop(table)));
    }
  }

  /** Whether the key is there for one of the tables that take this one. */
  boolean isFromAbove(QualifiedName table, Part key) {
    return moves.contains(table)
        && Part.of(comparison.to.requireTable(table)).stream()
            .noneMatch(own -> own.unnamed().equals(key.unnamed()));
  }

  void keyFromAbove(Change change) {
    keysFromAbove.add(change);
  }

  /** What keys from above there will be is there before, so that it can be taken away again. */
  void take() {
    keysFromAbove.forEach(add);
    for (QualifiedName name : moves.taken()) {
      stopNumbering(name);
      SortedMap<String, String> options =
          OwnOptions.withChecksOf(
              state.get().requireTable(name),
              InheritedOptions.withoutLater(comparison.to.requireTable(name).options()));
      add.accept(Change.of(new AlterTableOptions(name, options, Optional.empty())));
    }
  }

  /** Creates the indexes and keys of taken tables that would have been taken for others. */
  void createTwins() {
    for (QualifiedName name : moves.taken()) {
      Table model = comparison.to.requireTable(name);
      for (Index index : model.indexes()) {
        if (index.name().isPresent()
            && state.get().requireTable(name).index(index.name().get()).isEmpty()) {
          add.accept(
              Change.of(new CreateIndex(name, index, PartOptions.of(model.options(), index))));
        }
      }
      for (Constraint key : model.constraints()) {
        if ((key instanceof UniqueConstraint || key instanceof PrimaryKey)
            && key.name().isPresent()
            && state.get().requireTable(name).constraint(key.name().get()).isEmpty()) {
          add.accept(Change.of(new AddConstraint(name, key, PartOptions.of(model.options(), key))));
        }
      }
    }
  }

  /** A table with numbers of its own cannot become a partition. */
  private void stopNumbering(QualifiedName name) {
    Table model = comparison.to.requireTable(name);
    if (TableParents.isPartition(model.options())) {
      for (Column column : state.get().requireTable(name).columns()) {
        if (column.identity().isPresent()) {
          add.accept(
              Change.of(
                  new AlterColumn(
                      name,
                      column.name(),
                      List.of(new ColumnChange.SetIdentity(Optional.empty())),
                      Optional.empty())));
        }
      }
    }
  }
}
