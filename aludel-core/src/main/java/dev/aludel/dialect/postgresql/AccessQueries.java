package dev.aludel.dialect.postgresql;

/**
 * The queries for owners and privileges: one row an object, with what is granted on it in pairs of
 * role and privileges (section 5.8 of PostgreSQL's manual, and {@code aclexplode} of table 9.77).
 */
final class AccessQueries {

  /** What stands between a role and what is granted to it: {@code chr(31)}. */
  static final char SEPARATOR = 31;

  private AccessQueries() {}

  /**
   * What is granted to others than the owner, by role: {@code INSERT, SELECT*, UPDATE (name)}
   * behind the name, with a character between them that no name has.
   */
  private static final String GRANTS =
      """
      (SELECT array_agg(g.grant_text ORDER BY g.grant_text) FROM (
         SELECT CASE WHEN x.grantee = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(x.grantee)::text END || chr(31)
                || string_agg(DISTINCT x.privilege, ', ' ORDER BY x.privilege) AS grant_text
         FROM (%s) x WHERE x.grantee <> o.owner GROUP BY x.grantee) g) AS grants""";

  private static final String EXPLODED =
      """
      SELECT e.grantee, e.privilege_type || CASE WHEN e.is_grantable THEN '*' ELSE '' END AS privilege
      FROM aclexplode(o.acl) e""";

  private static final String EXPLODED_COLUMNS =
      """
      SELECT e.grantee, e.privilege_type || ' ("' || replace(a.attname, '"', '""') || '")'
                        || CASE WHEN e.is_grantable THEN '*' ELSE '' END
      FROM pg_catalog.pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) e
      WHERE a.attrelid = o.objid AND o.classid = 'pg_class'::regclass AND a.attacl IS NOT NULL
        AND NOT a.attisdropped""";

  /**
   * What the owner of {@code o} has by default and has been taken from it; takes the letter of the
   * kind of object. Nothing where no privilege was ever given or taken.
   */
  static final String WITHHELD =
      """
      (SELECT string_agg(w.privilege_type, ', ' ORDER BY w.privilege_type)
       FROM aclexplode(acldefault(CASE WHEN o.acl IS NOT NULL THEN %s END::"char", o.owner)) w
       WHERE w.grantee = o.owner
         AND NOT EXISTS (SELECT FROM aclexplode(o.acl) x
                         WHERE x.grantee = o.owner AND x.privilege_type = w.privilege_type))
         AS withheld""";

  private static final String COLUMNS =
      """
      CASE WHEN o.classid = 'pg_class'::regclass THEN (
        SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = o.objid AND a.attacl IS NOT NULL AND NOT a.attisdropped) END AS columns""";

