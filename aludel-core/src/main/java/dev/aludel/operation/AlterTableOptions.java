package dev.aludel.operation;

import dev.aludel.schema.Column;
import dev.aludel.schema.Inheritance;
import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Replaces the options of a table that only one dialect knows. A table that gets other parents, or
 * none, keeps what it has from the former ones: see {@link Inheritance}.
 *
 * @param options all options after the change
 * @param replaced all options before it
 */
public record AlterTableOptions(
    QualifiedName table,
    SortedMap<String, String> options,
    Optional<SortedMap<String, String>> replaced)
    implements Operation {

  public AlterTableOptions {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }

  @Override
  public Schema apply(Schema before) {
    Schema after = before.withTable(table, was -> Inheritance.withOptions(was, options, before));
    for (Table was : before.table(table).stream().toList()) {
      for (Column column : was.columns()) {
        String name = column.name();
        boolean leaves =
            !column.nullable()
                && !NotNullOptions.isKept(was.options(), name)
                && NotNullOptions.isKept(options, name);
        after = leaves ? left(was, name, after) : after;
      }
    }
    return after;
  }

  /** The children keep a NOT NULL that becomes NO INHERIT above, as it was and as it was named. */
  private Schema left(Table was, String column, Schema schema) {
    Schema left = schema;
    for (Table child : schema.tables()) {
      boolean isFromHere =
          TableParents.of(child).contains(table)
              && child.column(column).filter(own -> !own.nullable()).isPresent()
              && TableParents.of(child).stream()
                  .flatMap(parent -> schema.table(parent).stream())
                  .noneMatch(parent -> gives(parent, column));
      if (isFromHere) {
        SortedMap<String, String> said = new TreeMap<>(child.options());
        for (String option : List.of(NotNullOptions.NAME, NotNullOptions.STATE)) {
          Optional.ofNullable(was.options().get(option + column))
              .ifPresent(value -> said.putIfAbsent(option + column, value));
        }
        left = left.withTable(child.name(), there -> there.withOptions(said));
      }
    }
    return left;
  }

  private static boolean gives(Table parent, String column) {
    return parent
        .column(column)
        .filter(own -> !NotNullOptions.given(parent, own).nullable())
        .isPresent();
  }

  @Override
  public AlterTableOptions completed(Schema before) {
    return replaced.isPresent()
        ? this
        : new AlterTableOptions(table, options, before.table(table).map(Table::options));
  }

  @Override
  public List<Operation> inverse() {
    return List.of(
        new AlterTableOptions(
            table,
            replaced.orElseThrow(() -> IrreversibleException.incomplete(this)),
            Optional.of(options)));
  }

  /**
   * What takes from the partitions and children, once this is undone, the NOT NULL that they have
   * from the table by this: they keep it when it becomes NO INHERIT again.
   */
  List<Operation> nullableBelow(Schema before) {
    List<Operation> again = new ArrayList<>();
    for (Table there : before.table(table).stream().toList()) {
      for (Column column : there.columns()) {
        String name = column.name();
        boolean gives =
            !column.nullable()
                && NotNullOptions.isKept(there.options(), name)
                && !NotNullOptions.isKept(options, name);
        for (Table heir : gives ? TableParents.heirs(there, name, before) : List.<Table>of()) {
          heir.column(name)
              .filter(Column::nullable)
              .ifPresent(
                  own ->
                      again.add(
                          new AlterColumn(
                              heir.name(),
                              name,
                              List.of(new ColumnChange.SetNullable(true)),
                              Optional.of(own.notNull()))));
        }
      }
    }
    return again;
  }

  @Override
  public String describe() {
    return "alter options of table %s to %s".formatted(table, options);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
