package dev.aludel.schema;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What PostgreSQL 18 and newer say of a NOT NULL besides that it is there (CREATE TABLE, NOT NULL),
 * as options of the table:
 *
 * <ul>
 *   <li>{@code postgresql.not_null.<column>}: its name, if a person gave it one
 *   <li>{@code postgresql.not_null_state.<column>}: {@code NO INHERIT}, if the tables below do not
 *       have it from this one; {@code NOT VALID}, if the rows that were there when it came have not
 *       been looked at; or both
 *   <li>{@code postgresql.not_null_comment.<column>}: its comment
 * </ul>
 *
 * <p>The column takes no NULL in any case: no new row of the table may have one.
 */
public final class NotNullOptions {

  public static final String NAME = "postgresql.not_null.";
  public static final String STATE = "postgresql.not_null_state.";
  public static final String COMMENT = "postgresql.not_null_comment.";

  public static final String NO_INHERIT = "NO INHERIT";
  public static final String NOT_VALID = "NOT VALID";

  private NotNullOptions() {}

  /** Whether the option is one of these. */
  public static boolean isOne(String option) {
    return option.startsWith(NAME) || option.startsWith(STATE) || option.startsWith(COMMENT);
  }

  /** Whether the option says what a NOT NULL is called or what it is, from its beginning on. */
  public static boolean isOfItself(String option) {
    return option.startsWith(NAME) || option.startsWith(STATE);
  }

  /** The column of which one of these speaks. */
  static String column(String option) {
    return option.substring(option.indexOf('.', "postgresql.".length()) + 1);
  }

  /** Those of the options that speak of the column. */
  public static SortedMap<String, String> of(Map<String, String> options, String column) {
    SortedMap<String, String> found = new TreeMap<>();
    for (String word : List.of(NAME, STATE, COMMENT)) {
      String value = options.get(word + column);
      if (value != null) {
        found.put(word + column, value);
      }
    }
    return found;
  }

  /** Those of the options. */
  public static SortedMap<String, String> in(Map<String, String> options) {
    SortedMap<String, String> found = new TreeMap<>(options);
    found.keySet().removeIf(option -> !isOne(option));
    return found;
  }

  /** Whether a table of those options says of the column's NOT NULL what is not said of most. */
  public static boolean hasState(Map<String, String> options, String column) {
    return !options.getOrDefault(STATE + column, "").isBlank();
  }

  /** Whether the NOT NULL of the column is the table's alone, and not that of those below. */
  public static boolean isKept(Map<String, String> options, String column) {
    return options.getOrDefault(STATE + column, "").contains(NO_INHERIT);
  }

  /** Whether rows of the table may hold a NULL all the same, since nobody has looked at them. */
  public static boolean isUnchecked(Map<String, String> options, String column) {
    return options.getOrDefault(STATE + column, "").contains(NOT_VALID);
  }

  /** Whether rows of the table may hold a NULL all the same, by its own word or one from above. */
  public static boolean isUnchecked(Table table, String column, Schema schema) {
    if (isUnchecked(table.options(), column)) {
      return true;
    }
    return TableParents.of(table).stream()
        .flatMap(parent -> schema.table(parent).stream())
        .anyMatch(
            parent ->
                parent.column(column).filter(above -> !above.nullable()).isPresent()
                    && !isKept(parent.options(), column)
                    && isUnchecked(parent, column, schema));
  }

  /**
   * Whether rows are looked at for NULL when such options of a table become others: its own when
   * they are to be valid, those below it when they are to have it from there.
   */
  public static boolean looksAtRows(
      Map<String, String> from, Map<String, String> to, String column) {
    return !isUnchecked(to, column)
        && (isUnchecked(from, column) || (isKept(from, column) && !isKept(to, column)));
  }

  /** The column as the partitions and children of the table have it from there. */
  public static Column given(Table table, Column column) {
    return !column.nullable() && isKept(table.options(), column.name())
        ? column.withNullable(true)
        : column;
  }
}
