package dev.aludel.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a database look empty to the transaction of a connection, until it is rolled back: schemas,
 * publications and event triggers get other names, and the current schema is there anew. All of it
 * are changes of names in the catalog, which lock no table and which nobody else sees.
 *
 * <p>Extensions stay. Those of the current schema move to the new one where PostgreSQL lets them
 * ({@code ALTER EXTENSION … SET SCHEMA}, if the extension is relocatable and has no tables or
 * views, which that would lock); the others are found through the search path, where they are.
 */
final class SetAside {

  private static final String PREFIX = "aludel_aside_";
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  /** Takes the current schema and the prefix. Answers with one statement for all steps. */
  private static final String STEPS =
      """
      WITH given (current, prefix) AS (VALUES (?, ?)),
      own AS (
        SELECT n.oid, n.nspname AS name, g.prefix || n.oid AS aside, n.nspname = g.current AS is_current,
               n.nspowner AS owner, n.nspacl AS acl
        FROM pg_catalog.pg_namespace n CROSS JOIN given g
        WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
          AND pg_has_role(n.nspowner, 'USAGE')
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                          WHERE d.classid = 'pg_namespace'::regclass AND d.objid = n.oid
                            AND d.deptype = 'e')
          AND (n.nspname = g.current
               OR NOT EXISTS (SELECT FROM pg_catalog.pg_extension x WHERE x.extnamespace = n.oid))),
      extension AS (
        SELECT x.extname AS name, o.name AS schema,
               x.extrelocatable AND pg_has_role(x.extowner, 'USAGE')
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                               WHERE d.refclassid = 'pg_extension'::regclass AND d.refobjid = x.oid
                                 AND d.deptype = 'e' AND d.classid = 'pg_class'::regclass) AS moves
        FROM pg_catalog.pg_extension x JOIN own o ON o.oid = x.extnamespace AND o.is_current),
      step (turn, name, sql) AS (
        SELECT 1, e.evtname::text,
               format('ALTER EVENT TRIGGER %1$I DISABLE; ALTER EVENT TRIGGER %1$I RENAME TO %2$I',
                      e.evtname, g.prefix || e.oid)
        FROM pg_catalog.pg_event_trigger e CROSS JOIN given g
        WHERE pg_has_role(e.evtowner, 'USAGE')
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                          WHERE d.classid = 'pg_event_trigger'::regclass AND d.objid = e.oid
                            AND d.deptype = 'e')
        UNION ALL
        SELECT 2, p.pubname::text,
               format('ALTER PUBLICATION %I RENAME TO %I', p.pubname, g.prefix || p.oid)
        FROM pg_catalog.pg_publication p CROSS JOIN given g WHERE pg_has_role(p.pubowner, 'USAGE')
        UNION ALL
        SELECT 3, o.name, format('ALTER SCHEMA %I RENAME TO %I', o.name, o.aside) FROM own o
        UNION ALL
        SELECT 4, o.name,
               format('CREATE SCHEMA %I AUTHORIZATION %I', o.name, pg_get_userbyid(o.owner))
        FROM own o WHERE o.is_current
        UNION ALL
        SELECT 5, o.name,
               format('GRANT %s ON SCHEMA %I TO %s%s', a.privilege_type, o.name,
                      CASE a.grantee WHEN 0 THEN 'PUBLIC'
                        ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
                      CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
        FROM own o CROSS JOIN LATERAL aclexplode(o.acl) a
        WHERE o.is_current AND a.grantee <> o.owner
        UNION ALL
        SELECT 6, x.name::text, format('ALTER EXTENSION %I SET SCHEMA %I', x.name, x.schema)
        FROM extension x WHERE x.moves)
      SELECT (SELECT string_agg(s.sql, ';' ORDER BY s.turn, s.name) FROM step s),
             (SELECT o.aside FROM own o WHERE o.is_current),
             EXISTS (SELECT FROM extension x WHERE NOT x.moves)
      """;

  private SetAside() {}

  /** Whether an object of the database as a whole has its name from here. */
  static boolean isOne(String name) {
    return name.startsWith(PREFIX);
  }

  /**
   * Sets aside what the role may.
   *
   * @param connection in a transaction that has done nothing yet
   * @return what the connection looks at now, with a search path to set; empty if the current
   *     schema belongs to another role, and nothing was done
   */
  static Optional<Session> all(Connection connection, Session outside) throws SQLException {
    try (var query = connection.prepareStatement(STEPS)) {
      query.setString(1, outside.currentSchema());
      query.setString(2, PREFIX);
      try (var row = query.executeQuery()) {
        row.next();
        String steps = row.getString(1);
        String aside = row.getString(2);
        boolean holdsExtensions = row.getBoolean(3);
        if (aside == null) {
          return Optional.empty();
        }
        run(connection, steps);
        return Optional.of(holdsExtensions ? withRest(outside, aside) : outside);
      }
    } catch (SQLException e) {
      if (!INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
        throw e;
      }
      connection.rollback();
      return Optional.empty();
    }
  }

  /** What is left in the old schema is an extension's, and goes by the names it had. */
  private static Session withRest(Session outside, String aside) {
    String path = outside.searchPath() + ", " + Quoting.name(aside);
    return new Session(outside.version(), outside.currentSchema(), path, Map.of())
        .reading(Map.of(aside, Optional.empty()));
  }

  private static void run(Connection connection, String steps) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(steps);
    }
  }
}
