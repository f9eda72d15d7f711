package dev.aludel.dialect.postgresql;

import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Cuts the ties between the NOT NULL constraints of parents and those of their children for a
 * while, and ties them again (ALTER TABLE, ALTER CONSTRAINT … NO INHERIT and INHERIT). A child
 * keeps its constraint meanwhile, with its name and comment, and no row is looked at.
 *
 * <p>PostgreSQL 18 needs that in two places. Another type of a column adds the constraint above
 * anew, and with it those below by its name: one that a child has by another name is in the way
 * then, or loses its comment. And a constraint is renamed only together with those below, which
 * must have its name.
 */
final class NotNullTies {

  /** Whether a table below has one that another type of the column does not reach. */
  private static final String LOSES_SOME =
      """
      EXISTS (
          WITH RECURSIVE below (above, rel) AS (
            SELECT i.inhparent, i.inhrelid FROM pg_catalog.pg_inherits i
            WHERE i.inhparent = c.conrelid
            UNION
            SELECT i.inhparent, i.inhrelid
            FROM below b JOIN pg_catalog.pg_inherits i ON i.inhparent = b.rel)
          SELECT FROM below b
          JOIN pg_catalog.pg_constraint k ON k.conrelid = b.rel AND k.contype = 'n'
          JOIN pg_catalog.pg_attribute d ON d.attrelid = b.rel AND d.attnum = k.conkey[1]
            AND d.attname = a.attname
          JOIN pg_catalog.pg_constraint u ON u.conrelid = b.above AND u.contype = 'n'
          JOIN pg_catalog.pg_attribute e ON e.attrelid = b.above AND e.attnum = u.conkey[1]
            AND e.attname = a.attname
          WHERE NOT u.connoinherit AND k.coninhcount > 0
            AND CASE WHEN k.conislocal THEN k.conname <> u.conname
                ELSE EXISTS (SELECT FROM pg_catalog.pg_description t
                             WHERE t.classoid = 'pg_constraint'::regclass
                               AND t.objoid = k.oid) END)""";

  private static final String NOT_NULL =
      """
          FROM pg_catalog.pg_constraint c
          JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
          WHERE c.contype = 'n'""";

  private static final String ALL = " AND NOT c.connoinherit AND ";

  private NotNullTies() {}

