package dev.aludel.copy;

import dev.aludel.copy.store.Ledger;
import dev.aludel.schema.Column;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which tables and columns are copied, and which of the target is meant by each. */
final class TableChoice {

  /** What belongs to the tools themselves. */
  private static final Set<String> OWN =
      Set.of(
          Ledger.TABLE,
          Ledger.REJECTS,
          "aludel_version",
          "aludel_version_progress",
          "aludel_history",
          "alembic_version",
          "flyway_schema_history",
          "databasechangelog",
          "databasechangeloglock");

  private final CopyOptions options;

  TableChoice(CopyOptions options) {
    this.options = options;
  }

  /**
   * The tables of the source that are to be copied.
   *
   * @throws CopyException if a name that was given fits none
   */
  List<Table> chosen(Schema source) {
    List<Table> own =
        source.tables().stream()
            .filter(table -> !OWN.contains(table.name().name().toLowerCase(Locale.ROOT)))
            .toList();
    for (String name : options.tables()) {
      requireFits(name, own);
    }
    for (String name : options.where().keySet()) {
      requireFits(name, own);
    }
    List<Table> chosen = new ArrayList<>();
    for (Table table : own) {
      if (wants(table)) {
        chosen.add(table);
      }
    }
    if (chosen.isEmpty()) {
      throw new CopyException(
          own.isEmpty()
              ? "There is nothing to copy: the source has no tables."
              : "There is nothing to copy: --tables and --exclude leave none of "
                  + names(own)
                  + ".");
    }
    return chosen;
  }

  /** Whether the options leave a table in. */
  boolean wants(Table table) {
    boolean wanted = options.tables().isEmpty() || fitsAny(table, options.tables());
    return wanted && !fitsAny(table, options.exclude());
  }

  private static void requireFits(String name, List<Table> tables) {
    if (tables.stream().noneMatch(table -> fits(name, table.name().toString()))) {
      throw new CopyException(
          "The source has no table %s. It has: %s.".formatted(name, names(tables)));
    }
  }

  private static String names(List<Table> tables) {
    return tables.stream().map(table -> table.name().toString()).collect(Collectors.joining(", "));
  }

  private static boolean fitsAny(Table table, List<String> patterns) {
    return patterns.stream().anyMatch(pattern -> fits(pattern, table.name().toString()));
  }

  /** Whether {@code --exclude} leaves out this column. */
  boolean leavesOut(Table table, Column column) {
    return leavesOut(table.name(), column.name());
  }

  boolean leavesOut(QualifiedName table, String column) {
    String name = table + "." + column;
    return options.exclude().stream()
        .anyMatch(pattern -> pattern.contains(".") && fits(pattern, name));
  }

  private static boolean fits(String pattern, String name) {
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
        .matcher(name)
        .matches();
  }

  /** The condition on the rows of a table. */
  Optional<String> where(Table table) {
    return options.where().entrySet().stream()
        .filter(entry -> fits(entry.getKey(), table.name().toString()))
        .map(java.util.Map.Entry::getValue)
        .findFirst();
  }

  /** The target's table of the same name, in the same capitals or, if there is one only, others. */
  static Optional<Table> counterpart(Table table, Schema target) {
    Optional<Table> exact = target.table(table.name());
    if (exact.isPresent()) {
      return exact;
    }
    List<Table> folded =
        target.tables().stream()
            .filter(other -> other.name().toString().equalsIgnoreCase(table.name().toString()))
            .toList();
    return folded.size() == 1 ? Optional.of(folded.get(0)) : Optional.empty();
  }

  static Optional<Column> counterpart(Column column, Table target) {
    return target
        .column(column.name())
        .or(
            () ->
                target.columns().stream()
                    .filter(other -> other.name().equalsIgnoreCase(column.name()))
                    .findFirst());
  }
}
