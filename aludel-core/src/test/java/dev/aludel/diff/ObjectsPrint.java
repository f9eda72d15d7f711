package dev.aludel.diff;

import dev.aludel.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What PostgreSQL says of all that is no table, in its own words, and who may do what. */
final class ObjectsPrint {

  private static final String MINE = CatalogPrint.MINE;

  /** Of extensions' objects nothing is said but that of the extension. */
  private static String notOfExtension(String catalog, String alias) {
    return " NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = '"
        + catalog
        + "'::regclass AND x.objid = "
        + alias
        + ".oid AND x.deptype = 'e')";
  }

  private static final List<String> QUERIES =
      List.of(
          """
          SELECT 'view ' || c.oid::regclass || ' ' || concat_ws(' ', c.relkind,
                   (SELECT array_agg(o ORDER BY o) FROM unnest(c.reloptions) o),
                   pg_get_viewdef(c.oid), obj_description(c.oid, 'pg_class'),
                   (SELECT string_agg(concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod),
                             pg_get_expr(d.adbin, d.adrelid), col_description(c.oid, a.attnum)), ', '
                             ORDER BY a.attnum)
                    FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
                    WHERE a.attrelid = c.oid AND a.attnum > 0))
          FROM pg_class c WHERE c.relkind IN ('v', 'm') AND c.relnamespace %s
          """
              .formatted(MINE),
          """
          SELECT 'routine ' || p.oid::regprocedure || ' ' || concat_ws(' ', pg_get_functiondef(p.oid),
                   obj_description(p.oid, 'pg_proc'))
          FROM pg_proc p WHERE p.prokind <> 'a' AND p.pronamespace %s AND %s
          """
              .formatted(MINE, notOfExtension("pg_proc", "p")),
          """
          SELECT 'aggregate ' || p.oid::regprocedure || ' ' || concat_ws(' ', a.aggtransfn,
                   a.aggfinalfn, a.aggcombinefn, a.aggmtransfn, a.aggminvtransfn, a.aggsortop::regoperator,
                   a.aggtranstype::regtype, a.agginitval, p.proparallel, obj_description(p.oid, 'pg_proc'))
          FROM pg_aggregate a JOIN pg_proc p ON p.oid = a.aggfnoid WHERE p.pronamespace %s AND %s
          """
              .formatted(MINE, notOfExtension("pg_proc", "p")),
          """
          SELECT 'type ' || t.oid::regtype || ' ' || concat_ws(' ', t.typtype,
                   format_type(nullif(t.typbasetype, 0), t.typtypmod), t.typnotnull,
                   pg_get_expr(t.typdefaultbin, 0),
                   nullif(t.typcollation, 0)::regcollation, obj_description(t.oid, 'pg_type'),
                   (SELECT string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder)
                    FROM pg_enum e WHERE e.enumtypid = t.oid),
                   (SELECT string_agg(concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod),
                             nullif(a.attcollation, 0)::regcollation, col_description(a.attrelid, a.attnum)),
                             ', ' ORDER BY a.attnum)
                    FROM pg_attribute a WHERE a.attrelid = t.typrelid AND NOT a.attisdropped),
                   (SELECT string_agg(concat_ws(' ', k.conname, pg_get_constraintdef(k.oid),
                             obj_description(k.oid, 'pg_constraint')), ', ' ORDER BY k.conname)
                    FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'),
                   (SELECT concat_ws(' ', r.rngsubtype::regtype, r.rngsubdiff, r.rngmultitypid::regtype)
                    FROM pg_range r WHERE r.rngtypid = t.oid))
          FROM pg_type t LEFT JOIN pg_class c ON c.oid = t.typrelid
          WHERE t.typtype IN ('e', 'd', 'r', 'c') AND coalesce(c.relkind, 'c') = 'c'
            AND t.typnamespace %s AND %s
          """
              .formatted(MINE, notOfExtension("pg_type", "t")),
          """
          SELECT 'trigger ' || concat_ws(' ', pg_get_triggerdef(t.oid), t.tgenabled,
                   obj_description(t.oid, 'pg_trigger'))
          FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
          WHERE NOT t.tgisinternal AND c.relnamespace %s
          """
              .formatted(MINE),
          """
          SELECT 'rule ' || concat_ws(' ', pg_get_ruledef(r.oid), r.ev_enabled,
                   obj_description(r.oid, 'pg_rewrite'))
          FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
          WHERE r.rulename <> '_RETURN' AND c.relnamespace %s
          """
              .formatted(MINE),
          """
          SELECT 'policy ' || concat_ws(' ', p.polname, p.polrelid::regclass, p.polcmd,
                   p.polpermissive, (SELECT array_agg(r::regrole::text ORDER BY r::regrole::text) FROM unnest(p.polroles) r), pg_get_expr(p.polqual, p.polrelid),
                   pg_get_expr(p.polwithcheck, p.polrelid), obj_description(p.oid, 'pg_policy'))
          FROM pg_policy p
          """,
          """
          SELECT 'statistics ' || concat_ws(' ', pg_get_statisticsobjdef(s.oid),
                   nullif(s.stxstattarget, -1), obj_description(s.oid, 'pg_statistic_ext'))
          FROM pg_statistic_ext s
          """,
          """
          SELECT 'sequence ' || s.seqrelid::regclass || ' ' || concat_ws(' ', s.seqtypid::regtype,
                   s.seqstart, s.seqincrement, s.seqmax, s.seqmin, s.seqcache, s.seqcycle,
                   c.relpersistence,
                   obj_description(c.oid, 'pg_class'),
                   (SELECT concat_ws(' ', d.deptype, d.refobjid::regclass, d.refobjsubid > 0)
                    FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                      AND d.deptype IN ('a', 'i')))
          FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid
          """,
          """
          SELECT 'collation ' || concat_ws(' ', c.collname, c.collprovider, c.collisdeterministic,
                   c.collcollate, c.collctype, to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale',
                   to_jsonb(c) ->> 'collicurules', obj_description(c.oid, 'pg_collation'))
          FROM pg_collation c WHERE c.collnamespace %s
          """
              .formatted(MINE),
          """
          SELECT 'publication ' || concat_ws(' ', p.pubname, to_jsonb(p) - '{oid,pubowner}'::text[],
                   obj_description(p.oid, 'pg_publication'),
                   (SELECT string_agg((to_jsonb(t) - 'attnames'::text)::text, ', '
                                      ORDER BY t.schemaname, t.tablename)
                    FROM pg_publication_tables t WHERE t.pubname = p.pubname))
          FROM pg_publication p
          """,
          """
          SELECT 'event trigger ' || concat_ws(' ', e.evtname, e.evtevent, e.evtfoid::regproc,
                   e.evtenabled, e.evttags, obj_description(e.oid, 'pg_event_trigger'))
          FROM pg_event_trigger e
          """,
          """
          SELECT 'extension ' || concat_ws(' ', e.extname, e.extnamespace::regnamespace)
          FROM pg_extension e
          """,
          """
          SELECT 'schema ' || concat_ws(' ', n.nspname, obj_description(n.oid, 'pg_namespace'))
          FROM pg_namespace n WHERE n.nspname !~ '^pg_'
          """);

