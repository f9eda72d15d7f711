package dev.aludel.schema;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a child of other tables has from them and of its own at once (CREATE TABLE, INHERITS), as
 * options of the child:
 *
 * <ul>
 *   <li>{@code postgresql.own_column.<column>}: {@code true} for a column that it says, too, and
 *       that it keeps when those above lose it
 *   <li>{@code postgresql.constraint_own.<check>}: {@code true} for such a check
 * </ul>
 *
 * <p>What has become a child's own stays that: PostgreSQL has no statement that takes it back but
 * to drop it. So a model that does not say so is no different.
 */
public final class OwnOptions {

  public static final String COLUMN = "postgresql.own_column.";
  public static final String CHECK = "postgresql.constraint_own.";

  private OwnOptions() {}

  public static boolean isOne(String option) {
    return option.startsWith(COLUMN) || option.startsWith(CHECK);
  }

  /** The check that the option makes a child's own, if it is such an option. */
  public static Optional<String> check(String option) {
    return option.startsWith(CHECK)
        ? Optional.of(option.substring(CHECK.length()))
        : Optional.empty();
  }

  /**
   * The options with the checks that are the table's own as well: those come and go with the ones
   * above, and by themselves.
   */
  public static SortedMap<String, String> withChecksOf(Table table, Map<String, String> options) {
    SortedMap<String, String> with = new TreeMap<>(options);
    table.options().keySet().stream()
        .filter(option -> option.startsWith(CHECK))
        .forEach(option -> with.put(option, "true"));
    return with;
  }

  /** Whether a table of those options has the column of its own, too. */
  public static boolean hasColumn(Map<String, String> options, String column) {
    return Boolean.parseBoolean(options.get(COLUMN + column));
  }

  /** The schema with what is there and stays of this kind in each of its children. */
  public static Schema kept(Schema schema, Schema there) {
    Schema kept = schema;
    for (Table was : there.tables()) {
      boolean has = was.options().keySet().stream().anyMatch(OwnOptions::isOne);
      Table will = has ? schema.table(was.name()).orElse(null) : null;
      if (will != null && !TableParents.of(will).isEmpty()) {
        SortedMap<String, String> options = new TreeMap<>(will.options());
        was.options()
            .forEach(
                (option, value) -> {
                  if (isOne(option) && stays(option, will, schema)) {
                    options.putIfAbsent(option, value);
                  }
                });
        kept = kept.withTable(will.name(), table -> table.withOptions(options));
      }
    }
    return kept;
  }

  private static boolean stays(String option, Table table, Schema schema) {
    return option.startsWith(COLUMN)
        ? table.column(option.substring(COLUMN.length())).isPresent()
        : TableParents.of(table).stream()
            .anyMatch(
                parent ->
                    Inheritance.checks(parent, schema)
                        .containsKey(option.substring(CHECK.length())));
  }
}
