package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Column;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The names of NOT NULL constraints, which PostgreSQL 18 keeps as it keeps those of others (CREATE
 * TABLE, NOT NULL), as options of the table: {@code postgresql.not_null.<column>}.
 *
 * <p>Only a name that a person gave stands there. One of the form {@code
 * <table>_<column>_not_null}, a number behind it or none, is the server's own, even if table or
 * column have other names by now: what is renamed leaves the names of its constraints as they were.
 */
final class NotNullNames {

  static final String OPTION = "postgresql.not_null.";

  /**
   * The names of constraints that are the server's own. With LIKE (section 9.7.1), since there is
   * one for nearly every column, and a regular expression takes a fifth of the whole query.
   */
  static final String GIVEN_BY_SERVER =
      "rtrim(c.conname::text, '0123456789') LIKE '_%!__%!_not!_null' ESCAPE '!'";

  private static final String ENDING = "_not_null";
  private static final int MAX_BYTES = 63;

  private NotNullNames() {}

  /** Whether the option is one of a column that is not there, or takes NULL. */
  static boolean isOfNothing(Table table, String option) {
    return option.startsWith(OPTION)
        && table
            .column(option.substring(OPTION.length()))
            .filter(column -> !column.nullable())
            .isEmpty();
  }

  /** {@code NOT NULL}, with the constraint's name if it has one of its own. */
  static String clause(Column column, Map<String, String> options) {
    return TableOptions.of(options, OPTION + column.name())
            .map(name -> "CONSTRAINT " + Quoting.name(name) + " ")
            .orElse("")
        + "NOT NULL";
  }

  /** The statements that lead from one set of options to another. */
  static List<String> changes(Table table, Map<String, String> from, Map<String, String> to) {
    Map<String, String> was = TableOptions.under(OPTION, from);
    Map<String, String> is = TableOptions.under(OPTION, to);
    TreeSet<String> columns = new TreeSet<>(was.keySet());
    columns.addAll(is.keySet());
    List<String> statements = new ArrayList<>();
    for (String column : columns) {
      Optional<String> name = Optional.ofNullable(is.get(column));
      if (!name.equals(Optional.ofNullable(was.get(column)))) {
        statements.add(
            rename(table.name(), column, name.orElseGet(() -> serversOwn(table.name(), column))));
      }
    }
    return statements;
  }

  /**
   * Renames the constraint of whatever name. A server before 18 has none, and nothing happens; nor
   * does it to one that comes from another table.
   */
  private static String rename(QualifiedName table, String column, String name) {
    String rename =
        "ALTER TABLE %s RENAME CONSTRAINT %%I TO %s"
            .formatted(
                Quoting.name(table).replace("%", "%%"), Quoting.name(name).replace("%", "%%"));
    return "DO LANGUAGE plpgsql "
        + Quoting.string(
            """
            DECLARE rename text;
            BEGIN
              FOR rename IN
                SELECT format(%s, c.conname)
                FROM pg_catalog.pg_constraint c
                JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
                WHERE c.conrelid = %s::pg_catalog.regclass AND c.contype = 'n'
                  AND c.coninhcount = 0 AND a.attname = %s AND c.conname <> %s
              LOOP
                EXECUTE rename;
              END LOOP;
            END"""
                .formatted(
                    Quoting.string(rename),
                    Quoting.string(Quoting.name(table)),
                    Quoting.string(column),
                    Quoting.string(name)));
  }

  /** The name that the server would give, the longer one of table and column cut where needed. */
  private static String serversOwn(QualifiedName table, String column) {
    String first = table.name();
    String second = column;
    while (bytes(first) + 1 + bytes(second) + ENDING.length() > MAX_BYTES) {
      if (bytes(first) > bytes(second)) {
        first = shorter(first);
      } else {
        second = shorter(second);
      }
    }
    return first + "_" + second + ENDING;
  }

  private static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String shorter(String name) {
    return name.substring(0, name.offsetByCodePoints(name.length(), -1));
  }
}
