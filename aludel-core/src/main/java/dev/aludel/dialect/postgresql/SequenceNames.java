package dev.aludel.dialect.postgresql;

import dev.aludel.schema.ColumnSequences;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The names of the sequences of columns, by the rules of {@link ColumnSequences}. That of a serial
 * column is with what else is said of it: {@link OwnedSequences}.
 */
final class SequenceNames {

  private SequenceNames() {}

  /** Whether the option is one of a column that the table does not have. */
  static boolean isOfNothing(Table table, String option) {
    return option.startsWith(ColumnSequences.IDENTITY)
        && table.column(option.substring(ColumnSequences.IDENTITY.length())).isEmpty();
  }

  /** The name in CREATE TABLE: {@code SEQUENCE NAME}, which the manual does not tell of. */
  static Optional<String> clause(String column, Map<String, String> options) {
    return TableOptions.of(options, ColumnSequences.IDENTITY + column)
        .map(name -> "SEQUENCE NAME " + Quoting.name(name));
  }

  /**
   * What gives the sequences of identities the names that the options say.
   *
   * @param after the table as it is after them
   */
  static List<String> changes(Table after, Map<String, String> from, Map<String, String> to) {
    Map<String, String> was = TableOptions.under(ColumnSequences.IDENTITY, from);
    Map<String, String> is = TableOptions.under(ColumnSequences.IDENTITY, to);
    TreeSet<String> columns = new TreeSet<>(was.keySet());
    columns.addAll(is.keySet());
    columns.removeIf(column -> after.column(column).flatMap(found -> found.identity()).isEmpty());
    List<String> statements = new ArrayList<>();
    for (String column : columns) {
      QualifiedName name = ColumnSequences.ofIdentity(after.name(), column, to);
      if (!name.equals(ColumnSequences.ofIdentity(after.name(), column, from))) {
        statements.add(rename(after.name(), column, name.name()));
      }
    }
    return statements;
  }

  /** The name that it has may be any: of a new identity it is the server's choice. */
  private static String rename(QualifiedName table, String column, String name) {
    return "DO LANGUAGE plpgsql "
        + Quoting.string(
            """
            BEGIN
              EXECUTE 'ALTER SEQUENCE ' || pg_catalog.pg_get_serial_sequence(%s, %s) || ' RENAME TO ' || %s;
            END"""
                .formatted(
                    Quoting.string(Quoting.name(table)),
                    Quoting.string(column),
                    Quoting.string(Quoting.name(name))));
  }

  /** One that was there before may have another name, which it keeps then. */
  private static String renameUsual(QualifiedName table, String column, String usual, String name) {
    return "DO LANGUAGE plpgsql "
        + Quoting.string(
            """
            DECLARE
              own pg_catalog.regclass := pg_catalog.pg_get_serial_sequence(%s, %s);
            BEGIN
              IF (SELECT relname FROM pg_catalog.pg_class WHERE oid = own) = %s THEN
                EXECUTE 'ALTER SEQUENCE ' || own::pg_catalog.text || ' RENAME TO ' || %s;
              END IF;
            END"""
                .formatted(
                    Quoting.string(Quoting.name(table)),
                    Quoting.string(column),
                    Quoting.string(usual),
                    Quoting.string(Quoting.name(name))));
  }

  /** What lets the sequences of a table follow it or its columns. */
  static List<String> follow(Table was, Table is, Schema before) {
    List<String> statements = new ArrayList<>();
    for (ColumnSequences.Followed sequence : ColumnSequences.followed(was, is, before)) {
      String from = sequence.from().name();
      String to = sequence.to().name();
      if (!from.equals(to)) {
        statements.add(
            sequence
                .identity()
                .map(column -> renameUsual(is.name(), column, from, to))
                .orElseGet(
                    () ->
                        "ALTER SEQUENCE %s RENAME TO %s"
                            .formatted(Quoting.name(is.name().sibling(from)), Quoting.name(to))));
      }
    }
    return statements;
  }
}
