package dev.aludel.dialect.postgresql;

import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The queries for what is held as SQL: one for which kinds there are, one for the objects of all
 * these, one for what they need.
 *
 * <p>The second answers with one row an object: its catalog and its number there, what names it,
 * its definition as PostgreSQL itself writes it, and its options in pairs of name and value. They
 * read catalogs of the manual's chapter 52 and call functions of its section 9.27.
 */
final class ObjectQueries {

  private ObjectQueries() {}

  /**
   * Which parts the next query needs: a row with a column for each of them, of its name. Takes
   * schema names, those that are looked at.
   */
  static final String PARTS =
      Stream.of(ObjectPart.values())
          .map(part -> "EXISTS (%s) AS \"%s\"".formatted(part.presence(), part))
          .collect(Collectors.joining(", ", "SELECT ", ""));

  /** No row, of the columns' types: a part alone has columns that are NULL of no type. */
  private static final String TYPES =
      """
      SELECT NULL::text, NULL::oid, NULL::oid, NULL::name, NULL::text, NULL::text, NULL::text,
             NULL::text[], NULL::text[], NULL::oid, NULL::aclitem[], NULL::text WHERE false""";

  /** Takes schema names, those that are looked at. */
  static String objects(int version, Collection<ObjectPart> parts) {
    return """
        WITH looked_at AS (
          SELECT n.oid, n.nspname FROM pg_catalog.pg_namespace n WHERE n.nspname = ANY (?)),
        objects (kind, classid, objid, nspname, name, qualifier, definition, options, shape,
                 owner, acl, acl_kind) AS (
        """
        + Stream.concat(Stream.of(TYPES), parts.stream().map(part -> part.query(version)))
            .collect(Collectors.joining("\nUNION ALL\n"))
        + """
        )
        SELECT o.kind, o.classid::bigint AS classid, o.objid::bigint AS objid, o.nspname, o.name,
               o.qualifier, o.definition, o.options, o.shape, d.description,
               CASE WHEN r.rolname <> current_user THEN r.rolname END AS owner,
               CASE WHEN o.acl IS NOT NULL OR o.acl_kind = 'r' OR b.by_default IS NOT NULL THEN
                 (SELECT array_agg(g.grant_text ORDER BY g.grant_text) FROM (
                    SELECT coalesce(w.rolname, 'PUBLIC') || '='
                           || concat_ws(', ', CASE WHEN b.by_default IS NOT NULL THEN 'none' END,
                                        string_agg(x.privilege, ', ' ORDER BY x.privilege))
                           AS grant_text
                    FROM (SELECT e.grantee, e.privilege_type
                                 || CASE WHEN e.is_grantable THEN '*' ELSE '' END AS privilege
                          FROM aclexplode(coalesce(o.acl, CASE WHEN b.by_default IS NOT NULL
                                 THEN acldefault(o.acl_kind::"char", o.owner) END)) e
                          UNION ALL
                          SELECT e.grantee, e.privilege_type || ' ("'
                                 || replace(a.attname, '"', '""') || '")'
                                 || CASE WHEN e.is_grantable THEN '*' ELSE '' END
                          FROM pg_catalog.pg_attribute a, aclexplode(a.attacl) e
                          WHERE o.acl_kind = 'r' AND a.attrelid = o.objid AND a.attacl IS NOT NULL
                            AND NOT a.attisdropped
                          UNION ALL
                          SELECT unnest(b.by_default), NULL) x
                    LEFT JOIN pg_catalog.pg_roles w ON w.oid = x.grantee
                    WHERE x.grantee <> o.owner GROUP BY w.rolname) g) END AS grants,
               o.acl IS NOT NULL AND o.acl_kind IN ('f', 'T')
                 AND NOT EXISTS (SELECT FROM aclexplode(o.acl) x WHERE x.grantee = 0)
                 AS without_public,
        """
        + AccessQueries.WITHHELD.formatted("o.acl_kind")
        + """

        FROM objects o
        LEFT JOIN LATERAL (
          SELECT array_agg(DISTINCT e.grantee) AS by_default
          FROM pg_catalog.pg_default_acl da CROSS JOIN aclexplode(da.defaclacl) e
          LEFT JOIN pg_catalog.pg_namespace dn ON dn.oid = da.defaclnamespace
          WHERE da.defaclobjtype::text = o.acl_kind
            AND pg_get_userbyid(da.defaclrole) = current_user
            AND (da.defaclnamespace = 0 OR dn.nspname = o.nspname)) b ON true
        LEFT JOIN pg_catalog.pg_roles r ON r.oid = o.owner
        LEFT JOIN pg_catalog.pg_description d
          ON d.classoid = o.classid AND d.objoid = o.objid AND d.objsubid = 0
        WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                          WHERE e.classid = o.classid AND e.objid = o.objid
                            AND (e.deptype = 'e'
                                 OR (e.deptype = 'i' AND o.classid = 'pg_proc'::regclass)))
        """;
  }