  /**
   * Takes schema names. The default of PUBLIC stands beside: EXECUTE on routines, USAGE on types
   * and on the schema public, on which servers before 15 grant CREATE, too: that is told.
   */
  static final String OBJECTS =
      """
        WITH looked_at AS (
          SELECT n.oid, n.nspname FROM pg_catalog.pg_namespace n WHERE n.nspname = ANY (?)),
        objects (kind, classid, objid, nspname, name, qualifier, owner, acl, of_public, owned_schema,
                 owned_by) AS (
          SELECT CASE c.relkind WHEN 'S' THEN 'SEQUENCE' WHEN 'v' THEN 'VIEW'
                      WHEN 'm' THEN 'MATERIALIZED_VIEW' ELSE 'TABLE' END,
                 'pg_class'::regclass::oid, c.oid, l.nspname::text, c.relname::text, '', c.relowner,
                 c.relacl, '', tn.nspname::text, t.relname::text
          FROM pg_catalog.pg_class c JOIN looked_at l ON l.oid = c.relnamespace
          LEFT JOIN pg_catalog.pg_depend d
            ON c.relkind = 'S' AND d.classid = 'pg_class'::regclass AND d.objid = c.oid
              AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
          LEFT JOIN pg_catalog.pg_class t ON t.oid = d.refobjid
          LEFT JOIN pg_catalog.pg_namespace tn ON tn.oid = t.relnamespace
          WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND c.relpersistence <> 't'
            AND c.reloftype = 0
          UNION ALL
          SELECT 'SCHEMA', 'pg_namespace'::regclass, n.oid, NULL, n.nspname, '', n.nspowner,
                 n.nspacl, CASE WHEN n.nspname = 'public' THEN 'USAGE' ELSE '' END, NULL, NULL
          FROM pg_catalog.pg_namespace n JOIN looked_at l ON l.oid = n.oid
          UNION ALL
          SELECT CASE p.prokind WHEN 'p' THEN 'PROCEDURE' WHEN 'a' THEN 'AGGREGATE'
                      ELSE 'FUNCTION' END,
                 'pg_proc'::regclass, p.oid, l.nspname, p.proname,
                 CASE p.prokind WHEN 'a' THEN pg_get_function_identity_arguments(p.oid)
                      ELSE oidvectortypes(p.proargtypes) END,
                 p.proowner, p.proacl, 'EXECUTE', NULL, NULL
          FROM pg_catalog.pg_proc p JOIN looked_at l ON l.oid = p.pronamespace
          UNION ALL
          SELECT CASE t.typtype WHEN 'e' THEN 'ENUM' WHEN 'd' THEN 'DOMAIN' WHEN 'r' THEN 'RANGE_TYPE'
                      ELSE 'COMPOSITE_TYPE' END,
                 'pg_type'::regclass, t.oid, l.nspname, t.typname, '', t.typowner, t.typacl, 'USAGE',
                 NULL, NULL
          FROM pg_catalog.pg_type t JOIN looked_at l ON l.oid = t.typnamespace
          LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
          WHERE t.typtype IN ('e', 'd', 'r') OR (t.typtype = 'c' AND c.relkind = 'c')
          UNION ALL
          SELECT 'COLLATION', 'pg_collation'::regclass, c.oid, l.nspname, c.collname, '',
                 c.collowner, NULL, '', NULL, NULL
          FROM pg_catalog.pg_collation c JOIN looked_at l ON l.oid = c.collnamespace
          UNION ALL
          SELECT 'STATISTICS', 'pg_statistic_ext'::regclass, s.oid, l.nspname, s.stxname, '',
                 s.stxowner, NULL, '', NULL, NULL
          FROM pg_catalog.pg_statistic_ext s JOIN looked_at l ON l.oid = s.stxnamespace
          UNION ALL
          SELECT 'EVENT_TRIGGER', 'pg_event_trigger'::regclass, e.oid, NULL, e.evtname, '',
                 e.evtowner, NULL, '', NULL, NULL
          FROM pg_catalog.pg_event_trigger e
          UNION ALL
          SELECT 'PUBLICATION', 'pg_publication'::regclass, p.oid, NULL, p.pubname, '',
                 p.pubowner, NULL, '', NULL, NULL
          FROM pg_catalog.pg_publication p)
        SELECT o.kind, o.nspname, o.name, o.qualifier, o.of_public, o.acl IS NOT NULL AS has_acl,
               o.owned_schema, o.owned_by,
               CASE WHEN r.rolname <> current_user AND o.owned_by IS NULL
                      AND (r.rolname, o.kind, o.name) <> ('pg_database_owner', 'SCHEMA', 'public')
                    THEN r.rolname END AS owner,
        """
          + GRANTS.formatted(EXPLODED + "\nUNION ALL\n" + EXPLODED_COLUMNS)
          + ",\n"
          + WITHHELD.formatted(
              """
              CASE o.classid WHEN 'pg_proc'::regclass THEN 'f' WHEN 'pg_type'::regclass THEN 'T'
              WHEN 'pg_namespace'::regclass THEN 'n' ELSE CASE o.kind WHEN 'SEQUENCE' THEN 's' ELSE 'r' END END""")
          + ",\n"
          + COLUMNS
          + """

        FROM objects o JOIN pg_catalog.pg_roles r ON r.oid = o.owner
        WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                          WHERE e.classid = o.classid AND e.objid = o.objid
                            AND (e.deptype = 'e'
                                 OR (e.deptype = 'i' AND o.classid = 'pg_proc'::regclass)))
        """;

  /** Takes schema names: default privileges in these, and those in all. */
  static final String DEFAULTS =
      """
      WITH objects (owner, nspname, objects, acl, of_public, acl_kind) AS (
        SELECT d.defaclrole, n.nspname,
               CASE d.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences'
                    WHEN 'f' THEN 'functions' WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas'
                    ELSE 'large objects' END, d.defaclacl,
               CASE WHEN n.oid IS NOT NULL THEN ''
                    ELSE CASE d.defaclobjtype WHEN 'f' THEN 'EXECUTE' WHEN 'T' THEN 'USAGE'
                         ELSE '' END END,
               CASE WHEN n.oid IS NULL THEN translate(d.defaclobjtype::text, 'S', 's') END
        FROM pg_catalog.pg_default_acl d
        LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace
        WHERE d.defaclnamespace = 0 OR n.nspname = ANY (?))
      SELECT pg_get_userbyid(o.owner) AS role, o.nspname, o.objects, o.of_public, true AS has_acl,
      """
          + GRANTS.formatted(EXPLODED)
          + ",\n"
          + WITHHELD.formatted("o.acl_kind")
          + "\nFROM objects o";

  /** Takes names of roles: those that are there. */
  static final String ROLES =
      "SELECT r.rolname FROM pg_catalog.pg_roles r WHERE r.rolname = ANY (?)";
}
