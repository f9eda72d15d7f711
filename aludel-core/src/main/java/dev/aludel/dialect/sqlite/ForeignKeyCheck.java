package dev.aludel.dialect.sqlite;

import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statements of a script that look for rows which reference none. A foreign key to columns that
 * are no key is an error to the check of its whole table (foreignkeys.html, section 3): then the
 * other tables are looked at one by one, as {@link SqliteTransaction} does.
 */
final class ForeignKeyCheck {

  private static final String CHECK = "PRAGMA foreign_key_check";

  private ForeignKeyCheck() {}

  static List<String> statements(Schema schema) {
    List<Table> tables = schema.tables().stream().filter(table -> hasForeignKeys(table)).toList();
    return tables.stream().allMatch(table -> isCheckable(table, schema))
        ? List.of(CHECK)
        : tables.stream()
            .filter(table -> isCheckable(table, schema))
            .map(table -> CHECK + "(" + Names.quote(table.name().name()) + ")")
            .toList();
  }

  private static boolean hasForeignKeys(Table table) {
    return !table.constraints(ForeignKey.class).isEmpty() || implicit(table).findAny().isPresent();
  }

  /** Those that the model cannot hold: to the primary key of a table that has none like it. */
  private static Stream<String> implicit(Table table) {
    return table.options().entrySet().stream()
        .filter(option -> option.getKey().startsWith(Options.REFERENCES + "("))
        .map(option -> option.getValue().toLowerCase(Locale.ROOT));
  }

  private static boolean isCheckable(Table table, Schema schema) {
    return table.constraints(ForeignKey.class).stream().allMatch(key -> isToKey(key, schema))
        && implicit(table).noneMatch(key -> isToAnyOf(schema.tables(), key));
  }

  private static boolean isToAnyOf(List<Table> tables, String key) {
    return tables.stream()
        .map(table -> Names.quote(table.name().name()).toLowerCase(Locale.ROOT))
        .anyMatch(name -> key.contains(" references " + name));
  }

  /** A table that is not there is no error: each row that references it references none. */
  private static boolean isToKey(ForeignKey key, Schema schema) {
    Set<String> columns = lower(key.referencedColumns().stream());
    Optional<Table> referenced =
        schema.tables().stream()
            .filter(table -> table.name().name().equalsIgnoreCase(key.table().name()))
            .findFirst();
    return referenced.isEmpty()
        || referenced.get().constraints().stream()
            .anyMatch(constraint -> isKey(constraint, columns))
        || referenced.get().indexes().stream()
            .anyMatch(index -> isKey(index, columns, referenced.get()));
  }

  private static boolean isKey(Constraint constraint, Set<String> columns) {
    return (constraint instanceof PrimaryKey || constraint instanceof UniqueConstraint)
        && lower(constraint.columns().stream()).equals(columns);
  }

  /** One of some rows, or in another order of letters than the column's, is none. */
  private static boolean isKey(Index index, Set<String> columns, Table table) {
    return index.unique()
        && index.where().isEmpty()
        && index.keys().stream().allMatch(key -> isPlain(key, table))
        && lower(index.keys().stream().flatMap(key -> key.column().stream())).equals(columns);
  }

  private static boolean isPlain(IndexKey key, Table table) {
    Optional<String> own = key.column().flatMap(table::column).flatMap(Column::collation);
    return key.column().isPresent() && key.collation().or(() -> own).equals(own);
  }

  private static Set<String> lower(Stream<String> names) {
    return names.map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }
}
