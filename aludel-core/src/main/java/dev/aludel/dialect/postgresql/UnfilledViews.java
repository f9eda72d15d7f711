package dev.aludel.dialect.postgresql;

import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Dependency;
import dev.aludel.schema.Needs;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Fills a materialized view over others that cannot be read, since they were created or refreshed
 * WITH NO DATA (REFRESH MATERIALIZED VIEW): those are filled for that time, and empty again after
 * it. Which of them are empty is found out when the statements run, for they may run on another
 * database than the one that they were written for.
 */
final class UnfilledViews {

  /** As an option is read, for {@link dev.aludel.schema.ObjectFacts#isUnfilled}. */
  static final String UNFILLED = TableOptions.PREFIX + "unfilled";

  private static final String CREATE = "CREATE MATERIALIZED VIEW ";

  private static final String NO_DATA = "\nWITH NO DATA";

  private static final String FILL =
      """
      DECLARE
        unfilled regclass[];
      BEGIN
        WITH RECURSIVE under (oid, depth) AS (
          SELECT %s::regclass::oid, 0
          UNION
          SELECT d.refobjid, u.depth + 1
          FROM under u
          JOIN pg_catalog.pg_rewrite r ON r.ev_class = u.oid AND r.rulename = '_RETURN'
          JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::regclass
            AND d.objid = r.oid AND d.refclassid = 'pg_catalog.pg_class'::regclass
            AND d.refobjid <> u.oid)
        SELECT array_agg(v.oid ORDER BY v.depth DESC) INTO unfilled
        FROM (SELECT c.oid, max(u.depth) AS depth
              FROM under u JOIN pg_catalog.pg_class c ON c.oid = u.oid
              WHERE c.relkind = 'm' AND NOT c.relispopulated GROUP BY c.oid) v;
        FOR i IN 1 .. cardinality(unfilled) LOOP
          EXECUTE format('REFRESH MATERIALIZED VIEW %%s', unfilled[i]);
        END LOOP;
        FOR i IN REVERSE cardinality(unfilled) - 1 .. 1 LOOP
          EXECUTE format('REFRESH MATERIALIZED VIEW %%s WITH NO DATA', unfilled[i]);
        END LOOP;
      END""";

  private UnfilledViews() {}

  /** The statements that create an object, or another one in its place, if it is such a view. */
  static List<String> around(
      DefinedObject object, Supplier<Schema> before, List<String> statements) {
    List<String> empty = empty(object, statements);
    if (empty.equals(statements) || !isOverUnfilled(object, before.get())) {
      return statements;
    }
    List<String> filled = new ArrayList<>();
    for (String statement : empty) {
      filled.add(statement);
      if (statement.startsWith(CREATE)) {
        String view = Quoting.string(Quoting.name(object.name()));
        filled.add("DO LANGUAGE plpgsql " + Quoting.string(FILL.formatted(view)));
      }
    }
    return filled;
  }

  /** The same statements, of which none reads a row. */
  static List<String> empty(DefinedObject object, List<String> statements) {
    return object.kind() == ObjectKind.MATERIALIZED_VIEW
        ? statements.stream()
            .map(sql -> sql.startsWith(CREATE) && !saysData(sql) ? sql + NO_DATA : sql)
            .toList()
        : statements;
  }

  /** A person may have said it at the end of the query. */
  private static boolean saysData(String create) {
    List<Lexer.Token> tokens = Lexer.significant(create);
    return tokens.get(tokens.size() - 1).is("data");
  }

  private static boolean isOverUnfilled(DefinedObject view, Schema before) {
    Set<ObjectKey> unfilled = new HashSet<>();
    for (DefinedObject object : before.definedObjects()) {
      if (object.facts().isUnfilled() && !object.key().equals(view.key())) {
        unfilled.add(object.key());
      }
    }
    if (unfilled.isEmpty()) {
      return false;
    }
    Schema without = before.find(view.key()).isPresent() ? before.without(view.key()) : before;
    Needs needs = new Needs(without.with(view));
    Set<ObjectKey> under = new HashSet<>(Set.of(view.key()));
    Deque<ObjectKey> open = new ArrayDeque<>(under);
    while (!open.isEmpty()) {
      for (Dependency need : needs.of(open.remove())) {
        if (under.add(need.object())) {
          open.add(need.object());
        }
      }
    }
    return !Collections.disjoint(under, unfilled);
  }
}
