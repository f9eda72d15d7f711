package dev.aludel.dialect.postgresql;

import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How PostgreSQL stores a column and what it counts of it, as options of the table: {@code
 * postgresql.storage.<column>}, {@code postgresql.compression.<column>}, {@code
 * postgresql.statistics.<column>}, {@code postgresql.column_with.<column>} (ALTER TABLE, SET
 * STORAGE and the like).
 */
final class ColumnOptions {

  private static final String STORAGE = "postgresql.storage.";
  private static final String COMPRESSION = "postgresql.compression.";
  private static final String STATISTICS = "postgresql.statistics.";
  static final String WITH = "postgresql.column_with.";
  private static final List<String> PREFIXES = List.of(STORAGE, COMPRESSION, STATISTICS, WITH);

  private ColumnOptions() {}

  static void read(Row row, String column, Map<String, String> options) {
    row.optional("storage").ifPresent(word -> options.put(STORAGE + column, word));
    row.optional("compression").ifPresent(word -> options.put(COMPRESSION + column, word));
    row.optional("target").ifPresent(number -> options.put(STATISTICS + column, number));
    row.optional("column_with")
        .ifPresent(text -> options.put(WITH + column, TableOptions.sorted(text)));
  }

  /** Whether the option is one of a column that the table does not have. */
  static boolean isOfNothing(Table table, String option) {
    return PREFIXES.stream()
        .filter(option::startsWith)
        .anyMatch(prefix -> table.column(option.substring(prefix.length())).isEmpty());
  }

  /** What a new table takes over with the columns of its parents, as far as they are known. */
  static SortedMap<String, String> inherited(Table table, Schema schema) {
    SortedMap<String, String> inherited = new TreeMap<>();
    for (QualifiedName parent : TableParents.of(table)) {
      for (Table above : schema.table(parent).stream().toList()) {
        above
            .options()
            .forEach(
                (option, value) -> {
                  if (option.startsWith(STORAGE) || option.startsWith(COMPRESSION)) {
                    inherited.putIfAbsent(option, value);
                  }
                });
      }
    }
    return inherited;
  }

  /** The actions that store a column as the table says. */
  static List<String> storage(Table table, String column) {
    Map<String, String> said = new TreeMap<>(table.options());
    said.keySet().retainAll(List.of(STORAGE + column, COMPRESSION + column));
    return actions(table, Map.of(), said);
  }

  /** The actions of ALTER TABLE that lead from one set of options to another. */
  static List<String> actions(Table table, Map<String, String> from, Map<String, String> to) {
    List<String> actions = new ArrayList<>();
    for (String prefix : PREFIXES) {
      Map<String, String> was = TableOptions.under(prefix, from);
      Map<String, String> is = TableOptions.under(prefix, to);
      Map<String, String> all = new TreeMap<>(was);
      all.putAll(is);
      for (String column : all.keySet()) {
        Optional<String> before = Optional.ofNullable(was.get(column));
        Optional<String> after = Optional.ofNullable(is.get(column));
        if (!before.equals(after) && table.column(column).isPresent()) {
          change(prefix, before, after, table.requireColumn(column).type())
              .forEach(
                  action -> actions.add("ALTER COLUMN " + Quoting.name(column) + " " + action));
        }
      }
    }
    return actions;
  }

  private static List<String> change(
      String prefix, Optional<String> before, Optional<String> after, Type type) {
    return switch (prefix) {
      case STORAGE -> List.of("SET STORAGE " + after.orElse(storageOf(type)));
      case COMPRESSION -> List.of("SET COMPRESSION " + after.orElse("default"));
      case STATISTICS -> List.of("SET STATISTICS " + after.orElse("-1"));
      default -> TableOptions.storageActions(before, after);
    };
  }

  /** The actions that change one option of a column of a materialized view. */
  static List<String> actions(String option, Optional<String> before, Optional<String> after) {
    for (String prefix : PREFIXES) {
      if (option.startsWith(prefix)) {
        String column = Quoting.name(option.substring(prefix.length()));
        // What can be stored in another way than by itself is text, or like it.
        List<String> actions = change(prefix, before, after, Type.Scalar.TEXT);
        return actions.stream().map(action -> "ALTER COLUMN " + column + " " + action).toList();
      }
    }
    return List.of();
  }

  /** The word for what the type has by itself; only PostgreSQL 16 and newer know DEFAULT. */
  private static String storageOf(Type type) {
    if (type instanceof Type.Decimal) {
      return "MAIN";
    }
    return TypeTable.isText(type)
            || type instanceof Type.Array
            || type == Type.Scalar.BYTES
            || type == Type.Scalar.JSON
        ? "EXTENDED"
        : "DEFAULT";
  }
}