  private static final String ACCESS =
      """
      SELECT concat_ws(' ', 'access', o.name, o.owner::regrole, a.grantee::regrole, a.privilege_type,
               a.is_grantable)
      FROM (SELECT 'relation ' || oid::regclass AS name, relowner AS owner, relacl AS acl FROM pg_class
            WHERE relnamespace %1$s AND relkind IN ('r', 'p', 'v', 'm', 'S')
            UNION ALL SELECT 'routine ' || p.oid::regprocedure, proowner, coalesce(proacl, acldefault('f', proowner)) FROM pg_proc p
            WHERE pronamespace %1$s AND %2$s
            UNION ALL SELECT 'type ' || oid::regtype, typowner, coalesce(typacl, acldefault('T', typowner)) FROM pg_type
            WHERE typnamespace %1$s AND typtype IN ('e', 'd')
            UNION ALL SELECT 'schema ' || nspname, nspowner, nspacl FROM pg_namespace
            WHERE oid %1$s AND nspname <> 'public'
            UNION ALL SELECT 'column ' || attrelid::regclass || '.' || attname, 0, attacl
            FROM pg_attribute WHERE attacl IS NOT NULL AND attrelid >= 16384
            UNION ALL SELECT 'default ' || concat_ws(' ', defaclrole::regrole, nullif(defaclnamespace, 0)::regnamespace,
              defaclobjtype), 0, defaclacl FROM pg_default_acl) o
      LEFT JOIN LATERAL aclexplode(o.acl) a ON a.grantee <> o.owner
      """
          .formatted(MINE, notOfExtension("pg_proc", "p"));

  private ObjectsPrint() {}

  static List<String> of(TestDatabase db, boolean access) throws SQLException {
    List<String> print = new ArrayList<>();
    for (String query : QUERIES) {
      print.addAll(db.query(query));
    }
    if (access) {
      print.addAll(db.query(ACCESS));
    }
    return print;
  }
}
