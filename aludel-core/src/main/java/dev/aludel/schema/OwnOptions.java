package dev.aludel.schema;

import java.util.Map;
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

  /** The schema when a check of the table, which its children have as well, has another name. */
  public static Schema checkRenamed(Schema schema, QualifiedName table, String from, String to) {
    Schema renamed = schema;
    for (Table other : schema.tables()) {
      String own = other.options().get(CHECK + from);
      if (own != null && isBelow(other, table, schema)) {
        SortedMap<String, String> options = new TreeMap<>(other.options());
        options.remove(CHECK + from);
        options.put(CHECK + to, own);
        renamed = renamed.withTable(other.name(), was -> was.withOptions(options));
      }
    }
    return renamed;
  }

  private static boolean isBelow(Table child, QualifiedName table, Schema schema) {
    return TableParents.of(child).stream()
        .anyMatch(
            parent ->
                parent.equals(table)
                    || schema.table(parent).filter(up -> isBelow(up, table, schema)).isPresent());
  }
}
