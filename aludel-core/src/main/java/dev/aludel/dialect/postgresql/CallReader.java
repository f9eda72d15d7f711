package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Calls;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Generated;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads which routines tables call (sections 52.18 and 10.3 of PostgreSQL's manual, "pg_depend" and
 * "Functions"): the server chooses one when an expression is created, and keeps to it.
 */
final class CallReader {

  /**
   * The parts of tables that call routines. Takes the numbers of the routines; one that is the only
   * one of its name is left out, for no words could mean another. An exclusion constraint has the
   * name of its index. Before 15 a generated column itself calls, and not its expression: it goes
   * with what it calls, so that it is told always.
   */
  private static final String QUERY =
      """
      SELECT coalesce(k.conrelid, f.adrelid, i.indrelid, c.oid)::bigint AS relid,
             k.conname, a.attname, CASE WHEN i.indexrelid IS NOT NULL THEN c.relname END AS relname,
             p.oid::bigint AS routine
      FROM pg_catalog.pg_proc p
      JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_proc'::regclass AND d.refobjid = p.oid
        AND d.classid IN ('pg_constraint'::regclass, 'pg_attrdef'::regclass, 'pg_class'::regclass)
      LEFT JOIN pg_catalog.pg_constraint k
        ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid AND k.contype = 'c'
      LEFT JOIN pg_catalog.pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
      LEFT JOIN pg_catalog.pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid
      LEFT JOIN pg_catalog.pg_attribute a
        ON a.attrelid = coalesce(f.adrelid, c.oid)
          AND a.attnum = coalesce(f.adnum, nullif(d.objsubid, 0))
      LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
      WHERE p.oid = ANY (?)
        AND (d.objsubid > 0
          OR EXISTS (SELECT FROM pg_catalog.pg_proc o
                     WHERE o.proname = p.proname AND o.oid <> p.oid))""";

  private final Map<Long, ObjectKey> routines;
  private final Map<Long, TableDraft> tables;
  private final Map<QualifiedName, List<Row>> rows = new HashMap<>();

  private CallReader(Map<Long, ObjectKey> routines, Map<Long, TableDraft> tables) {
    this.routines = routines;
    this.tables = tables;
  }

  static CallReader read(
      Connection connection, Map<Long, ObjectKey> routines, Map<Long, TableDraft> tables)
      throws SQLException {
    CallReader reader = new CallReader(routines, tables);
    if (!routines.isEmpty() && !tables.isEmpty()) {
      Row.each(connection, QUERY, "oid", routines.keySet().toArray(), reader::read);
    }
    return reader;
  }

  private void read(Row row) {
    TableDraft table = tables.get(row.number("relid"));
    if (table != null) {
      rows.computeIfAbsent(table.name, name -> new ArrayList<>()).add(row);
    }
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The table with what it calls. */
  Table told(Table table) {
    List<Row> calling = rows.get(table.name());
    if (calling == null) {
      return table;
    }
    SortedMap<String, Set<ObjectKey>> called = new TreeMap<>();
    for (Row row : calling) {
      ObjectKey routine = routines.get(row.number("routine"));
      if (routine != null) {
        words(row, table)
            .ifPresent(words -> called.computeIfAbsent(words, w -> new TreeSet<>()).add(routine));
      }
    }
    return table.withCalls(Optional.of(new Calls(called)));
  }

  /** What calls, in words, also where it comes from a table above. */
  private static Optional<String> words(Row row, Table table) {
    Optional<String> constraint = row.optional("conname");
    Optional<String> column = row.optional("attname");
    Optional<String> index = row.optional("relname");
    if (constraint.isPresent()) {
      return Stream.concat(
              table.constraints().stream(),
              table.inherited().stream().flatMap(parts -> parts.constraints().stream()))
          .filter(check -> check.name().equals(constraint))
          .filter(CheckConstraint.class::isInstance)
          .map(check -> Calls.words(List.of(((CheckConstraint) check).condition())))
          .findFirst();
    }
    if (column.isPresent()) {
      return table
          .column(column.get())
          .flatMap(c -> c.defaultValue().or(() -> c.generated().map(Generated::expression)))
          .map(value -> Calls.words(List.of(value)));
    }
    if (index.isPresent()) {
      return Stream.concat(
              table.indexes().stream(),
              table.inherited().stream().flatMap(parts -> parts.indexes().stream()))
          .filter(there -> there.name().equals(index))
          .map(there -> Calls.words(there.expressions()))
          .findFirst()
          .or(() -> Optional.ofNullable(table.options().get(TableOptions.EXCLUDE + index.get())));
    }
    return TableParents.partitioning(table);
  }
}
