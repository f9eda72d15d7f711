package dev.aludel.dialect.postgresql;

import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names of NOT NULL constraints, which PostgreSQL 18 keeps as it keeps those of others (CREATE
 * TABLE, NOT NULL), as options of the table: {@code postgresql.not_null.<column>}.
 *
 * <p>Only a name that a person gave stands there. One of the form {@code
 * <table>_<column>_not_null}, a number behind it or none, is the server's own, even if table or
 * column have other names by now: what is renamed leaves the names of its constraints as they were.
 */
final class NotNullNames {

  /**
   * The names of constraints that are the server's own. With LIKE (section 9.7.1), since there is
   * one for nearly every column, and a regular expression takes a fifth of the whole query.
   */
  static final String GIVEN_BY_SERVER =
      "rtrim(c.conname::text, '0123456789') LIKE '_%!__%!_not!_null' ESCAPE '!'";

  private static final Pattern SERVERS_OWN = Pattern.compile("(?s).+_.+_not_null[0-9]*");

  private static final String OWN = " AND c.coninhcount = 0";

  private static final String ENDING = "_not_null";
  private static final int MAX_BYTES = 63;

  private NotNullNames() {}

  /** Whether the server gave the name, and not a person. */
  static boolean isServersOwn(String name) {
    return SERVERS_OWN.matcher(name).matches();
  }

  /** The name that a person gave. */
  static Optional<String> of(Map<String, String> options, String column) {
    return TableOptions.of(options, NotNullOptions.NAME + column);
  }

  /** The statement that leads from one name to another. */
  static Optional<String> change(
      Table table, String column, Map<String, String> from, Map<String, String> to, boolean heirs) {
    Optional<String> name = of(to, column);
    return name.equals(of(from, column))
        ? Optional.empty()
        : Optional.of(
            rename(
                table, column, name.orElseGet(() -> serversOwn(table.name(), column)), to, heirs));
  }

  /**
   * Renames the constraint of whatever name.
   *
   * @param to the options that the table gets
   * @param heirs whether there are tables below it
   */
  static String rename(
      Table table, String column, String name, Map<String, String> to, boolean heirs) {
    boolean isDivided = TableParents.partitioning(table).isPresent() || Descent.isPartition(table);
    if (!isDivided && (heirs || !TableParents.of(table).isEmpty())) {
      return NotNullTies.rename(table.name(), column, name);
    }
    String rename =
        "ALTER TABLE %s RENAME CONSTRAINT %%I TO %s"
            .formatted(escaped(Quoting.name(table.name())), escaped(Quoting.name(name)));
    // RENAME CONSTRAINT wants the same name in all partitions.
    String again =
        """
        BEGIN
          EXECUTE statement;
        EXCEPTION WHEN undefined_object THEN
          EXECUTE %s;
        END;"""
            .formatted(Quoting.string(NotNullStates.again(table.name(), column, to)));
    return onOwn(
        table.name(),
        column,
        rename,
        OWN + " AND c.conname <> " + Quoting.string(name),
        heirs ? again : "EXECUTE statement;");
  }

  /** Text as it stands in what the server's {@code format} takes. */
  static String escaped(String text) {
    return text.replace("%", "%%");
  }

  /**
   * Does something to the constraint of whatever name. A server before 18 has none, and nothing
   * happens; nor does it to one that comes from another table.
   *
   * @param statement with {@code %I} for the name
   */
  static String onOwn(QualifiedName table, String column, String statement) {
    return onOwn(table, column, statement, OWN, "EXECUTE statement;");
  }

  /**
   * The same.
   *
   * @param which what else holds of the constraint {@code c} on the column {@code a}
   */
  static String onOwn(QualifiedName table, String column, String statement, String which) {
    return onOwn(table, column, statement, OWN + which, "EXECUTE statement;");
  }

  /** Does something to the constraint of whatever name, wherever it comes from. */
  static String onAny(QualifiedName table, String column, String statement) {
    return onAny(table, column, statement, "");
  }

  /**
   * Does something to the constraint of whatever name, wherever it comes from, if that holds of it.
   *
   * @param which what else holds of the constraint {@code c} on the column {@code a}
   */
  static String onAny(QualifiedName table, String column, String statement, String which) {
    return onOwn(table, column, statement, which, "EXECUTE statement;");
  }

  private static String onOwn(
      QualifiedName table, String column, String statement, String which, String body) {
    return "DO LANGUAGE plpgsql "
        + Quoting.string(
            """
            DECLARE statement text;
            BEGIN
              FOR statement IN
                SELECT format(%s, c.conname)
                FROM pg_catalog.pg_constraint c
                JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
                WHERE c.conrelid = %s::pg_catalog.regclass AND c.contype = 'n'
                  AND a.attname = %s%s
              LOOP
            %s
              END LOOP;
            END"""
                .formatted(
                    Quoting.string(statement),
                    Quoting.string(Quoting.name(table)),
                    Quoting.string(column),
                    which,
                    body.indent(4).stripTrailing()));
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

  /** The name that the server would give to that of a domain. */
  static String serversOwn(String domain) {
    String first = domain;
    while (bytes(first) + ENDING.length() > MAX_BYTES) {
      first = shorter(first);
    }
    return first + ENDING;
  }

  private static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String shorter(String name) {
    return name.substring(0, name.offsetByCodePoints(name.length(), -1));
  }
}
