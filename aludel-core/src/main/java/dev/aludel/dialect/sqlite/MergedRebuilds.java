package dev.aludel.dialect.sqlite;

import dev.aludel.dialect.Compilation;
import dev.aludel.dialect.Statement;
import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.AlterEnum;
import dev.aludel.operation.AlterTableOptions;
import dev.aludel.operation.BulkInsert;
import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.CreateObject;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.DeleteRows;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.DropConstraint;
import dev.aludel.operation.DropIndex;
import dev.aludel.operation.DropTable;
import dev.aludel.operation.Execute;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameColumn;
import dev.aludel.operation.RenameConstraint;
import dev.aludel.operation.RenameEnumValue;
import dev.aludel.operation.RenameIndex;
import dev.aludel.operation.RenameObject;
import dev.aludel.operation.ReplaceObject;
import dev.aludel.operation.RunJava;
import dev.aludel.operation.UnnamedConstraints;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaException;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes one {@link Rebuild} of several changes of one table, so that its rows are copied once.
 *
 * <p>A change that rewrites a table waits while another one is to come, until the last of them is
 * due. What is done meanwhile has nothing to do with the table's shape; where it may have, such as
 * SQL of a person's own, what waits is done first.
 */
final class MergedRebuilds implements Compilation {

  /** Where tables are rewritten, by the numbers of the operations. */
  private final Map<QualifiedName, NavigableSet<Integer>> rewrites = new HashMap<>();

  /** Where the tables are rewritten that have an enum. */
  private final NavigableMap<Integer, QualifiedName> enums = new TreeMap<>();

  /** Where all must be done that waits. */
  private final NavigableSet<Integer> ends = new TreeSet<>();

  private final Map<QualifiedName, WaitingTable> waiting = new LinkedHashMap<>();
  private final UnnamedConstraints names;
  private int next;

  /** With all done that waits; only known while something waits. */
  private @Nullable Schema stage;

  /** Whether a view or a trigger has come that may speak of what is not there yet. */
  private boolean isAheadOfTables;

  private boolean lastWaits;

  MergedRebuilds(List<Operation> operations) {
    for (int at = 0; at < operations.size(); at++) {
      Operation operation = operations.get(at);
      if (isDoneFirstAnyway(operation)) {
        ends.add(at);
      }
      if (rewrites(operation) && table(operation).isPresent()) {
        rewrites.computeIfAbsent(table(operation).get(), t -> new TreeSet<>()).add(at);
      }
      if (ofEnum(operation).isPresent()) {
        enums.put(at, ofEnum(operation).get());
      }
    }
    ends.add(operations.size());
    names = new UnnamedConstraints(operations);
  }

  @Override
  public boolean isWaiting() {
    return lastWaits;
  }

  @Override
  public List<Statement> next(Operation asked, Supplier<Schema> before) {
    Operation operation = names.resolved(asked, waiting.isEmpty() ? before : this::stage);
    next++;
    lastWaits = false;
    if (waiting.isEmpty()) {
      if (!begins(operation, before)) {
        return operation.match(new Compiler(before));
      }
      isAheadOfTables = false;
    }
    List<Statement> statements = new ArrayList<>();
    if (isDoneFirst(operation)) {
      statements.addAll(all());
    }
    statements.addAll(step(operation));
    stage = after(operation, stage());
    for (QualifiedName table : List.copyOf(waiting.keySet())) {
      if (!isAhead(table)) {
        statements.addAll(done(table));
      }
    }
    lastWaits = waiting.values().stream().anyMatch(table -> table.isLast(operation));
    return statements;
  }

  private Schema stage() {
    return Objects.requireNonNull(stage);
  }

  /** What SQLite has no place for need not be there, and an enum comes with its columns. */
  private static Schema after(Operation operation, Schema schema) {
    try {
      Schema after = Compiler.after(operation, schema);
      Optional<QualifiedName> table =
          operation instanceof CreateTable create
              ? Optional.of(create.table().name())
              : table(operation);
      return table
          .flatMap(after::table)
          .map(changed -> SchemaReader.withEnums(after, changed))
          .orElse(after);
    } catch (SchemaException e) {
      return schema;
    }
  }

  /** Whether it begins to wait; then the schema before it is known. */
  private boolean begins(Operation operation, Supplier<Schema> before) {
    if (!rewrites(operation)) {
      return false;
    }
    Optional<QualifiedName> table = table(operation);
    if (table.isPresent() && isAhead(rewrites.getOrDefault(table.get(), new TreeSet<>()))) {
      stage = before.get();
      return true;
    }
    // Which tables have an enum, the schema alone tells.
    boolean enumIsAhead = isAhead(enums.ceilingKey(next));
    boolean anyIsAhead = enumIsAhead || rewrites.values().stream().anyMatch(this::isAhead);
    if (table.isPresent() ? !enumIsAhead : !anyIsAhead) {
      return false;
    }
    stage = before.get();
    return table.isEmpty() || isAhead(table.get());
  }

  /** Whether another operation rewrites the table before something stands in between. */
  private boolean isAhead(QualifiedName table) {
    NavigableSet<Integer> own = rewrites.get(table);
    return (own != null && isAhead(own))
        || enums.subMap(next, end()).values().stream()
            .anyMatch(type -> stage().table(table).filter(t -> Compiler.uses(t, type)).isPresent());
  }

