package dev.aludel.connect.doctor;

import dev.aludel.connect.doctor.Check.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Objects of a PostgreSQL database that will hurt. Each query gives what, and the SQL to mend it.
 */
final class PostgresqlObjects {

  /** A condition on {@code pg_namespace n}: the schemas of users. */
  static final String NOT_OURS =
      """
      n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'
      """;

  private final Supplier<Connection> connection;

  /** A condition on {@code pg_class c}: no table that Aludel keeps for itself. */
  private final String notAludels;

  /**
   * @param aludels the tables that Aludel keeps for itself, of which the user has nothing to mend
   */
  PostgresqlObjects(Supplier<Connection> connection, List<String> aludels) {
    this.connection = connection;
    this.notAludels =
        aludels.stream()
            .map(name -> "'" + name.replace("'", "''") + "'")
            .collect(Collectors.joining(", ", "c.relname NOT IN (", ")\n"));
  }

  /** Without one no row can be named: not by replication, and not by a repair. */
  Finding withoutPrimaryKey() throws SQLException {
    return report(
        "every table has one",
        "without one",
        """
        SELECT c.oid::regclass, format(
                 'ALTER TABLE %s ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;',
                 c.oid::regclass)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND
        """
            + NOT_OURS
            + "AND "
            + notAludels
            + """
        AND NOT EXISTS (SELECT FROM pg_constraint p WHERE p.conrelid = c.oid AND p.contype = 'p')
        ORDER BY 1
        """);
  }

  /** Deleting a referenced row reads the whole referencing table without it. */
  Finding foreignKeysWithoutIndex() throws SQLException {
    return report(
        "every foreign key has an index",
        "without an index",
        """
        SELECT f.conrelid::regclass || ' ' || quote_ident(f.conname),
               format('CREATE INDEX %sON %s (%s);',
                      CASE c.relkind WHEN 'p' THEN '' ELSE 'CONCURRENTLY ' END,
                      f.conrelid::regclass,
                      (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.place)
                       FROM unnest(f.conkey) WITH ORDINALITY AS k (number, place)
                       JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.number))
        FROM pg_constraint f
        JOIN pg_class c ON c.oid = f.conrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE f.contype = 'f' AND f.conparentid = 0 AND
        """
            + NOT_OURS
            + """
        AND NOT EXISTS (
          SELECT FROM pg_index i
          WHERE i.indrelid = f.conrelid AND i.indisvalid AND i.indpred IS NULL
            AND (string_to_array(i.indkey::text, ' ')::int2[])[1:cardinality(f.conkey)] @> f.conkey)
        ORDER BY 1
        """);
  }

  /** What a CREATE INDEX CONCURRENTLY leaves that failed: it costs writes and serves no reads. */
  Finding invalidIndexes() throws SQLException {
    return report(
        "none",
        "INVALID",
        """
        SELECT i.indexrelid::regclass,
               format('REINDEX INDEX CONCURRENTLY %s;', i.indexrelid::regclass)
        FROM pg_index i
        JOIN pg_class c ON c.oid = i.indexrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE NOT i.indisvalid AND c.relkind = 'i' AND
        """
            + NOT_OURS
            + "ORDER BY 1");
  }

  /** The rows that were there before have never been looked at. */
  Finding constraintsNotValid() throws SQLException {
    return report(
        "none",
        "NOT VALID",
        """
        SELECT k.conrelid::regclass || ' ' || quote_ident(k.conname),
               format('ALTER TABLE %s VALIDATE CONSTRAINT %I;', k.conrelid::regclass, k.conname)
        FROM pg_constraint k
        JOIN pg_class c ON c.oid = k.conrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE NOT k.convalidated AND
        """
            + NOT_OURS
            + "ORDER BY 1");
  }

  /** Rows that were copied with their keys leave the sequence behind: the next insert collides. */
  Finding sequencesBehind() throws SQLException {
    List<List<String>> owned =
        Rows.of(
            connection.get(),
            """
            SELECT format('SELECT %L, (SELECT max(%I)::numeric FROM %s), last_value, is_called'
                          || ' FROM %s',
                          s.oid::regclass, a.attname, d.refobjid::regclass, s.oid::regclass),
                   s.oid::regclass, d.refobjid::regclass, quote_ident(current_user),
                   CASE WHEN NOT has_sequence_privilege(s.oid, 'SELECT')
                          OR NOT has_column_privilege(d.refobjid, a.attnum, 'SELECT') THEN 'hidden'
                        WHEN row_security_active(d.refobjid) THEN 'filtered'
                        ELSE 'visible' END
            FROM pg_class s
            JOIN pg_namespace n ON n.oid = s.relnamespace
            JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.oid
              AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0
            JOIN pg_class c ON c.oid = d.refobjid
            JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
            JOIN pg_sequence q ON q.seqrelid = s.oid AND q.seqincrement > 0
            WHERE s.relkind = 'S' AND
            """
                + NOT_OURS
                + "AND "
                + notAludels
                + "ORDER BY 1");
    if (owned.isEmpty()) {
      return Finding.ok("none that columns own");
    }
    String questions =
        owned.stream()
            .filter(row -> row.get(4).equals("visible"))
            .map(row -> row.get(0))
            .collect(Collectors.joining(" UNION ALL "));
    Finding seen =
        questions.isEmpty()
            ? Finding.ok("none to be seen")
            : report(
                "all are ahead of their columns",
                "behind the column",
                """
                SELECT name || ' at ' || last || ', column at ' || most,
                       format('SELECT setval(%L, %s);', name, most)
                FROM (
                """
                    + questions
                    + """
                ) AS s (name, most, last, is_called)
                WHERE most > last OR (most = last AND NOT is_called)
                """);
    List<List<String>> unseen =
        owned.stream().filter(row -> !row.get(4).equals("visible")).toList();
    return seen.status() == Status.FAILED || unseen.isEmpty() ? seen : unseen(unseen);
  }

  /** What this role may not read, or reads through policies, may be behind all the same. */
  private static Finding unseen(List<List<String>> sequences) {
    return new Finding(
        Status.WARNING,
        sequences.size() + " cannot be looked at in this role",
        sequences.stream()
            .map(row -> row.get(1) + (row.get(4).equals("filtered") ? " (row-level security)" : ""))
            .collect(Collectors.joining(", ")),
        sequences.stream()
            .map(
                row ->
                    row.get(4).equals("filtered")
                        ? "Run this list as the owner of %s, too.".formatted(row.get(2))
                        : "GRANT SELECT ON %s, %s TO %s;"
                            .formatted(row.get(1), row.get(2), row.get(3)))
            .distinct()
            .collect(Collectors.joining("\n")));
  }

  private Finding report(String good, String bad, String sql) throws SQLException {
    return report(good, bad, Rows.of(connection.get(), sql));
  }

  /** Of rows whose columns are what, and the SQL that mends it. */
  static Finding report(String good, String bad, List<List<String>> rows) {
    return rows.isEmpty()
        ? Finding.ok(good)
        : new Finding(
            Status.FAILED,
            rows.size() + " " + bad,
            rows.stream().map(row -> row.get(0)).collect(Collectors.joining(", ")),
            rows.stream().map(row -> row.get(1)).collect(Collectors.joining("\n")));
  }
}