  /** The tables of a family that give NOT NULL of the column to children, each above its own. */
  private static List<QualifiedName> givers(QualifiedName table, String column, Schema schema) {
    List<Table> family = new ArrayList<>(schema.table(table).stream().toList());
    family.stream()
        .findFirst()
        .ifPresent(there -> family.addAll(TableParents.heirs(there, column, schema)));
    return fromAbove(family).stream()
        .filter(there -> TableParents.partitioning(there).isEmpty())
        .filter(there -> there.column(column).filter(own -> !own.nullable()).isPresent())
        .filter(there -> !NotNullOptions.isKept(there.options(), column))
        .filter(there -> hasChildren(there, column, schema))
        .map(Table::name)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** Each after all those above it: only what does not come from above can be cut. */
  private static List<Table> fromAbove(List<Table> family) {
    List<Table> rest = new ArrayList<>(family);
    List<Table> ordered = new ArrayList<>();
    while (!rest.isEmpty()) {
      List<QualifiedName> waiting = rest.stream().map(Table::name).toList();
      Table next =
          rest.stream()
              .filter(there -> Collections.disjoint(TableParents.of(there), waiting))
              .findFirst()
              .orElse(rest.get(0));
      rest.remove(next);
      ordered.add(next);
    }
    return ordered;
  }

  private static boolean hasChildren(Table table, String column, Schema schema) {
    return TableParents.heirs(table, column, schema).stream()
        .flatMap(heir -> heir.column(column).stream())
        .anyMatch(own -> !own.nullable());
  }

  /**
   * What comes before another type of the column, and what comes after it.
   *
   * @param isNotNull whether the column of the table itself takes no NULL, before and after
   * @param before gets the first
   * @param after gets the others
   */
  static void aroundType(
      QualifiedName table,
      String column,
      boolean isNotNull,
      Schema schema,
      List<String> before,
      List<String> after) {
    List<QualifiedName> givers = givers(table, column, schema);
    if (!isNotNull) {
      givers.remove(table);
    }
    around(givers, column, LOSES_SOME, before, after);
  }

  private static void around(
      List<QualifiedName> givers,
      String column,
      String where,
      List<String> before,
      List<String> after) {
    List<String> tied = new ArrayList<>();
    for (QualifiedName giver : givers) {
      String alter =
          "ALTER TABLE %s ALTER CONSTRAINT %%I "
              .formatted(NotNullNames.escaped(Quoting.name(giver)));
      before.add(NotNullNames.onOwn(giver, column, alter + NotNullOptions.NO_INHERIT, ALL + where));
      tied.add(NotNullNames.onOwn(giver, column, alter + "INHERIT", " AND c.connoinherit"));
    }
    Collections.reverse(tied);
    after.addAll(tied);
  }

  /**
   * Gives the constraint of a table with parents or children another name, and with it those below
   * that have its name. RENAME CONSTRAINT does so where all below have it and no parent has it too.
   */
  static String rename(QualifiedName table, String column, String name) {
    String here = Quoting.string(Quoting.name(table));
    String ofColumn = " AND a.attname = " + Quoting.string(column) + "\n";
    String to = NotNullNames.escaped(Quoting.name(name));
    return "DO LANGUAGE plpgsql "
        + Quoting.string(
            """
            DECLARE
              renamed oid[];
              above oid[];
              tied oid[] := '{}';
              own record;
            BEGIN
              WITH RECURSIVE here AS (
                SELECT c.conrelid AS rel, c.conname AS name, c.connoinherit AS kept
            """
                + NOT_NULL
                + ofColumn
                + """
                ),
              same (rel, name, kept) AS (
                SELECT h.* FROM here h
                WHERE h.rel = %s::pg_catalog.regclass AND h.name <> %s
                UNION
                SELECT h.* FROM same s
                JOIN pg_catalog.pg_inherits i ON i.inhparent = s.rel AND NOT s.kept
                JOIN here h ON h.rel = i.inhrelid AND h.name = s.name),
              up (rel) AS (
                SELECT s.rel FROM same s
                UNION
                SELECT i.inhparent FROM up u JOIN pg_catalog.pg_inherits i ON i.inhrelid = u.rel)
              SELECT ARRAY(SELECT s.rel FROM same s), ARRAY(SELECT u.rel FROM up u)
              INTO renamed, above;
              FOR own IN
                SELECT format(%s, c.conname) AS statement
            """
                    .formatted(
                        here,
                        Quoting.string(name),
                        Quoting.string(
                            "ALTER TABLE %s RENAME CONSTRAINT %%I TO %s"
                                .formatted(NotNullNames.escaped(Quoting.name(table)), to)))
                + NOT_NULL
                + ofColumn
                + """
                  AND c.conrelid = %s::pg_catalog.regclass AND c.conrelid = ANY (renamed)
              LOOP
                EXECUTE own.statement;
              END LOOP;
            EXCEPTION WHEN undefined_object OR invalid_table_definition THEN
              LOOP
                SELECT c.conrelid AS rel, c.conname INTO own
            """
                    .formatted(here)
                + NOT_NULL
                + ofColumn
                + """
                  AND c.conrelid = ANY (above) AND c.coninhcount = 0 AND NOT c.connoinherit
                  AND EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.conrelid);
                EXIT WHEN NOT FOUND;
                EXECUTE format('ALTER TABLE %s ALTER CONSTRAINT %I NO INHERIT',
                               own.rel::pg_catalog.regclass, own.conname);
                tied := own.rel || tied;
              END LOOP;
              FOR own IN
                SELECT c.conrelid::pg_catalog.regclass AS rel, c.conname
            """
                + NOT_NULL
                + ofColumn
                + """
                  AND c.conrelid = ANY (renamed)
              LOOP
                EXECUTE format('ALTER TABLE %%s RENAME CONSTRAINT %%I TO %%I', own.rel, own.conname, %s);
              END LOOP;
              FOR own IN
                SELECT c.conrelid::pg_catalog.regclass AS rel, c.conname
            """
                    .formatted(Quoting.string(name))
                + NOT_NULL
                + ofColumn
                + """
                  AND c.conrelid = ANY (tied) ORDER BY array_position(tied, c.conrelid)
              LOOP
                EXECUTE format('ALTER TABLE %s ALTER CONSTRAINT %I INHERIT', own.rel, own.conname);
              END LOOP;
            END""");
  }
}
