package dev.aludel.dialect.sqlite;

import dev.aludel.dialect.Statement;
import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.ColumnChange;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.DropIndex;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameColumn;
import dev.aludel.operation.RenameIndex;
import dev.aludel.schema.Column;
import dev.aludel.schema.Index;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table with changes that wait for more, to be made by one {@link Rebuild}. */
final class WaitingTable {

  /** As it is in the database. */
  private Table before;

  /** What fills each column that there will be, over the columns that there are. */
  private final Map<String, String> sources = new HashMap<>();

  /** What would make the changes one by one. */
  private final List<Statement> singly = new ArrayList<>();

  private final List<Rebuild.Guard> guards = new ArrayList<>();
  private int rebuilds;
  private Optional<Operation> last = Optional.empty();

  WaitingTable(Table before) {
    this.before = before;
    before.columns().forEach(column -> sources.put(column.name(), Names.quote(column.name())));
  }

  boolean isLast(Operation operation) {
    return last.filter(taken -> taken == operation).isPresent();
  }

  /**
   * Whether the rebuild can be part of the one. An expression over a column that is not as it was
   * would mean another value.
   */
  boolean canTake(Rebuild rebuild, Operation operation) {
    boolean told =
        operation instanceof AlterColumn alter
            && alter.changes().stream()
                .anyMatch(
                    change -> change instanceof ColumnChange.SetType to && to.using().isPresent());
    if (told && !sources.entrySet().stream().allMatch(e -> isPlain(e.getKey(), e.getValue()))) {
      return false;
    }
    return rebuild.guards().stream().allMatch(guard -> isAsItWas(guard.column()))
        && rebuild.sources().entrySet().stream()
            .filter(source -> sources.containsKey(source.getKey()))
            .filter(source -> !isPlain(source.getKey(), source.getValue()))
            .allMatch(source -> isPlain(source.getKey(), sources.get(source.getKey())));
  }

  private boolean isAsItWas(String column) {
    return isPlain(column, sources.get(column)) && before.column(column).isPresent();
  }

  private static boolean isPlain(String column, @Nullable String source) {
    return Names.quote(column).equals(source);
  }

  /**
   * Adds a change.
   *
   * @param rebuild how it would be made by itself, if not by {@code ALTER TABLE}
   * @param statements all of it, by itself
   * @return what is done at once
   */
  List<Statement> take(Operation operation, Optional<Rebuild> rebuild, List<Statement> statements) {
    last = Optional.of(operation);
    if (operation instanceof RenameColumn rename) {
      rename(rename);
      return statements;
    }
    if (operation instanceof DropIndex drop) {
      return dropIndex(drop.name(), statements);
    }
    if (operation instanceof RenameIndex rename) {
      List<Statement> drop = dropIndex(rename.from(), statements.subList(0, 1));
      singly.addAll(statements.subList(1, statements.size()));
      return drop;
    }
    singly.addAll(rebuild.map(Rebuild::statements).orElse(statements));
    if (rebuild.isPresent()) {
      rebuilds++;
      guards.addAll(rebuild.get().guards());
      rebuild
          .get()
          .sources()
          .forEach(
              (column, source) -> {
                if (!isPlain(column, source)) {
                  sources.put(column, source);
                }
              });
    }
    if (operation instanceof AddColumn add) {
      added(add.column());
    } else if (operation instanceof DropColumn drop) {
      sources.remove(drop.column());
    }
    return List.of();
  }

  /** The rows that are there get the default as it is now. */
  private void added(Column column) {
    boolean isIdentity = column.identity().isPresent() && sources.containsKey(column.name());
    if (column.generated().isEmpty() && !isIdentity) {
      sources.put(
          column.name(), column.defaultValue().flatMap(Expressions::writeDefault).orElse("NULL"));
    }
  }

  /** An index goes at once, and makes its name free. */
  private List<Statement> dropIndex(String name, List<Statement> statements) {
    Optional<Index> there = before.index(name);
    if (there.isEmpty()) {
      // Made by a change that waits.
      singly.addAll(statements);
      return List.of();
    }
    List<Index> rest = new ArrayList<>(before.indexes());
    rest.remove(there.get());
    before = before.withIndexes(rest);
    return statements;
  }

  /** Whether the column can get its new name at once. */
  boolean canRename(RenameColumn rename) {
    String old = Names.quote(rename.from());
    return before.column(rename.from()).isPresent()
        && before.columns().stream().noneMatch(c -> c.name().equalsIgnoreCase(rename.to()))
        && (rebuilds > 0 || singly.isEmpty())
        && guards.stream().noneMatch(guard -> guard.condition().contains(old))
        && sources.entrySet().stream()
            .allMatch(
                source ->
                    source.getKey().equals(rename.from())
                        ? isPlain(source.getKey(), source.getValue())
                        : !source.getValue().contains(old));
  }

  private void rename(RenameColumn rename) {
    before = rename.apply(Schema.of(List.of(before))).requireTable(before.name());
    sources.remove(rename.from());
    sources.put(rename.to(), Names.quote(rename.to()));
  }

  /**
   * What makes all changes.
   *
   * @param schema with all of them made
   */
  List<Statement> statements(Schema schema, Table after) {
    if (rebuilds == 0) {
      return singly;
    }
    Rebuild rebuild = new Rebuild(schema, before, after);
    rebuild.fill(sources);
    guards.forEach(rebuild::guard);
    return rebuild.isNeedless() ? List.of() : rebuild.statements();
  }
}
