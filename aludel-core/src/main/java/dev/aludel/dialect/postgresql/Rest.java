package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.Access;
import dev.aludel.dialect.Inspection;
import dev.aludel.dialect.Scope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a database holds and no schema does: one query over the catalogs of all such kinds. */
final class Rest {

  /** Takes schema names. What an extension brings, and what the server itself has, is not meant. */
  private static final String UNMANAGED =
      """
      WITH looked_at AS (SELECT oid, nspname FROM pg_catalog.pg_namespace WHERE nspname = ANY (?)),
      rest (kind, classid, objid, nspname, name) AS (
        SELECT CASE c.relkind WHEN 'f' THEN 'foreign table' ELSE 'typed table' END,
               'pg_class'::regclass::oid, c.oid, l.nspname::text, c.relname::text
        FROM pg_catalog.pg_class c JOIN looked_at l ON l.oid = c.relnamespace
        WHERE c.relkind = 'f' OR (c.relkind IN ('r', 'p') AND c.reloftype <> 0)
        UNION ALL
        SELECT CASE t.typtype WHEN 'b' THEN 'base type' ELSE 'shell type' END,
               'pg_type'::regclass, t.oid, l.nspname, t.typname
        FROM pg_catalog.pg_type t JOIN looked_at l ON l.oid = t.typnamespace
        WHERE (t.typtype = 'b'
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_type e
                               WHERE e.oid = t.typelem AND e.typarray = t.oid))
           OR (t.typtype = 'p' AND NOT t.typisdefined)
        UNION ALL
        SELECT 'operator', 'pg_operator'::regclass, o.oid, l.nspname, o.oid::regoperator::text
        FROM pg_catalog.pg_operator o JOIN looked_at l ON l.oid = o.oprnamespace
        UNION ALL
        SELECT 'operator class', 'pg_opclass'::regclass, o.oid, l.nspname, o.opcname
        FROM pg_catalog.pg_opclass o JOIN looked_at l ON l.oid = o.opcnamespace
        UNION ALL
        SELECT 'operator family', 'pg_opfamily'::regclass, o.oid, l.nspname, o.opfname
        FROM pg_catalog.pg_opfamily o JOIN looked_at l ON l.oid = o.opfnamespace
        UNION ALL
        SELECT 'conversion', 'pg_conversion'::regclass, c.oid, l.nspname, c.conname
        FROM pg_catalog.pg_conversion c JOIN looked_at l ON l.oid = c.connamespace
        UNION ALL
        SELECT 'text search configuration', 'pg_ts_config'::regclass, c.oid, l.nspname, c.cfgname
        FROM pg_catalog.pg_ts_config c JOIN looked_at l ON l.oid = c.cfgnamespace
        UNION ALL
        SELECT 'text search dictionary', 'pg_ts_dict'::regclass, d.oid, l.nspname, d.dictname
        FROM pg_catalog.pg_ts_dict d JOIN looked_at l ON l.oid = d.dictnamespace
        UNION ALL
        SELECT 'text search parser', 'pg_ts_parser'::regclass, p.oid, l.nspname, p.prsname
        FROM pg_catalog.pg_ts_parser p JOIN looked_at l ON l.oid = p.prsnamespace
        UNION ALL
        SELECT 'text search template', 'pg_ts_template'::regclass, t.oid, l.nspname, t.tmplname
        FROM pg_catalog.pg_ts_template t JOIN looked_at l ON l.oid = t.tmplnamespace
        UNION ALL
        SELECT 'trigger of a foreign table', 'pg_trigger'::regclass, t.oid, l.nspname,
               c.relname || '.' || t.tgname
        FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
        JOIN looked_at l ON l.oid = c.relnamespace WHERE NOT t.tgisinternal AND c.relkind = 'f'
        UNION ALL
        SELECT 'index that does not work', 'pg_class'::regclass, c.oid, l.nspname, c.relname
        FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
        JOIN looked_at l ON l.oid = c.relnamespace WHERE NOT i.indisvalid
        UNION ALL
        SELECT 'trigger of a foreign key to a partition with a state of its own',
               'pg_trigger'::regclass, t.oid, l.nspname, c.relname || '.' || up.conname
        FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
        JOIN looked_at l ON l.oid = c.relnamespace
        JOIN pg_catalog.pg_constraint k ON k.oid = t.tgconstraint
        JOIN pg_catalog.pg_constraint up ON up.oid = k.conparentid AND up.conrelid = k.conrelid
        LEFT JOIN pg_catalog.pg_trigger p ON p.oid = t.tgparentid
        WHERE t.tgisinternal
          AND CASE WHEN p.oid IS NOT NULL THEN t.tgenabled <> p.tgenabled
                   ELSE t.tgenabled <> 'O'
                     AND EXISTS (SELECT FROM pg_catalog.pg_constraint ok
                                 JOIN pg_catalog.pg_trigger o ON o.tgconstraint = ok.oid
                                 WHERE ok.conparentid = up.oid AND o.tgtype = t.tgtype
                                   AND o.tgenabled <> t.tgenabled) END
        UNION ALL
        SELECT 'trigger of a partition with a name of its own', 'pg_trigger'::regclass, t.oid,
               l.nspname, c.relname || '.' || t.tgname
        FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
        JOIN looked_at l ON l.oid = c.relnamespace
        LEFT JOIN pg_catalog.pg_constraint k ON k.oid = t.tgconstraint
        JOIN pg_catalog.pg_trigger p ON p.oid = t.tgparentid
        WHERE coalesce(k.contype, 't') = 't' AND t.tgname <> p.tgname
        UNION ALL
        SELECT 'key of a partition that is another than the one above', 'pg_constraint'::regclass,
               k.oid, l.nspname, c.relname || '.' || k.conname
        FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
        JOIN looked_at l ON l.oid = c.relnamespace
        JOIN pg_catalog.pg_constraint p ON p.oid = k.conparentid
        WHERE k.contype IN ('p', 'u')
          AND (k.contype, k.condeferrable, k.condeferred)
            <> (p.contype, p.condeferrable, p.condeferred)
        UNION ALL
        SELECT 'partition that is being detached', 'pg_class'::regclass, c.oid, l.nspname, c.relname
        FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
        JOIN looked_at l ON l.oid = c.relnamespace WHERE i.inhdetachpending
        UNION ALL
        SELECT 'foreign-data wrapper', 'pg_foreign_data_wrapper'::regclass, f.oid, NULL, f.fdwname
        FROM pg_catalog.pg_foreign_data_wrapper f
        UNION ALL
        SELECT 'foreign server', 'pg_foreign_server'::regclass, s.oid, NULL, s.srvname
        FROM pg_catalog.pg_foreign_server s
        UNION ALL
        SELECT 'user mapping', 'pg_user_mapping'::regclass, u.umid, NULL,
               'of ' || u.usename || ' for ' || u.srvname
        FROM pg_catalog.pg_user_mappings u
        UNION ALL
        SELECT 'subscription', 'pg_subscription'::regclass, s.oid, NULL, s.subname
        FROM pg_catalog.pg_subscription s JOIN pg_catalog.pg_database b ON b.oid = s.subdbid
        WHERE b.datname = current_database()
        UNION ALL
        SELECT 'cast', 'pg_cast'::regclass, c.oid, NULL,
               c.castsource::regtype || ' to ' || c.casttarget::regtype
        FROM pg_catalog.pg_cast c
        WHERE c.oid >= 16384
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                          WHERE d.classid = 'pg_cast'::regclass AND d.objid = c.oid
                            AND d.deptype = 'i')
        UNION ALL
        SELECT 'language', 'pg_language'::regclass, g.oid, NULL, g.lanname
        FROM pg_catalog.pg_language g WHERE g.oid >= 16384
        UNION ALL
        SELECT 'access method', 'pg_am'::regclass, a.oid, NULL, a.amname
        FROM pg_catalog.pg_am a WHERE a.oid >= 16384
        UNION ALL
        SELECT 'transform', 'pg_transform'::regclass, t.oid, NULL,
               t.trftype::regtype::text || ' for ' || g.lanname
        FROM pg_catalog.pg_transform t JOIN pg_catalog.pg_language g ON g.oid = t.trflang
        UNION ALL
        SELECT 'default privileges', 'pg_default_acl'::regclass, d.oid, n.nspname,
               'of ' || pg_get_userbyid(d.defaclrole)
        FROM pg_catalog.pg_default_acl d
        LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace
        UNION ALL
        SELECT 'security label', l.classoid, l.objoid, NULL, l.provider || ': ' || l.label
        FROM pg_catalog.pg_seclabel l)
      SELECT r.kind, r.nspname, r.name FROM rest r
      WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                        WHERE e.classid = r.classid AND e.objid = r.objid AND e.deptype = 'e')
      ORDER BY r.kind, r.nspname, r.name
      """;

  private Rest() {}

  /**
   * What is there and not managed.
   *
   * @param access what is managed of who may do what
   */
  static List<Inspection.Unmanaged> of(Connection connection, Scope scope, Access access)
      throws SQLException {
    Session session = Session.of(connection);
    List<String> schemas = new ArrayList<>(scope.schemas());
    schemas.add(session.currentSchema());
    List<Inspection.Unmanaged> rest = new ArrayList<>();
    Row.each(
        connection,
        UNMANAGED,
        "text",
        schemas.toArray(),
        row -> {
          if (access.privileges() && row.text("kind").equals("default privileges")) {
            return;
          }
          String name = row.text("name");
          String whole =
              row.optional("nspname")
                  .filter(schema -> !schema.equals(session.currentSchema()))
                  .map(schema -> schema + "." + name)
                  .orElse(name);
          rest.add(new Inspection.Unmanaged(row.text("kind"), whole));
        });
    return rest;
  }
}