  /**
   * What the objects need, of tables down to the column. Takes the numbers of the objects, in
   * whatever catalog they are; what is found of others is not asked for.
   */
  static final String DEPENDENCIES =
      """
      WITH objects (oid) AS (SELECT unnest(?)),
      owners (classid, objid, owner) AS (
        SELECT NULL::oid, o.oid, o.oid FROM objects o
        UNION ALL
        SELECT 'pg_rewrite'::regclass, r.oid, r.ev_class
        FROM pg_catalog.pg_rewrite r JOIN objects o ON o.oid = r.ev_class
        WHERE r.rulename = '_RETURN'
        UNION ALL
        SELECT 'pg_class'::regclass, i.indexrelid, i.indrelid
        FROM pg_catalog.pg_index i JOIN objects o ON o.oid = i.indrelid
        UNION ALL
        SELECT 'pg_constraint'::regclass, k.oid, k.contypid
        FROM pg_catalog.pg_constraint k JOIN objects o ON o.oid = k.contypid
        UNION ALL
        SELECT 'pg_class'::regclass, t.typrelid, t.oid
        FROM pg_catalog.pg_type t JOIN objects o ON o.oid = t.oid WHERE t.typrelid <> 0
        UNION ALL
        SELECT 'pg_publication_rel'::regclass, p.oid, p.prpubid
        FROM pg_catalog.pg_publication_rel p JOIN objects o ON o.oid = p.prpubid)
      SELECT DISTINCT w.owner::bigint AS owner, d.refclassid::bigint AS refclassid,
             coalesce(nullif(et.oid, 0), d.refobjid)::bigint AS refobjid,
             c.relkind::text, n.nspname, c.relname, a.attname,
             x.refobjid::bigint AS extension
      FROM owners w
      JOIN pg_catalog.pg_depend d
        ON d.objid = w.objid AND (w.classid IS NULL OR d.classid = w.classid)
          AND d.deptype IN ('n', 'a', 'i')
      LEFT JOIN pg_catalog.pg_type t
        ON d.refclassid = 'pg_type'::regclass AND t.oid = d.refobjid
      LEFT JOIN pg_catalog.pg_type et ON t.typcategory = 'A' AND et.oid = t.typelem
      LEFT JOIN pg_catalog.pg_constraint k
        ON d.refclassid = 'pg_constraint'::regclass AND k.oid = d.refobjid
      LEFT JOIN pg_catalog.pg_class c
        ON c.oid = CASE d.refclassid WHEN 'pg_class'::regclass THEN d.refobjid
                   WHEN 'pg_type'::regclass THEN nullif(coalesce(et.typrelid, t.typrelid), 0)
                   WHEN 'pg_constraint'::regclass THEN k.conrelid END
      LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_catalog.pg_attribute a
        ON d.refclassid = 'pg_class'::regclass AND a.attrelid = c.oid AND d.refobjsubid > 0
          AND a.attnum = d.refobjsubid
      LEFT JOIN pg_catalog.pg_depend x
        ON x.classid = d.refclassid AND x.objid = d.refobjid AND x.deptype = 'e'
      WHERE d.refobjid <> w.owner
      """;
}