  private boolean isAhead(NavigableSet<Integer> numbers) {
    return isAhead(numbers.ceiling(next));
  }

  private boolean isAhead(@Nullable Integer number) {
    return number != null && number < end();
  }

  private int end() {
    return Objects.requireNonNull(ends.ceiling(next));
  }

  /** The table whose shape it changes. */
  private static Optional<QualifiedName> table(Operation operation) {
    if (operation instanceof AddColumn add) {
      return Optional.of(add.table());
    } else if (operation instanceof DropColumn drop) {
      return Optional.of(drop.table());
    } else if (operation instanceof AlterColumn alter) {
      return Optional.of(alter.table());
    } else if (operation instanceof AddConstraint add) {
      return Optional.of(add.table());
    } else if (operation instanceof DropConstraint drop) {
      return Optional.of(drop.table());
    } else if (operation instanceof RenameConstraint rename) {
      return Optional.of(rename.table());
    } else if (operation instanceof AlterTableOptions alter) {
      return Optional.of(alter.table());
    } else if (operation instanceof CreateIndex create) {
      return Optional.of(create.table());
    } else if (operation instanceof DropIndex drop) {
      return Optional.of(drop.table());
    } else if (operation instanceof RenameIndex rename) {
      return Optional.of(rename.table());
    } else if (operation instanceof RenameColumn rename) {
      return Optional.of(rename.table());
    }
    return Optional.empty();
  }

  private static Optional<QualifiedName> ofEnum(Operation operation) {
    if (operation instanceof AlterEnum alter) {
      return Optional.of(alter.name());
    } else if (operation instanceof RenameEnumValue rename) {
      return Optional.of(rename.name());
    } else if (operation instanceof RenameObject rename && rename.kind() == ObjectKind.ENUM) {
      return Optional.of(rename.from());
    }
    return Optional.empty();
  }

  /** Whether it writes all rows anew, as far as can be told without the schema. */
  private static boolean rewrites(Operation operation) {
    return operation instanceof AddColumn add
        ? !Compiler.isAddable(add.column())
        : operation instanceof DropColumn
            || operation instanceof AlterColumn
            || operation instanceof AddConstraint
            || operation instanceof DropConstraint
            || operation instanceof RenameConstraint
            || operation instanceof AlterTableOptions
            || ofEnum(operation).isPresent();
  }

  /** Whether it may mean the tables as they are to be by now. */
  private static boolean isDoneFirstAnyway(Operation operation) {
    return operation instanceof RunJava
        || operation instanceof BulkInsert
        || operation instanceof DeleteRows
        || (operation instanceof Execute execute
            && execute.sql().on(SqliteDialect.NAME).isPresent());
  }

  private boolean isDoneFirst(Operation operation) {
    if (isDoneFirstAnyway(operation)) {
      return true;
    }
    if (operation instanceof RenameObject rename && rename.kind() == ObjectKind.TABLE) {
      return isAheadOfTables || waiting.containsKey(rename.from());
    }
    if (operation instanceof RenameColumn rename) {
      WaitingTable table = waiting.get(rename.table());
      return isAheadOfTables || (table != null && !table.canRename(rename));
    }
    // SQLite looks through all views and triggers then (lang_altertable.html, section 5).
    return operation instanceof DropColumn drop
        && isAheadOfTables
        && !waiting.containsKey(drop.table());
  }

  private List<Statement> step(Operation operation) {
    if (operation instanceof DropTable drop) {
      waiting.remove(drop.table());
    }
    isAheadOfTables |= operation instanceof CreateObject || operation instanceof ReplaceObject;
    Compiler compiler = new Compiler(this::stage);
    List<Statement> statements = operation.match(compiler);
    Set<QualifiedName> tables = new TreeSet<>();
    compiler.rebuilds().forEach(rebuild -> tables.add(rebuild.table()));
    table(operation).ifPresent(tables::add);
    if (tables.isEmpty()) {
      return statements;
    }
    List<Statement> now = new ArrayList<>();
    for (QualifiedName name : tables) {
      Optional<Rebuild> rebuild =
          compiler.rebuilds().stream().filter(r -> r.table().equals(name)).findFirst();
      WaitingTable there = waiting.get(name);
      if (there != null && rebuild.isPresent() && !there.canTake(rebuild.get(), operation)) {
        now.addAll(done(name));
        there = null;
      }
      if (there == null && rewrites(operation) && isAhead(name)) {
        there = new WaitingTable(stage().requireTable(name));
        waiting.put(name, there);
      }
      if (there != null) {
        now.addAll(there.take(operation, rebuild, tables.size() == 1 ? statements : List.of()));
      } else {
        now.addAll(rebuild.map(Rebuild::statements).orElse(statements));
      }
    }
    return now;
  }

  private List<Statement> all() {
    List<Statement> statements = new ArrayList<>();
    for (QualifiedName table : List.copyOf(waiting.keySet())) {
      statements.addAll(done(table));
    }
    isAheadOfTables = false;
    return statements;
  }

  private List<Statement> done(QualifiedName table) {
    WaitingTable done = Objects.requireNonNull(waiting.remove(table));
    Table after = stage().requireTable(table);
    return done.statements(stage(), after);
  }
}
